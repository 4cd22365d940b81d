/**
 * The worker's end of the wire: one request after another, each answered once. What is asked for is
 * somebody else's business.
 */
import { toFailure } from './errors.ts';
import type { Request, Response } from './protocol.ts';
import { buffersIn } from './transfer.ts';

/**
 * A function to be called with each request as it arrives. Requests are taken up strictly in order,
 * the next when the one before is answered.
 * @param answer carries out a command; its typed arrays are given away with the answer
 */
export function serve<Command>(
  answer: (command: Command) => Promise<unknown>,
  send: (response: Response, transfer: Transferable[]) => void,
): (request: Request<Command>) => void {
  let last: Promise<void> = Promise.resolve();

  async function handle({ id, command }: Request<Command>): Promise<void> {
    try {
      const result = await answer(command);
      send({ id, answer: result }, buffersIn(result));
    } catch (error) {
      send({ id, failure: toFailure(error) }, []);
    }
  }

  return (request) => {
    last = last.then(() => handle(request));
  };
}
