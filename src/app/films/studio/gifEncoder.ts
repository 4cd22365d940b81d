/** A canvas as GIF. */
import { delaysOf } from '../schedule.ts';
import { FilmError, type OpenEncoder } from './encoder.ts';
import { GifWriter } from './gif.ts';
import { gifColours } from './gifColours.ts';

/** Larger ones nobody can open, and they have to fit into memory. */
const MOST_MEGABYTES = 400;

export const openGif: OpenEncoder = async (canvas, order) => {
  const { width, height } = canvas;
  const context = canvas.getContext('2d')!;
  const writer = new GifWriter({
    width,
    height,
    colours: gifColours(order.scene.palette),
    delays: delaysOf(order.pictures, order.framesPerSecond),
    comment: `${order.title}\n${order.comment}`,
  });
  return {
    async add() {
      writer.add(context.getImageData(0, 0, width, height).data);
      if (writer.byteLength > MOST_MEGABYTES * 1024 ** 2) {
        throw new FilmError(
          `This GIF grows beyond ${MOST_MEGABYTES} MB. Make it shorter or smaller, or make a video, which takes a tenth of that.`,
        );
      }
    },
    get byteLength() {
      return writer.byteLength;
    },
    async finish() {
      return new Blob([writer.finish()], { type: 'image/gif' });
    },
  };
};
