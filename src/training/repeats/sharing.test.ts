import { describe, expect, test } from 'vitest';
import { shareOut, type Worker } from './sharing.ts';

interface Job {
  readonly name: string;
}

/** Workers whose jobs are done when the test says so. */
class Staff {
  readonly begun: string[] = [];
  readonly done: string[] = [];
  opened = 0;
  ended = 0;
  readonly #doing = new Map<string, { resolve: () => void; reject: (error: Error) => void }>();
  readonly #abortion = new AbortController();
  readonly result: Promise<void>;

  constructor(names: string, workers: number) {
    const jobs = [...names].map((name) => ({ name }));
    this.result = shareOut<Job, string>(jobs, {
      workers,
      open: () => this.#open(),
      onProgress: () => {},
      onAnswer: (_, answer) => this.done.push(answer),
      signal: this.#abortion.signal,
    });
    this.result.catch(() => {}); // Looked at by the test, later.
  }

  #open(): Worker<Job, string> {
    this.opened++;
    const mine: ((error: Error) => void)[] = [];
    return {
      work: ({ name }) =>
        new Promise((resolve, reject) => {
          this.begun.push(name);
          this.#doing.set(name, { resolve: () => resolve(name), reject });
          mine.push(reject);
        }),
      end: () => {
        this.ended++;
        for (const reject of mine) reject(new Error('ended'));
      },
    };
  }

  async finish(name: string): Promise<void> {
    this.#doing.get(name)!.resolve();
    await new Promise((resolve) => setTimeout(resolve, 0));
  }

  fail(name: string): void {
    this.#doing.get(name)!.reject(new Error(`no ${name}`));
  }

  interrupt(): void {
    this.#abortion.abort(new Error('interrupted'));
  }
}

describe('jobs', () => {
  test('go in their order to whoever is free, and answers come as they are there', async () => {
    const staff = new Staff('abcd', 2);
    expect(staff.begun).toEqual(['a', 'b']);
    await staff.finish('b');
    expect(staff.begun).toEqual(['a', 'b', 'c']);
    expect(staff.done).toEqual(['b']);
    await staff.finish('c');
    await staff.finish('a');
    await staff.finish('d');
    await staff.result;
    expect(staff.done).toEqual(['b', 'c', 'a', 'd']);
    expect(staff.opened).toBe(2);
    expect(staff.ended).toBeGreaterThanOrEqual(2);
  });

  test('need no more workers than there are jobs, and none where there are none', async () => {
    expect(new Staff('a', 8).opened).toBe(1);
    const nobody = new Staff('', 8);
    await nobody.result;
    expect(nobody.opened).toBe(0);
  });

  test('end with the first that fails, and all workers with them', async () => {
    const staff = new Staff('abcd', 2);
    staff.fail('b');
    await expect(staff.result).rejects.toThrow('no b');
    expect(staff.ended).toBeGreaterThanOrEqual(2);
    expect(staff.begun).toEqual(['a', 'b']);
  });

  test('end at once when they are interrupted, with what is done', async () => {
    const staff = new Staff('abcd', 2);
    await staff.finish('a');
    staff.interrupt();
    await expect(staff.result).rejects.toThrow('interrupted');
    expect(staff.done).toEqual(['a']);
    expect(staff.ended).toBeGreaterThanOrEqual(2);
  });
});
