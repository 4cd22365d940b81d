/**
 * Why a function cannot be compiled. Messages name the operation, the shapes and what to do instead;
 * machines turn them into a notice and run the function eagerly. And why a compiled one no longer
 * runs, which is a fault of its caller.
 */

export class CompilerError extends Error {
  override readonly name: string = 'CompilerError';
}

/** The function uses an operation that cannot be traced. */
export class UnsupportedOperationError extends CompilerError {
  override readonly name = 'UnsupportedOperationError';
}

/** The function looks at a value, which does not exist yet while it is traced. */
export class ValueReadError extends CompilerError {
  override readonly name = 'ValueReadError';
}

/** The function does not depend on its arguments alone: two traces differ, or it uses a tensor from outside. */
export class ImpureFunctionError extends CompilerError {
  override readonly name = 'ImpureFunctionError';
}

/** A held tensor is to be replaced by one of another shape, or under an unknown path: no machine can. */
export class ShapeChangedError extends CompilerError {
  override readonly name = 'ShapeChangedError';
}

/** The function returns something else than trees of float32 tensors. Other types of number still run eagerly. */
export class ReturnValueError extends CompilerError {
  override readonly name = 'ReturnValueError';
}

/** Two held tensors are the same cell: replaced under one name, it would change under the other. */
export class HeldTwiceError extends CompilerError {
  override readonly name = 'HeldTwiceError';
}

/** The program was disposed of, before it ran or while it did. */
export class ProgramDisposedError extends Error {
  override readonly name = 'ProgramDisposedError';

  constructor() {
    super(
      'This program was disposed of: compile it again, and await its runs before disposing of it.',
    );
  }
}
