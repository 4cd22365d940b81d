/** On what a benchmark ran: without that its figures mean nothing. */
import { availableParallelism, cpus, release, totalmem, type } from 'node:os';

export interface Machine {
  readonly processor: string;
  readonly cores: number;
  readonly memoryGiB: number;
  readonly system: string;
  /** Node or the browser, with its version. */
  readonly runtime: string;
  /** The graphics device, where one was used. */
  readonly device?: string;
}

/** @param device what the executors of the graphics device said it is */
export function thisMachine(runtime: string, device: string | undefined): Machine {
  return {
    processor: cpus()[0]?.model.trim() ?? process.arch,
    cores: availableParallelism(),
    memoryGiB: Math.round(totalmem() / 2 ** 30),
    system: `${type()} ${release()}`,
    runtime,
    ...(device !== undefined && { device }),
  };
}
