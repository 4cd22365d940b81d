/** The pad over the whole page, for those who want to draw more exactly. */
import { useId, useRef, useState, type ReactNode } from 'react';

interface LargerDrawingProps {
  readonly pad: ReactNode;
  readonly tools: ReactNode;
  /** How many points there are, in words. */
  readonly counted: string;
}

export function LargerDrawing({ pad, tools, counted }: LargerDrawingProps) {
  const title = useId();
  const dialog = useRef<HTMLDialogElement>(null);
  const [open, setOpen] = useState(false);
  return (
    <>
      <button
        type="button"
        className="quiet"
        onClick={() => {
          setOpen(true);
          dialog.current?.showModal();
        }}
      >
        Draw larger
      </button>
      <dialog
        ref={dialog}
        className="larger-drawing"
        aria-labelledby={title}
        onClose={() => setOpen(false)}
      >
        {open && (
          <>
            <div className="drawing-head">
              <h2 id={title}>Your own points</h2>
              <span className="note">{counted}</span>
            </div>
            {pad}
            <div className="buttons">
              {tools}
              <button type="button" className="primary" onClick={() => dialog.current?.close()}>
                Done
              </button>
            </div>
          </>
        )}
      </dialog>
    </>
  );
}
