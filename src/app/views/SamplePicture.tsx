/**
 * Real and generated points of a run over its critic's field, painted again for each frame while somebody can
 * see them, and whenever the run rests, for it may be printed unseen. Fills whatever it stands in.
 */
import {
  useCallback,
  useEffect,
  useRef,
  useState,
  useSyncExternalStore,
  type KeyboardEvent,
  type PointerEvent,
} from 'react';
import { paintSamples, type PaintedSamples } from '../../plots/samplePainter.ts';
import { mapView, type DataPoint } from '../../plots/view.ts';
import { SHOWN_SQUARE } from '../../training/protocol.ts';
import { directionOf } from '../controls/arrowKeys.ts';
import { isPrinting, watchPrinting } from '../state/printing.ts';
import { store } from '../state/store.ts';
import { usePlayground, useRun, useRunLookUp, useStatus } from '../state/usePlayground.ts';
import { usePalette } from '../state/theme.ts';
import { keepFocusElsewhere } from './keepFocusElsewhere.ts';
import { repaintGently } from './repaintGently.ts';
import { SampleReading } from './SampleReading.tsx';
import { shownTargetOf } from './target.ts';
import { useSize } from './useSize.ts';
import { useWhetherInSight } from './useWhetherInSight.ts';

interface SamplePictureProps {
  /** Its accessible name. */
  readonly name: string;
  /** Whether there is room for few words only. */
  readonly small?: boolean;
}

/** How far an arrow key moves the point that is read, in data units; with Shift a tenth of it. */
const STRIDE = 0.1;

export function SamplePicture({ name, small = false }: SamplePictureProps) {
  const canvas = useRef<HTMLCanvasElement>(null);
  const measured = useSize(canvas);
  const size = measured?.width;
  const markScale = measured?.unit ?? 1;
  const palette = usePalette();
  const view = usePlayground((state) => state.view);
  const experiment = useRun((run) => run.experiment);
  const lookUp = useRunLookUp();
  const [pointer, setPointer] = useState<DataPoint>();
  /** Whether the point was reached by keyboard, where no pointer shows it. */
  const [walking, setWalking] = useState(false);
  const [outside, setOutside] = useState(0);
  const inSight = useWhetherInSight(canvas);
  const printing = useSyncExternalStore(watchPrinting, isPrinting);
  const running = useStatus() === 'running';
  const unseen = running && !inSight && !printing;

  const paint = useCallback((): PaintedSamples | undefined => {
    const context = canvas.current?.getContext('2d');
    const { frame, field, measured } = lookUp(store.getState());
    if (!context || !size) return undefined;
    const pixelRatio = devicePixelRatio || 1;
    const pixels = Math.round(size * pixelRatio);
    if (context.canvas.width !== pixels) {
      context.canvas.width = pixels;
      context.canvas.height = pixels;
    }
    return paintSamples(context, {
      size,
      pixelRatio,
      view: SHOWN_SQUARE,
      palette,
      real: shownTargetOf(experiment).points,
      generated: frame?.generated ?? [],
      field,
      best: measured?.comparison?.best,
      arrows: frame?.arrows,
      show: view,
      markScale,
    });
  }, [size, markScale, palette, view, experiment, lookUp]);

  useEffect(() => {
    if (unseen) return;
    const repainting = repaintGently(() => {
      const painted = paint();
      if (painted) setOutside(painted.outside.generated);
    });
    repainting.ask();
    let { frame: shown, measured: known } = lookUp(store.getState());
    const unsubscribe = store.subscribe((state) => {
      const { frame, measured } = lookUp(state);
      if (frame !== shown || measured?.comparison !== known?.comparison) repainting.ask();
      shown = frame;
      known = measured;
    });
    return () => {
      unsubscribe();
      repainting.stop();
    };
  }, [paint, lookUp, unseen]);

  const point = (event: PointerEvent<HTMLCanvasElement>) => {
    if (!size) return;
    const bounds = event.currentTarget.getBoundingClientRect();
    const pixel = { x: event.clientX - bounds.left, y: event.clientY - bounds.top };
    setWalking(false);
    setPointer(mapView(SHOWN_SQUARE, size).toData(pixel));
  };
  const leave = () => {
    setWalking(false);
    setPointer(undefined);
  };
  const walk = (event: KeyboardEvent) => {
    if (event.key === 'Escape') leave();
    const direction = directionOf(event);
    if (!direction) return;
    event.preventDefault();
    const stride = event.shiftKey ? STRIDE / 10 : STRIDE;
    setWalking(true);
    setPointer((from) =>
      from
        ? {
            x: insideView(from.x + stride * direction.x),
            y: insideView(from.y + stride * direction.y),
          }
        : { x: 0, y: 0 },
    );
  };

  return (
    <>
      <canvas
        ref={canvas}
        role="img"
        aria-label={name}
        aria-describedby="samples-summary"
        tabIndex={0}
        onMouseDown={keepFocusElsewhere}
        onPointerMove={point}
        onPointerDown={point}
        onPointerLeave={leave}
        onKeyDown={walk}
        onBlur={leave}
      />
      {walking && pointer && <WalkedTo at={pointer} />}
      {outside > 0 && (
        <div className="sample-reading sample-outside">
          {outside} {small ? 'outside' : 'generated outside the view'}
        </div>
      )}
      {pointer && <SampleReading at={pointer} aloud={walking} />}
    </>
  );
}

function WalkedTo({ at }: { readonly at: DataPoint }) {
  const share = mapView(SHOWN_SQUARE, 100).toPixel(at);
  return (
    <span
      className="walked-to"
      aria-hidden="true"
      style={{ left: `${share.x}%`, top: `${share.y}%` }}
    />
  );
}

function insideView(coordinate: number): number {
  return Math.min(SHOWN_SQUARE.high, Math.max(SHOWN_SQUARE.low, coordinate));
}
