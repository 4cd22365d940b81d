/** A distribution as a small picture. */
import { useEffect, useRef } from 'react';
import type { Distribution } from '../../data/distribution.ts';
import type { ParameterTexts } from '../../experiment/parameter.ts';
import { createRandom } from '../../data/random.ts';
import { paintThumbnail } from '../../plots/thumbnail.ts';
import { usePalette } from '../state/theme.ts';
import { useSize } from './useSize.ts';

const POINTS = 300;

interface ThumbnailProps {
  readonly distribution: Distribution;
  /** Without problems, and always the same object for the same picture; absent: the defaults. */
  readonly texts?: ParameterTexts | undefined;
}

export function Thumbnail({ distribution, texts }: ThumbnailProps) {
  const canvas = useRef<HTMLCanvasElement>(null);
  const size = useSize(canvas)?.width;
  const palette = usePalette();
  useEffect(() => {
    const context = canvas.current?.getContext('2d');
    if (!context || !size) return;
    const pixelRatio = devicePixelRatio || 1;
    context.canvas.width = Math.round(size * pixelRatio);
    context.canvas.height = context.canvas.width;
    const points = distribution.create({}, texts).sample(POINTS, createRandom(1, 'thumbnail', 0));
    paintThumbnail(context, { size, pixelRatio, palette, points });
  }, [distribution, texts, size, palette]);
  return <canvas ref={canvas} aria-hidden="true" />;
}
