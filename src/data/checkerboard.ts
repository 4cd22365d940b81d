/** Every other square of a board, filled evenly; FFJORD's times 0.5. */
import { defineDistribution } from './defineDistribution.ts';
import type { Target } from './distribution.ts';
import { pointSampler } from './pointSampler.ts';
import { grathwohl2019 } from './sources.ts';

export const checkerboard = defineDistribution({
  id: 'checkerboard',
  name: 'Checkerboard',
  explanation:
    'Evenly filled squares with sharp edges that touch at their corners: shows how crisply a generator can cut off density.',
  source: grathwohl2019,
  parameters: [
    {
      id: 'cells',
      name: 'Squares per side',
      symbol: 'n',
      explanation: 'Divides the board into more and smaller squares.',
      default: 4,
      minimum: 1,
      maximum: 10,
      integer: true,
    },
    {
      id: 'extent',
      name: 'Half side',
      symbol: 'a',
      explanation: 'Makes the whole board larger.',
      default: 2,
      minimum: 0.5,
      maximum: 2,
    },
  ],
  create: ({ cells, extent }) => createCheckerboard(cells, extent),
});

/** Uniform on those of cells × cells squares over [−extent, extent]² whose column + row is even. */
function createCheckerboard(cells: number, extent: number): Target {
  const size = (2 * extent) / cells;
  const filled = Array.from({ length: cells ** 2 }, (_, k) => [Math.floor(k / cells), k % cells])
    .map(([column, row]) => ({ column: column!, row: row! }))
    .filter(({ column, row }) => (column + row) % 2 === 0);
  const height = 1 / (filled.length * size ** 2);
  return {
    sample: pointSampler({ uniforms: 3, gaussians: 0 }, (rows, points, at) => {
      for (let i = 0; i < rows.length; i += 3, at += 2) {
        const { column, row } = filled[Math.floor(rows[i]! * filled.length)]!;
        points[at] = size * (column + rows[i + 1]!) - extent;
        points[at + 1] = size * (row + rows[i + 2]!) - extent;
      }
    }),
    density(x, y) {
      const column = Math.floor((x + extent) / size);
      const row = Math.floor((y + extent) / size);
      const inside = column >= 0 && column < cells && row >= 0 && row < cells;
      return inside && (column + row) % 2 === 0 ? height : 0;
    },
  };
}
