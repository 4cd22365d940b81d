/** The link for everybody in the room: a code to be scanned off the wall. */
import { useMemo } from 'react';
import { download } from '../files/download.ts';
import { isFine, qrCodeFile, qrCodeOf } from './qrCode.ts';

interface QrPictureProps {
  readonly link: string;
  readonly title: string;
}

export function QrPicture({ link, title }: QrPictureProps) {
  const code = useMemo(() => qrCodeOf(link), [link]);
  if (!code) {
    return (
      <p className="note qr-picture">
        A QR code holds about 2,900 characters, and this link has {link.length.toLocaleString('en')}
        .
      </p>
    );
  }
  return (
    <figure className="qr-picture">
      <svg role="img" aria-label="QR code of the address" viewBox={`0 0 ${code.side} ${code.side}`}>
        <path className="qr-ground" d={`M0 0h${code.side}v${code.side}H0z`} />
        <path className="qr-modules" d={code.path} />
      </svg>
      {isFine(code) && (
        <figcaption className="note">A long link makes a fine code: show it large.</figcaption>
      )}
      <button
        type="button"
        onClick={() => download(qrCodeFile(code, title), 'gan-playground-qr', 'svg')}
      >
        Save QR code
      </button>
    </figure>
  );
}
