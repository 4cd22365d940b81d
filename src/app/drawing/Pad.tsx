/** The square that points are drawn in, by mouse, finger, pen or keyboard. Shows points, keeps none. */
import { useEffect, useId, useRef } from 'react';
import { paintPad } from '../../plots/padPainter.ts';
import { SHOWN_SQUARE } from '../../training/protocol.ts';
import { usePalette } from '../state/theme.ts';
import { repaintGently } from '../views/repaintGently.ts';
import { useSize } from '../views/useSize.ts';
import { ERASER_RADIUS, type Tool } from './stroke.ts';
import { useCrosshair } from './useCrosshair.ts';
import { useStrokes } from './useStrokes.ts';

interface PadProps {
  /** Its accessible name. */
  readonly name: string;
  /** x₀, y₀, x₁, y₁, … as they are now. */
  current(): ArrayLike<number>;
  readonly tool: Tool;
  /** Told of each stroke when it is finished, and of each key that changed something. */
  onChange(points: ArrayLike<number>): void;
  /** Told what there is to say to those who do not see it. */
  onSay(sentence: string): void;
}

export function Pad({ name, current, tool, onChange, onSay }: PadProps) {
  const instructions = useId();
  const canvas = useRef<HTMLCanvasElement>(null);
  const size = useSize(canvas)?.width;
  const palette = usePalette();
  const repaint = useRef<() => void>(undefined);
  const { crosshair, hide, handlers: keys } = useCrosshair({ current, onChange, onSay });
  const strokes = useStrokes({
    current,
    tool,
    onStroke: onChange,
    onMove: () => repaint.current?.(),
  });

  const paint = () => {
    const context = canvas.current?.getContext('2d');
    if (!context || !size) return;
    const pixelRatio = devicePixelRatio || 1;
    const pixels = Math.round(size * pixelRatio);
    if (context.canvas.width !== pixels) {
      context.canvas.width = pixels;
      context.canvas.height = pixels;
    }
    const at = strokes.pointer();
    paintPad(context, {
      size,
      pixelRatio,
      view: SHOWN_SQUARE,
      palette,
      points: strokes.shown(),
      crosshair,
      eraser: tool === 'erase' && at ? { at, radius: ERASER_RADIUS } : undefined,
    });
  };

  const latest = useRef(paint);
  useEffect(() => {
    const repainting = repaintGently(() => latest.current());
    repaint.current = repainting.ask;
    return repainting.stop;
  }, []);
  useEffect(() => {
    latest.current = paint;
    repaint.current?.();
  });

  return (
    <>
      <div
        className="pad"
        role="application"
        tabIndex={0}
        aria-label={name}
        aria-describedby={instructions}
        data-tool={tool}
        {...keys}
        {...strokes.handlers}
        onPointerDown={(event) => {
          strokes.handlers.onPointerDown(event);
          hide();
        }}
      >
        <canvas ref={canvas} aria-hidden="true" />
      </div>
      <p className="visually-hidden" id={instructions}>
        Arrow keys move the crosshair, with Shift by larger steps. Space or Enter puts a point
        there, Delete or Backspace removes the nearest one.
      </p>
    </>
  );
}
