/** Shares jobs out among workers: each takes the next as soon as it is done. Knows no job and no worker. */

export interface Worker<Job, Answer> {
  /** Does one job; call it with the next when it has answered. */
  work(job: Job, onProgress: (iteration: number) => void): Promise<Answer>;
  /** Ends whatever it is doing; what is awaited may then reject. */
  end(): void;
}

export interface Sharing<Job, Answer> {
  /** At most so many workers, at least 1. */
  readonly workers: number;
  readonly open: () => Worker<Job, Answer>;
  readonly onProgress: (job: Job, iteration: number) => void;
  /** Told each answer the moment it is there. */
  readonly onAnswer: (job: Job, answer: Answer) => void;
  readonly signal: AbortSignal;
}

/**
 * Does all jobs, in this order as far as several at a time have one.
 * @throws the reason of `signal` once it is aborted, or what the first worker to fail rejects with; all
 * workers have been ended then
 */
export async function shareOut<Job extends object, Answer>(
  jobs: readonly Job[],
  { workers, open, onProgress, onAnswer, signal }: Sharing<Job, Answer>,
): Promise<void> {
  signal.throwIfAborted();
  const queue = [...jobs];
  const staff = Array.from({ length: Math.min(workers, jobs.length) }, open);
  const dismiss = () => staff.forEach((worker) => worker.end());

  async function employ(worker: Worker<Job, Answer>): Promise<void> {
    for (let job = queue.shift(); job; job = queue.shift()) {
      const current = job;
      const answer = await worker.work(current, (iteration) => onProgress(current, iteration));
      signal.throwIfAborted();
      onAnswer(current, answer);
    }
    worker.end();
  }

  signal.addEventListener('abort', dismiss);
  try {
    await Promise.all(staff.map(employ));
  } catch (error) {
    signal.throwIfAborted(); // Workers that were ended fail too, which is not what happened.
    throw error;
  } finally {
    signal.removeEventListener('abort', dismiss);
    dismiss();
  }
}
