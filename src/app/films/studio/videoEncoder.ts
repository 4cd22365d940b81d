/**
 * A canvas as MP4 or WebM, encoded by the browser (WebCodecs) and wrapped by mediabunny, in memory. MP4 is always
 * H.264, because that is what slides take; a browser without it can write WebM.
 */
import {
  BufferTarget,
  canEncodeVideo,
  CanvasSource,
  Mp4OutputFormat,
  Output,
  Quality,
  WebMOutputFormat,
  type VideoCodec,
} from 'mediabunny';
import type { Format } from '../choices.ts';
import { bitsPerSecond } from '../fileSize.ts';
import { FilmError, type FilmEncoder } from './encoder.ts';
import type { FilmOrder, PictureSize } from './messages.ts';

export type VideoFormat = Exclude<Format, 'gif'>;

/** From the most wanted. */
const CODECS: Readonly<Record<VideoFormat, readonly VideoCodec[]>> = {
  mp4: ['avc'],
  webm: ['vp9', 'vp8'],
};

/** Stills that are dragged through, as in a lecture, come quickly. */
const KEY_FRAME_SECONDS = 1;

export async function codecFor(
  format: VideoFormat,
  { width, height, framesPerSecond }: PictureSize,
): Promise<VideoCodec | undefined> {
  if (!('VideoEncoder' in globalThis)) return undefined;
  const quality = new Quality({ bitrate: bitsPerSecond({ width, height, framesPerSecond }) });
  for (const codec of CODECS[format]) {
    const options = { width, height, frameRate: framesPerSecond, quality };
    if (await canEncodeVideo(codec, options)) return codec;
  }
  return undefined;
}

export async function openVideo(
  format: VideoFormat,
  canvas: OffscreenCanvas,
  { framesPerSecond, title, comment }: FilmOrder,
): Promise<FilmEncoder> {
  const { width, height } = canvas;
  const size = { width, height, framesPerSecond };
  const codec = await codecFor(format, size);
  if (!codec) {
    throw new FilmError(
      `This browser cannot write ${format === 'mp4' ? 'H.264' : 'WebM'} at ${width} × ${height}. Choose another format or a smaller size.`,
    );
  }
  const target = new BufferTarget();
  const output = new Output({
    format: format === 'mp4' ? new Mp4OutputFormat() : new WebMOutputFormat(),
    target,
  });
  let byteLength = 0;
  const source = new CanvasSource(canvas, {
    codec,
    quality: new Quality({ bitrate: bitsPerSecond(size) }),
    keyFrameInterval: KEY_FRAME_SECONDS,
    onEncodedPacket: (packet) => (byteLength += packet.byteLength),
  });
  output.addVideoTrack(source, { frameRate: framesPerSecond });
  output.setMetadataTags({ title, comment });
  await output.start();
  let count = 0;
  return {
    async add() {
      await source.add(count / framesPerSecond, 1 / framesPerSecond);
      count++;
    },
    get byteLength() {
      return byteLength;
    },
    async finish() {
      await output.finalize();
      return new Blob([target.buffer!], { type: `video/${format}` });
    },
  };
}
