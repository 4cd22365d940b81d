import { describe, expect, test } from 'vitest';
import { colourField } from './fieldPainter.ts';
import { fieldOf } from './fixtures/fields.ts';
import { createRecordingContext, createRecordingSurface } from './fixtures/recordingContext.ts';
import { darkPalette, lightPalette } from './palette.ts';
import { paintSamples } from './samplePainter.ts';
import type { SampleLayers, SampleScene } from './samplePainter.ts';
import { paintThumbnail } from './thumbnail.ts';

const nothing: SampleLayers = {
  real: false,
  generated: false,
  field: false,
  contours: false,
  best: false,
  arrows: false,
};
const everything: SampleLayers = {
  real: true,
  generated: true,
  field: true,
  contours: true,
  best: true,
  arrows: true,
};

function scene(change: Partial<SampleScene>): SampleScene {
  return {
    size: 640,
    pixelRatio: 2,
    view: { low: -2, high: 2 },
    palette: lightPalette,
    real: [0, 0, 1, 1, 5, 0],
    generated: [0.5, 0, -1, -1, 0, -7, NaN, 0],
    field: fieldOf((x, y) => x * y, 8, -2, 2),
    arrows: [1, 0, 0, 1],
    show: everything,
    createSurface: () => createRecordingSurface().surface,
    ...change,
  };
}

function paint(change: Partial<SampleScene>) {
  const recording = createRecordingContext();
  return { ...recording, result: paintSamples(recording.context, scene(change)) };
}

describe('points', () => {
  test('are dots for real and rings for generated, each where the data is', () => {
    const { of } = paint({ show: { ...nothing, real: true, generated: true } });
    const centres = of('arc').map((call) => call.arguments.slice(0, 2));
    expect(centres).toEqual([
      [320, 320],
      [480, 160],
      [400, 320],
      [160, 480],
    ]);
    expect(of('fill').map((call) => call.fillStyle)).toEqual([lightPalette.real]);
    expect(of('stroke').map((call) => call.strokeStyle)).toEqual([lightPalette.generated]);
  });

  test('outside the view or nowhere are counted instead of drawn', () => {
    const { result } = paint({});
    expect(result.outside).toEqual({ real: 1, generated: 2 });
  });

  test('that are not shown are neither drawn nor counted', () => {
    const { of, result } = paint({ show: nothing });
    expect(of('arc')).toEqual([]);
    expect(result.outside).toEqual({ real: 0, generated: 0 });
  });

  test('share paths: a thousand need few fills', () => {
    const real = Array.from({ length: 2000 }, (_, i) => Math.sin(i));
    const { of } = paint({ real, show: { ...nothing, real: true } });
    expect(of('arc')).toHaveLength(1000);
    expect(of('fill').length).toBeLessThan(20);
  });

  test('grow with the mark scale', () => {
    const radius = (markScale: number) =>
      paint({ markScale, show: { ...nothing, real: true } }).of('arc')[0]!.arguments[2] as number;
    expect(radius(2)).toBeCloseTo(2 * radius(1), 10);
  });
});

describe('layers', () => {
  test('lie on the panel, in device pixels', () => {
    const { of } = paint({ show: nothing });
    expect(of('setTransform')[0]!.arguments).toEqual([2, 0, 0, 2, 0, 0]);
    expect(of('fillRect')[0]!.fillStyle).toBe(lightPalette.panel);
    expect(of('drawImage')).toEqual([]);
    expect(of('stroke')).toEqual([]);
  });

  test('go from the field at the back to the arrows in front', () => {
    const { calls } = paint({});
    const first = (test: (call: (typeof calls)[number]) => boolean) => calls.findIndex(test);
    const order = [
      first((call) => call.method === 'drawImage'),
      first((call) => call.method === 'stroke' && call.strokeStyle === lightPalette.contour),
      first((call) => call.method === 'fill' && call.fillStyle === lightPalette.real),
      first((call) => call.method === 'stroke' && call.strokeStyle === lightPalette.generated),
      first((call) => call.method === 'fill' && call.fillStyle === lightPalette.ink),
    ];
    expect(order).not.toContain(-1);
    expect(order).toEqual([...order].sort((a, b) => a - b));
  });

  test('have the best critic’s lines above the points, and the learned one’s at the same levels', () => {
    const field = fieldOf((x, y) => x + y, 16, -2, 2);
    const lines = (change: Partial<SampleScene>) => {
      const { calls } = paint({ field, ...change });
      const of = (colour: string) =>
        calls.filter(({ method, strokeStyle }) => method === 'stroke' && strokeStyle === colour);
      return { calls, learned: of(lightPalette.contour), ideal: of(lightPalette.accent) };
    };
    const { calls, learned, ideal } = lines({ best: fieldOf((x) => 0.93 + x / 1000, 16, -2, 2) });
    expect(ideal.length).toBeGreaterThan(2);
    expect(learned.length).toBe(lines({}).learned.length + ideal.length);
    expect(calls.indexOf(ideal[0]!)).toBeGreaterThan(
      calls.findIndex((call) => call.strokeStyle === lightPalette.generated),
    );
    const dashes = calls.filter((call) => call.method === 'setLineDash');
    expect(dashes.map((call) => (call.arguments[0] as number[]).length)).toEqual([
      0, 0, 0, 0, 2, 0,
    ]);
  });

  test('have no more lines of the best critic for a learned one that says little', () => {
    const best = fieldOf((x) => x, 16, -2, 2);
    const count = (field: SampleScene['field']) =>
      paint({ best, field })
        .of('stroke')
        .filter(({ strokeStyle }) => strokeStyle === lightPalette.accent).length;
    expect(count(fieldOf((x) => x / 1000, 16, -2, 2))).toBe(count(best));
  });

  test('have one line where the best critic jumps', () => {
    const best = fieldOf((x) => Math.sign(x), 16, -2, 2);
    const { of } = paint({ best, show: { ...nothing, best: true } });
    const dashed = of('stroke').filter(({ strokeStyle }) => strokeStyle === lightPalette.accent);
    expect(dashed).toHaveLength(1);
  });

  test('leave out lines of the best critic that are too short to have dashes', () => {
    const speck = fieldOf((x, y) => 5 - 100 * Math.hypot(x, y), 64, -2, 2);
    const { calls } = paint({ best: speck, show: { ...nothing, best: true } });
    const around = calls.filter((call) => call.strokeStyle === lightPalette.accent);
    const closed = around.filter(({ method }) => method === 'closePath').length;
    const strokes = around.filter(({ method }) => method === 'stroke').length;
    expect(closed).toBeGreaterThan(0);
    expect(closed).toBeLessThan(strokes);
  });

  test('have no best critic without its field, or without one to compare with', () => {
    const best = fieldOf((x, y) => x * y, 16, -2, 2);
    for (const change of [
      {},
      { best, show: { ...everything, best: false } },
      { best, field: undefined },
    ]) {
      const { of } = paint(change);
      expect(of('stroke').map((call) => call.strokeStyle)).not.toContain(lightPalette.accent);
    }
  });

  test('without a field show only the points', () => {
    const { of, result } = paint({ field: undefined });
    expect(of('drawImage')).toEqual([]);
    expect(result.fieldRange).toBeUndefined();
  });

  test('place the field by its own square, which may differ from the view', () => {
    const { of } = paint({
      field: fieldOf((x) => x, 8, -3, 3),
      show: { ...nothing, field: true },
    });
    expect(of('drawImage')[0]!.arguments.slice(1)).toEqual([-160, -160, 960, 960]);
  });

  test('reuse the image of a field until the field or the palette changes', () => {
    let made = 0;
    const createSurface = () => {
      made++;
      return createRecordingSurface().surface;
    };
    const field = fieldOf((x) => x, 8, -2, 2);
    paint({ field, createSurface });
    paint({ field, createSurface, size: 300 });
    expect(made).toBe(1);
    paint({ field, createSurface, palette: darkPalette });
    expect(made).toBe(2);
  });
});

describe('arrows', () => {
  const shafts = (arrows: number[], generated: number[]) => {
    const { calls } = paint({ arrows, generated, show: { ...nothing, arrows: true } });
    const end = calls.findIndex((call) => call.method === 'stroke');
    const points = calls
      .slice(0, end)
      .filter((call) => call.method === 'moveTo' || call.method === 'lineTo')
      .map((call) => call.arguments as unknown as [number, number]);
    return Array.from({ length: points.length / 2 }, (_, i) => {
      const [from, to] = [points[2 * i]!, points[2 * i + 1]!];
      return { from, dx: to[0] - from[0], dy: to[1] - from[1] };
    });
  };

  test('point the way the data does, with y upwards', () => {
    const [right, up] = shafts([1, 0, 0, 1], [0, 0, 1, 1]);
    expect(right!.from).toEqual([320, 320]);
    expect(right!.dx).toBeGreaterThan(25);
    expect(right!.dy).toBeCloseTo(0, 10);
    expect(up!.dy).toBeLessThan(-25);
  });

  test('keep a sensible length whatever the unit and whatever one outlier does', () => {
    const arrows = Array.from({ length: 100 }, () => [1e-7, 0]).flat();
    arrows[0] = 1;
    const lengths = shafts(arrows, new Array<number>(200).fill(0)).map(({ dx }) => dx);
    expect(Math.max(...lengths)).toBeLessThan(50);
    expect(lengths[50]).toBeGreaterThan(25);
  });

  test('that are zero, not finite or outside are left out', () => {
    expect(shafts([0, 0, NaN, 1, 1, 0], [0, 0, 0, 0, 9, 9])).toEqual([]);
    expect(shafts([0, 0, 0, 0], [0, 0, 1, 1])).toEqual([]);
  });
});

describe('the colours of a field', () => {
  const field = { size: 2, low: 0, high: 1, values: Float32Array.of(-1, 0, 1, NaN) };
  const pixels = new Uint8ClampedArray(16);
  colourField(pixels, field, { low: -1, middle: 0, high: 1, reach: 1 }, lightPalette);
  const pixel = (index: number) => Array.from(pixels.subarray(4 * index, 4 * index + 3));

  test('are full at the reach, the panel in the middle, with the highest y on top', () => {
    expect(pixel(0)).toEqual([0xcf, 0xe3, 0xf1]);
    expect(pixel(2)).toEqual([0xf6, 0xd9, 0xc6]);
    expect(pixel(3)).toEqual([0xff, 0xff, 0xff]);
  });

  test('are the panel where there is no value, and everywhere for a constant field', () => {
    expect(pixel(1)).toEqual([0xff, 0xff, 0xff]);
    colourField(pixels, field, { low: 1, middle: 1, high: 1, reach: 0 }, lightPalette);
    expect(pixel(0)).toEqual([0xff, 0xff, 0xff]);
  });
});

test('a thumbnail shows all its points whatever their extent', () => {
  const { context, of } = createRecordingContext();
  paintThumbnail(context, {
    size: 40,
    pixelRatio: 2,
    palette: lightPalette,
    points: [0, 100, 0, -100, 50, 0],
  });
  const arcs = of('arc').map((call) => call.arguments as number[]);
  expect(arcs).toHaveLength(3);
  for (const [x, y, radius] of arcs) {
    for (const centre of [x!, y!]) {
      expect(centre - radius!).toBeGreaterThan(0);
      expect(centre + radius!).toBeLessThan(40);
    }
  }
});
