/** A distribution as a small picture. */
import { useEffect, useRef } from 'react';
import type { Distribution } from '../../data/distribution.ts';
import { createRandom } from '../../data/random.ts';
import { paintThumbnail } from '../../plots/thumbnail.ts';
import { usePalette } from '../state/theme.ts';
import { useSize } from './useSize.ts';

const POINTS = 300;

interface ThumbnailProps {
  readonly distribution: Distribution;
}

export function Thumbnail({ distribution }: ThumbnailProps) {
  const canvas = useRef<HTMLCanvasElement>(null);
  const size = useSize(canvas)?.width;
  const palette = usePalette();
  useEffect(() => {
    const context = canvas.current?.getContext('2d');
    if (!context || !size) return;
    const pixelRatio = devicePixelRatio || 1;
    context.canvas.width = Math.round(size * pixelRatio);
    context.canvas.height = context.canvas.width;
    const points = distribution.create({}).sample(POINTS, createRandom(1, 'thumbnail', 0));
    paintThumbnail(context, { size, pixelRatio, palette, points });
  }, [distribution, size, palette]);
  return <canvas ref={canvas} aria-hidden="true" />;
}
