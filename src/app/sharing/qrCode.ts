/** A link as a QR code, as SVG. Black on white in every theme, because scanners expect it so. */
import { encode } from 'uqr';

/** In modules: scanners need this much white around the code. */
const MARGIN = 4;

/** Codes with more modules on a side are too fine to be scanned from the last row. */
const FINE_SIDE = 70;

export function isFine({ side }: QrCode): boolean {
  return side > FINE_SIDE;
}

export interface QrCode {
  /** Modules on a side, the margin included. */
  readonly side: number;
  /** The dark modules as an SVG path, one unit a module. */
  readonly path: string;
}

/** Undefined for a text that is too long for the largest code (about 2,900 characters). */
export function qrCodeOf(text: string): QrCode | undefined {
  try {
    // The more a code says, the finer it is: long links get by with the least redundancy.
    const { data, size } = encode(text, { ecc: 'L', boostEcc: true, border: MARGIN });
    const rows = data.map((row, y) => row.map((dark, x) => (dark ? `M${x} ${y}h1v1h-1z` : '')));
    return { side: size, path: rows.flat().join('') };
  } catch (error) {
    if (error instanceof RangeError) return undefined;
    throw error;
  }
}

/** The code as a file of its own, a centimetre for ten modules. */
export function qrCodeFile({ side, path }: QrCode, title: string): string {
  const named = title.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${side} ${side}" width="${side}mm" height="${side}mm"><title>${named}</title><path fill="#fff" d="M0 0h${side}v${side}H0z"/><path d="${path}"/></svg>\n`;
}
