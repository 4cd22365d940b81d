/**
 * A card over the whole page, with a title and a way out. Its contents exist while it is open. Knows
 * nothing of what stands in it.
 */
import { useEffect, useId, useRef, type ReactNode } from 'react';

interface DialogProps {
  readonly title: string;
  /** Beside the title, in a few words. */
  readonly aside?: ReactNode;
  readonly className?: string;
  /** What the button says that closes it. */
  readonly wayOut?: string;
  readonly open: boolean;
  /** Called when it has closed, by Escape, by a button or because `open` was taken away. */
  readonly onClose: () => void;
  readonly children: ReactNode;
}

export function Dialog(props: DialogProps) {
  const { title, aside, className, wayOut = 'Close', open, onClose, children } = props;
  const heading = useId();
  const dialog = useRef<HTMLDialogElement>(null);
  useEffect(() => {
    if (open && !dialog.current?.open) dialog.current?.showModal();
    if (!open) dialog.current?.close();
  }, [open]);
  return (
    <dialog
      ref={dialog}
      className={className ? `dialog ${className}` : 'dialog'}
      aria-labelledby={heading}
      onClose={onClose}
    >
      {open && (
        <>
          <div className="dialog-head">
            <h2 id={heading}>{title}</h2>
            {aside && <span className="note">{aside}</span>}
            <button type="button" className="quiet" onClick={() => dialog.current?.close()}>
              {wayOut}
            </button>
          </div>
          {children}
        </>
      )}
    </dialog>
  );
}
