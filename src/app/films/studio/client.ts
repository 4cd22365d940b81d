/** The page's end of the wire to the studio. Ending it frees everything that a film took. */
import { buffersIn, type WorkerLike } from '../../../training/client.ts';
import { SupersededError } from '../../../training/errors.ts';
import { FilmError } from './encoder.ts';
import { openStudioWorker } from './openStudioWorker.ts';
import type { StudioAnswers, StudioCommand, StudioRequest, StudioResponse } from './messages.ts';

export interface Studio {
  /**
   * The studio's answer. Typed arrays of pictures are given away.
   * @throws FilmError with a sentence for the user
   * @throws SupersededError once it was ended
   */
  ask<Kind extends StudioCommand['kind']>(
    command: Extract<StudioCommand, { readonly kind: Kind }>,
  ): Promise<StudioAnswers[Kind]>;
  /** Ends the worker at once, with all it has begun. What was asked rejects with a SupersededError. */
  end(): void;
}

interface Waiting {
  resolve(answer: unknown): void;
  reject(error: Error): void;
}

export function openStudio(createWorker: () => WorkerLike = openStudioWorker): Studio {
  const worker = createWorker();
  const waiting = new Map<number, Waiting>();
  let lastId = 0;
  let end: Error | undefined;

  worker.addEventListener('message', (event) => {
    const response = (event as MessageEvent<StudioResponse>).data;
    const asked = waiting.get(response.id);
    waiting.delete(response.id);
    if ('problem' in response) asked?.reject(new FilmError(response.problem));
    else asked?.resolve(response.answer);
  });
  const over = (reason: Error) => {
    end ??= reason;
    for (const { reject } of waiting.values()) reject(end);
    waiting.clear();
    worker.terminate();
  };
  const crashed = () =>
    over(
      new FilmError(
        'What writes films stopped unexpectedly. Try again, with a smaller size if it happens again.',
      ),
    );
  worker.addEventListener('error', crashed);
  worker.addEventListener('messageerror', crashed);

  return {
    ask<Kind extends StudioCommand['kind']>(
      command: Extract<StudioCommand, { readonly kind: Kind }>,
    ) {
      return new Promise<unknown>((resolve, reject) => {
        if (end) return reject(end);
        const id = ++lastId;
        waiting.set(id, { resolve, reject });
        const transfer = command.kind === 'picture' ? buffersIn(command) : [];
        worker.postMessage({ id, command } satisfies StudioRequest, transfer);
      }) as Promise<StudioAnswers[Kind]>;
    },
    end: () => over(new SupersededError()),
  };
}
