/** How far a run has come, on one line of a terminal that is written again and again. */

/** What a progress line needs of a stream. */
export interface Terminal {
  readonly isTTY?: boolean;
  write(text: string): unknown;
}

export interface StatusLine<Shown> {
  show(what: Shown): void;
  /** Wipes the line, so that what is printed next stands alone. */
  clear(): void;
}

const CLEAR = '\r\u001b[K';

/** Writes nothing at all where `terminal` is a file or a pipe. */
export function statusLine(terminal: Terminal): StatusLine<string> {
  const write = (text: string) => void (terminal.isTTY && terminal.write(text));
  return {
    show: (text) => write(`${CLEAR}${text}`),
    clear: () => write(CLEAR),
  };
}

export function progressLine(terminal: Terminal, iterations: number): StatusLine<number> {
  const { show, clear } = statusLine(terminal);
  return { show: (iteration) => show(`${iteration} of ${iterations} iterations`), clear };
}
