/** How far several jobs have come, and how long the rest will take at the pace so far. */

export interface Forecast {
  /** @param share of the job, 0 to 1 */
  report(job: object, share: number): void;
  /** Seconds until all is done; undefined before anything is. */
  remaining(): number | undefined;
}

/**
 * @param costs of the jobs, in any unit
 * @param now seconds of a clock that started before the jobs
 */
export function forecast(costs: ReadonlyMap<object, number>, now: () => number): Forecast {
  const began = now();
  const shares = new Map<object, number>();
  let total = 0;
  for (const cost of costs.values()) total += cost;
  return {
    report: (job, share) => void shares.set(job, share),
    remaining() {
      let done = 0;
      for (const [job, share] of shares) done += share * (costs.get(job) ?? 0);
      return done > 0 ? ((now() - began) * (total - done)) / done : undefined;
    },
  };
}

/** A time in words: "40 s", "12 min", "3 h 20 min". */
export function inWords(seconds: number): string {
  if (seconds < 60) return `${Math.ceil(seconds)} s`;
  const minutes = Math.round(seconds / 60);
  if (minutes < 60) return `${minutes} min`;
  return `${Math.floor(minutes / 60)} h ${minutes % 60} min`;
}
