/** The way to the share dialog, which is loaded when it is first asked for. */
import { lazy, Suspense, useState } from 'react';

const ShareDialog = lazy(async () => ({
  default: (await import('./ShareDialog.tsx')).ShareDialog,
}));

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
      <Suspense>{open && <ShareDialog onClose={() => setOpen(false)} />}</Suspense>
    </>
  );
}
