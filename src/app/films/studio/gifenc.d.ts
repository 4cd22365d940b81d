/** The part of gifenc, which comes without types, that is used here. */
declare module 'gifenc' {
  export interface GifFrameOptions {
    /** Red, green, blue, 0 to 255; of the first frame: the palette of the whole file. At most 256. */
    readonly palette?: readonly (readonly [red: number, green: number, blue: number])[];
    /** In milliseconds. */
    readonly delay: number;
    readonly transparent?: boolean;
    readonly transparentIndex?: number;
    /** 1: the next frame is drawn over this one. */
    readonly dispose?: number;
    /** 0: for ever. */
    readonly repeat?: number;
  }

  export interface GifStream {
    writeByte(byte: number): void;
    writeBytes(bytes: ArrayLike<number>): void;
  }

  export function GIFEncoder(): {
    readonly stream: GifStream;
    writeFrame(indices: Uint8Array, width: number, height: number, options: GifFrameOptions): void;
    finish(): void;
    /** A copy. */
    bytes(): Uint8Array<ArrayBuffer>;
    /** A view, valid until the next frame. */
    bytesView(): Uint8Array<ArrayBuffer>;
  };
}
