/** The way to the share dialog, which is loaded when it is first asked for. */
import { useState } from 'react';
import { later } from '../later.tsx';

const ShareDialog = later(
  async () => (await import('./ShareDialog.tsx')).ShareDialog,
  () => null,
);

export function ShareButton() {
  const [open, setOpen] = useState(false);
  return (
    <>
      <button
        type="button"
        className="share"
        aria-haspopup="dialog"
        title="Link, embed, QR code, a copy for offline use"
        onClick={() => setOpen(true)}
      >
        Share
      </button>
      {open && <ShareDialog onClose={() => setOpen(false)} />}
    </>
  );
}
