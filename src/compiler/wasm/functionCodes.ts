/** Every function has a kernel: this does not compile when one is missing. */
import type { FunctionName } from '../functions.ts';
import { FunctionCode } from './assembly/codes.ts';

export const functionCodes: Readonly<Record<FunctionName, FunctionCode>> = FunctionCode;

/**
 * Functions whose kernels read operands a whole group at a time: of one that does not advance, all
 * numbers of the group. Others read a single vector of it again and again.
 */
const READ_BY_GROUPS: ReadonlySet<FunctionCode> = new Set([
  FunctionCode.add,
  FunctionCode.sub,
  FunctionCode.mul,
  FunctionCode.div,
  FunctionCode.maximum,
  FunctionCode.minimum,
  FunctionCode.greater,
  FunctionCode.greaterEqual,
  FunctionCode.less,
  FunctionCode.lessEqual,
  FunctionCode.equal,
  FunctionCode.notEqual,
]);

/** Whether operands of a function that do not advance may differ within a group. */
export function readsByGroups(name: FunctionName): boolean {
  return READ_BY_GROUPS.has(functionCodes[name]);
}
