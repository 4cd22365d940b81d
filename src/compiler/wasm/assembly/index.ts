/** The machine inside the machine: runs the instructions of a program one after the other. */
import { prepareBody, runBody } from './body';
import { INSTRUCTION_BYTES, InstructionCode } from './codes';
import { product } from './product';
import { reduce } from './reduction';

/** Instructions from one address to another. */
export function run(at: usize, end: usize): void {
  for (; at < end; at += INSTRUCTION_BYTES) {
    const code = load<i32>(at);
    if (code === InstructionCode.product) {
      product(at);
    } else if (code === InstructionCode.reduce) {
      reduce(at);
    } else {
      const body = load<usize>(at, 4);
      prepareBody(body);
      runBody(body, 0, load<i32>(at, 8), 0);
    }
  }
}

/** The first address that no table of the kernels occupies. */
export function firstFree(): usize {
  return __heap_base;
}
