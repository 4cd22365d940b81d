/** A comment that travels inside a JPEG file, where nobody sees it: put in and found again. Looks at no pixels. */

/** The marker that every file begins with. */
const START = 2;
const COMMENT = 0xfe;
/** Frame headers of the two sorts that browsers write. */
const FRAMES = [0xc0, 0xc2];

/** A copy of `jpeg` with `comment`, which has to fit into 65,533 bytes. */
export function withComment(jpeg: Buffer, comment: string): Buffer {
  const text = Buffer.from(comment, 'utf8');
  const head = Buffer.from([0xff, COMMENT, 0, 0]);
  head.writeUInt16BE(text.length + 2, 2);
  return Buffer.concat([jpeg.subarray(0, START), head, text, jpeg.subarray(START)]);
}

/** Undefined where there is none. */
export function commentIn(jpeg: Buffer): string | undefined {
  return segmentIn(jpeg, [COMMENT])?.toString('utf8');
}

/** In pixels. */
export function sizeOf(jpeg: Buffer): { readonly width: number; readonly height: number } {
  const frame = segmentIn(jpeg, FRAMES);
  return { width: frame?.readUInt16BE(3) ?? 0, height: frame?.readUInt16BE(1) ?? 0 };
}

/** What the first segment of one of these kinds holds, without marker and length. */
function segmentIn(jpeg: Buffer, kinds: readonly number[]): Buffer | undefined {
  for (let at = START; at + 4 <= jpeg.length && jpeg[at] === 0xff;) {
    const length = jpeg.readUInt16BE(at + 2);
    if (kinds.includes(jpeg[at + 1]!)) return jpeg.subarray(at + 4, at + 2 + length);
    at += 2 + length;
  }
  return undefined;
}
