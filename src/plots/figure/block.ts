/** Parts of a figure that stand below or beside each other. Knows nothing of what is in them. */
import { group, type Mark } from './scene.ts';

/** Something laid out for a width: marks from its own upper left corner. */
export interface Block {
  readonly height: number;
  readonly marks: readonly Mark[];
}

/** One below the other. */
export function stack(blocks: readonly Block[], gap: number): Block {
  const marks: Mark[] = [];
  let height = 0;
  for (const block of blocks) {
    if (marks.length > 0) height += gap;
    marks.push(group(block.marks, 0, height));
    height += block.height;
  }
  return { height, marks };
}

/** Two beside each other, with their upper edges in line. @param x where the right one begins */
export function beside(left: Block, right: Block, x: number): Block {
  return {
    height: Math.max(left.height, right.height),
    marks: [group(left.marks, 0, 0), group(right.marks, x, 0)],
  };
}
