/** A square canvas that is painted again for every frame. What is painted is up to the painter. */
import { useEffect, useRef, useState } from 'react';
import type { DrawingContext } from '../../plots/surface.ts';
import { store } from '../state/store.ts';
import { useRunLookUp } from '../state/usePlayground.ts';
import { repaintGently } from './repaintGently.ts';
import { useSize } from './useSize.ts';

export interface PictureSize {
  /** Side in CSS pixels. */
  readonly size: number;
  readonly pixelRatio: number;
  readonly markScale: number;
}

interface SquarePictureProps {
  /** Its accessible name. */
  readonly name: string;
  readonly className?: string;
  /** Returns how many points it had to leave out. Always the same function for the same picture. */
  paint(context: DrawingContext, size: PictureSize): number;
}

export function SquarePicture({ name, className, paint }: SquarePictureProps) {
  const canvas = useRef<HTMLCanvasElement>(null);
  const measured = useSize(canvas);
  const size = measured?.width;
  const markScale = measured?.unit ?? 1;
  const lookUp = useRunLookUp();
  const [outside, setOutside] = useState(0);

  useEffect(() => {
    const context = canvas.current?.getContext('2d');
    if (!context || !size) return;
    const repainting = repaintGently(() => {
      const pixelRatio = devicePixelRatio || 1;
      const pixels = Math.round(size * pixelRatio);
      if (context.canvas.width !== pixels) {
        context.canvas.width = pixels;
        context.canvas.height = pixels;
      }
      setOutside(paint(context, { size, pixelRatio, markScale }));
    });
    repainting.ask();
    let shown = lookUp(store.getState()).frame;
    const unsubscribe = store.subscribe((state) => {
      const { frame } = lookUp(state);
      if (frame !== shown) repainting.ask();
      shown = frame;
    });
    return () => {
      unsubscribe();
      repainting.stop();
    };
  }, [size, markScale, paint, lookUp]);

  return (
    <div className={className ? `square-picture ${className}` : 'square-picture'}>
      <canvas ref={canvas} role="img" aria-label={name} />
      {outside > 0 && <div className="sample-reading">{outside} outside</div>}
    </div>
  );
}
