/** Every function has a kernel: this does not compile when one is missing. */
import type { FunctionName } from '../functions.ts';
import { FunctionCode } from './assembly/codes.ts';

export const functionCodes: Readonly<Record<FunctionName, FunctionCode>> = FunctionCode;
