/** Work that tabs of this browser do one after the other, where the browser lets them know of each other. */

/**
 * Does `work` while no other tab does work of this `name`. Where locks are missing or forbidden, as in a sandboxed
 * frame, it is done at once: two tabs then do the same twice, and come to the same.
 * @throws what `work` throws, or the signal's reason while it waits
 */
export async function oneTabAtATime<Result>(
  name: string,
  signal: AbortSignal,
  work: () => Promise<Result>,
): Promise<Result> {
  let begun = false;
  const begin = () => {
    begun = true;
    return work();
  };
  if (!navigator.locks) return begin();
  try {
    return await navigator.locks.request(name, { signal }, begin);
  } catch (error) {
    if (begun || signal.aborted) throw error;
    return begin();
  }
}
