/** How large a film will be, about. */
import type { Format } from './choices.ts';

interface Size {
  readonly width: number;
  readonly height: number;
  readonly framesPerSecond: number;
}

/**
 * Points jump from picture to picture and level lines are thin: less than this leaves gaps in the lines.
 */
const BITS_PER_PIXEL = 0.3;

/** Measured on films of usual experiments, whose critics colour the ground anew in every picture. */
const GIF_BYTES_PER_PIXEL = 0.2;

/** What a video is encoded at. */
export function bitsPerSecond({ width, height, framesPerSecond }: Size): number {
  return Math.round(BITS_PER_PIXEL * width * height * framesPerSecond);
}

export function estimatedBytes(format: Format, size: Size, pictures: number): number {
  if (format === 'gif') return GIF_BYTES_PER_PIXEL * size.width * size.height * pictures;
  return (bitsPerSecond(size) / 8 / size.framesPerSecond) * pictures;
}

/** "340 kB", "2.4 MB". */
export function sizeInWords(bytes: number): string {
  if (bytes < 1e6) return `${Math.max(1, Math.round(bytes / 1e3))} kB`;
  const megabytes = bytes / 1e6;
  return `${megabytes < 10 ? megabytes.toFixed(1) : Math.round(megabytes)} MB`;
}
