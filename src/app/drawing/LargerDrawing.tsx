/** The pad over the whole page, for those who want to draw more exactly. */
import { useState, type ReactNode } from 'react';
import { Dialog } from '../controls/Dialog.tsx';

interface LargerDrawingProps {
  readonly pad: ReactNode;
  readonly tools: ReactNode;
  /** How many points there are, in words. */
  readonly counted: string;
}

export function LargerDrawing({ pad, tools, counted }: LargerDrawingProps) {
  const [open, setOpen] = useState(false);
  return (
    <>
      <button type="button" className="quiet" onClick={() => setOpen(true)}>
        Draw larger
      </button>
      <Dialog
        title="Your own points"
        aside={counted}
        className="larger-drawing"
        open={open}
        wayOut="Done"
        onClose={() => setOpen(false)}
      >
        {pad}
        <div className="buttons">{tools}</div>
      </Dialog>
    </>
  );
}
