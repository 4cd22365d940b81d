/** Strokes of a mouse, a finger or a pen on the pad, one pointer at a time. What they make is for others. */
import { useRef, type PointerEvent } from 'react';
import { mapView, type DataPoint } from '../../plots/view.ts';
import { SHOWN_SQUARE } from '../../training/protocol.ts';
import { Stroke, type Tool } from './stroke.ts';

/** The buttons by which a pointer draws: the main one, and the other end of a pen. */
const MAIN_BUTTON = 0;
const PEN_ERASER = 5;

interface StrokesOptions {
  /** x₀, y₀, x₁, y₁, … as they are now, whatever was last shown: leaving a text for the pad changes them. */
  current(): ArrayLike<number>;
  readonly tool: Tool;
  /** Told when the pointer has left, if anything has changed. */
  onStroke(points: ArrayLike<number>): void;
  /** Told when something looks different meanwhile. */
  onMove(): void;
}

export function useStrokes({ current, tool, onStroke, onMove }: StrokesOptions) {
  const stroke = useRef<Stroke>(undefined);
  const hovered = useRef<DataPoint>(undefined);

  const finish = (keep: boolean) => {
    const finished = stroke.current;
    stroke.current = undefined;
    if (keep && finished?.changed) onStroke(finished.points);
    else onMove();
  };

  return {
    /** The points as they are with the stroke under way. */
    shown: () => stroke.current?.points ?? current(),
    /** Where the pointer is. */
    pointer: () => hovered.current,
    handlers: {
      onPointerDown(event: PointerEvent<HTMLElement>) {
        const turned = event.button === PEN_ERASER;
        if (!event.isPrimary || (event.button !== MAIN_BUTTON && !turned)) return;
        event.currentTarget.focus({ preventScroll: true });
        event.currentTarget.setPointerCapture(event.pointerId);
        hovered.current = positionOf(event.nativeEvent, event.currentTarget);
        stroke.current = new Stroke(current(), turned ? 'erase' : tool, hovered.current);
        onMove();
      },
      onPointerMove(event: PointerEvent<HTMLElement>) {
        if (!event.isPrimary) return;
        const { nativeEvent, currentTarget } = event;
        hovered.current = positionOf(nativeEvent, currentTarget);
        // A fast hand is in more places than there are frames.
        const passed = nativeEvent.getCoalescedEvents?.() ?? [];
        for (const step of passed) stroke.current?.moveTo(positionOf(step, currentTarget));
        stroke.current?.moveTo(hovered.current);
        onMove();
      },
      onPointerUp(event: PointerEvent<HTMLElement>) {
        if (event.isPrimary && stroke.current) finish(true);
      },
      /** The system took the gesture for its own: nothing was meant to be drawn. */
      onPointerCancel(event: PointerEvent<HTMLElement>) {
        if (event.isPrimary) finish(false);
      },
      onPointerLeave() {
        hovered.current = undefined;
        onMove();
      },
    },
  };
}

function positionOf(
  { clientX, clientY }: Pick<globalThis.PointerEvent, 'clientX' | 'clientY'>,
  element: Element,
): DataPoint {
  const { left, top, width } = element.getBoundingClientRect();
  return mapView(SHOWN_SQUARE, width).toData({ x: clientX - left, y: clientY - top });
}
