/** Maps: one invocation for each element, or for 4 neighbours where their places allow it. */
import { sizeOf } from '../../graph.ts';
import type { MapInstruction } from '../../plan.ts';
import { joinMapAxes } from './axes.ts';
import { storesVectors, writeBody, writeCoordinates } from './body.ts';
import { KernelText, type Kernel } from './kernel.ts';
import { unsigned } from './literals.ts';

/** A multiple of the number of lanes that all current devices run in step. */
const LANES = 64;

export function mapKernel(instruction: MapInstruction): Kernel {
  const { shape, body } = joinMapAxes(instruction.shape, instruction.body);
  const width = storesVectors(body, shape.at(-1)!) ? 4 : 1;
  const text = new KernelText(width);
  const steps = [...shape.slice(0, -1), shape.at(-1)! / width];
  const count = sizeOf(steps);
  const lanes = Math.min(LANES, count);

  const { lines, coordinates } = writeCoordinates(text, steps, 'element');
  const last = width === 1 ? coordinates.at(-1)! : 'first';
  const whole = [...coordinates.slice(0, -1), last];
  const main = [
    `let element = group * ${unsigned(lanes)} + lane;`,
    `if (element >= ${unsigned(count)}) { return; }`,
    ...lines,
    ...(width === 4 ? [`let first = ${coordinates.at(-1)} * 4u;`] : []),
    ...writeBody(text, body, whole).lines,
  ];
  return text.finish(main.join('\n'), lanes, Math.ceil(count / lanes));
}
