/** One calculation of the eigenvalues of a run's game at a time: begun, watched, given up. Draws nothing. */
import { useCallback, useEffect, useRef, useState } from 'react';
import { findGameEigenvalues } from '../../training/client.ts';
import { SupersededError, toFailure } from '../../training/errors.ts';
import type { GameEigenvalues } from '../../training/protocol.ts';
import { runWith } from '../state/runs.ts';
import { findRun, store } from '../state/store.ts';
import { useRun } from '../state/usePlayground.ts';

export type Calculation =
  | { readonly kind: 'none' }
  /** @property share of the Jacobian that is known; 1 while the eigenvalues are found */
  | { readonly kind: 'working'; readonly share: number }
  | { readonly kind: 'done'; readonly found: GameEigenvalues }
  | { readonly kind: 'failed'; readonly message: string; readonly hint: string };

const NONE: Calculation = { kind: 'none' };

/** What was found goes with the experiment: another one, or another run, begins with none. */
export function useGameEigenvalues(): {
  readonly calculation: Calculation;
  /** At the state that is shown. */
  readonly begin: () => void;
  readonly giveUp: () => void;
} {
  const id = useRun((run) => run.id);
  const experiment = useRun((run) => run.experiment);
  const [calculation, setCalculation] = useState<Calculation>(NONE);
  const underWay = useRef<AbortController>(undefined);

  const giveUp = useCallback(() => {
    underWay.current?.abort();
    underWay.current = undefined;
    setCalculation(NONE);
  }, []);

  useEffect(() => giveUp, [id, experiment, giveUp]);

  const begin = useCallback(() => {
    giveUp();
    const mine = new AbortController();
    underWay.current = mine;
    const tell = (news: Calculation) => {
      if (underWay.current === mine) setCalculation(news);
    };
    const find = async () => {
      const past = findRun(store.getState(), id)?.looking?.moment.snapshot;
      const at = past ?? (await runWith(id)?.keep());
      if (!at || mine.signal.aborted) return tell(NONE);
      const onProgress = (share: number) => tell({ kind: 'working', share });
      const found = await findGameEigenvalues({ experiment, at, signal: mine.signal, onProgress });
      tell({ kind: 'done', found });
    };
    tell({ kind: 'working', share: 0 });
    find().catch((error: unknown) => {
      if (!(error instanceof SupersededError)) tell({ kind: 'failed', ...toFailure(error) });
    });
  }, [id, experiment, giveUp]);

  return { calculation, begin, giveUp };
}
