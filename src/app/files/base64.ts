/** Numbers of a network as text: 32-bit floating point, lowest byte first, in base64. */

/** Bytes turned into characters at a time: more would be too many arguments for one call. */
const CHUNK = 0x8000;

export function toBase64(values: Float32Array): string {
  const view = new DataView(new ArrayBuffer(4 * values.length));
  values.forEach((value, index) => view.setFloat32(4 * index, value, true));
  const bytes = new Uint8Array(view.buffer);
  let text = '';
  for (let from = 0; from < bytes.length; from += CHUNK) {
    text += String.fromCharCode(...bytes.subarray(from, from + CHUNK));
  }
  return btoa(text);
}

/** Undefined where `text` is no such numbers. */
export function fromBase64(text: string): Float32Array | undefined {
  const decoded = decode(text);
  if (decoded === undefined || decoded.length % 4 !== 0) return undefined;
  const view = new DataView(Uint8Array.from(decoded, (one) => one.charCodeAt(0)).buffer);
  return Float32Array.from({ length: decoded.length / 4 }, (_, index) =>
    view.getFloat32(4 * index, true),
  );
}

function decode(text: string): string | undefined {
  try {
    return atob(text);
  } catch {
    return undefined;
  }
}
