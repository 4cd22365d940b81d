/** One seed's final points as a small canvas, painted when it comes into sight. */
import { useEffect, useRef, useState } from 'react';
import type { ColourRole } from '../../plots/palette.ts';
import { paintSmallMultiple } from '../../plots/smallMultiple.ts';
import { SHOWN_SQUARE } from '../../training/protocol.ts';
import { usePalette } from '../state/theme.ts';
import { repaintGently } from '../views/repaintGently.ts';
import { useSize } from '../views/useSize.ts';

interface SeedPictureProps {
  readonly samples: ArrayLike<number>;
  readonly real: ArrayLike<number>;
  readonly colour: ColourRole;
}

export function SeedPicture({ samples, real, colour }: SeedPictureProps) {
  const canvas = useRef<HTMLCanvasElement>(null);
  const size = useSize(canvas)?.width;
  const palette = usePalette();
  const inSight = useInSight(canvas);

  useEffect(() => {
    const context = canvas.current?.getContext('2d');
    if (!context || !size || !inSight) return undefined;
    const repainting = repaintGently(() => {
      const pixelRatio = devicePixelRatio || 1;
      context.canvas.width = Math.round(size * pixelRatio);
      context.canvas.height = context.canvas.width;
      const view = SHOWN_SQUARE;
      const generated = { points: samples, colour: palette[colour] };
      paintSmallMultiple(context, { size, pixelRatio, view, palette, real, generated });
    });
    repainting.ask();
    return () => repainting.stop();
  }, [samples, real, colour, size, palette, inSight]);

  return <canvas ref={canvas} aria-hidden="true" />;
}

/** Whether the element is on the screen, or nearly. */
function useInSight(target: React.RefObject<Element | null>): boolean {
  const [inSight, setInSight] = useState(false);
  useEffect(() => {
    const element = target.current;
    if (!element) return undefined;
    const observer = new IntersectionObserver(
      (entries) => setInSight(entries.at(-1)!.isIntersecting),
      { rootMargin: NEARLY },
    );
    observer.observe(element);
    return () => observer.disconnect();
  }, [target]);
  return inSight;
}

/** So far outside, pictures are painted ahead. */
const NEARLY = '100px';
