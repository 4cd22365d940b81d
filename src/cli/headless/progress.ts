/** How far a run has come, on one line of a terminal that is written again and again. */

/** What a progress line needs of a stream. */
export interface Terminal {
  readonly isTTY?: boolean;
  write(text: string): unknown;
}

export interface ProgressLine {
  show(iteration: number): void;
  /** Wipes the line, so that what is printed next stands alone. */
  clear(): void;
}

const CLEAR = '\r\u001b[K';

/** Writes nothing at all where `terminal` is a file or a pipe. */
export function progressLine(terminal: Terminal, iterations: number): ProgressLine {
  const write = (text: string) => void (terminal.isTTY && terminal.write(text));
  return {
    show: (iteration) => write(`${CLEAR}${iteration} of ${iterations} iterations`),
    clear: () => write(CLEAR),
  };
}
