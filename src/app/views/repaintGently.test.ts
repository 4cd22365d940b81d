import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { PaintTurns, repaintGently } from './repaintGently.ts';

let turns: ((now: number) => void)[] = [];

/** What a browser does once per frame. */
function frame(now: number): void {
  const due = turns;
  turns = [];
  due.forEach((turn) => turn(now));
}

beforeEach(() => {
  turns = [];
  vi.stubGlobal('requestAnimationFrame', (turn: (now: number) => void) => turns.push(turn));
  vi.stubGlobal('cancelAnimationFrame', () => {
    turns = [];
  });
});
afterEach(() => vi.unstubAllGlobals());

test('paints once for many requests', () => {
  const paint = vi.fn();
  const repainting = repaintGently(paint, new PaintTurns());
  repainting.ask();
  repainting.ask();
  frame(0);
  expect(paint).toHaveBeenCalledTimes(1);
});

test('quick pictures follow each other without rest', () => {
  const paint = vi.fn();
  const repainting = repaintGently(paint, new PaintTurns());
  for (let now = 0; now < 160; now += 16) {
    repainting.ask();
    frame(now);
  }
  expect(paint).toHaveBeenCalledTimes(10);
});

test('after a slow picture the page rests as long as it took, and then paints what is due', () => {
  const paint = vi.fn();
  const repainting = repaintGently(paint, new PaintTurns());
  repainting.ask();
  frame(0);
  repainting.ask();
  frame(100);
  const paintedAtOnce = paint.mock.calls.length;
  repainting.ask();
  frame(116);
  frame(150);
  expect(paint.mock.calls.length).toBe(paintedAtOnce);
  frame(400);
  expect(paint.mock.calls.length).toBe(paintedAtOnce + 1);
});

test('stopped, it paints no more', () => {
  const paint = vi.fn();
  const repainting = repaintGently(paint, new PaintTurns());
  repainting.ask();
  repainting.stop();
  frame(0);
  expect(paint).not.toHaveBeenCalled();
});

test('pictures that take long take turns, in the order in which they asked', () => {
  const painted: string[] = [];
  const clock = vi.spyOn(performance, 'now');
  let time = 0;
  clock.mockImplementation(() => time);
  const turnsOfTest = new PaintTurns();
  const slow = (name: string) =>
    repaintGently(() => {
      painted.push(name);
      time += 20;
    }, turnsOfTest);
  const [first, second] = [slow('first'), slow('second')];
  first.ask();
  second.ask();
  frame(0);
  expect(painted).toEqual(['first']);
  first.ask();
  frame(16);
  frame(32);
  expect(painted).toEqual(['first', 'second', 'first']);
  clock.mockRestore();
});

test('pictures that take no time are painted in one turn', () => {
  const painted: string[] = [];
  const turnsOfTest = new PaintTurns();
  for (const name of ['first', 'second', 'third']) {
    repaintGently(() => painted.push(name), turnsOfTest).ask();
  }
  frame(0);
  expect(painted).toEqual(['first', 'second', 'third']);
});
