/** What the runs differ in, and what that makes them be called. */
import { useMemo } from 'react';
import { useShallow } from 'zustand/react/shallow';
import type { Difference } from '../../experiment/differences.ts';
import { differencesAmong } from '../../gan/catalogue.ts';
import type { RunId } from '../state/store.ts';
import { usePlayground } from '../state/usePlayground.ts';
import { titlesOf } from './naming.ts';

interface TitledRun {
  readonly id: RunId;
  /** Empty where nothing sets it apart. */
  readonly title: string;
}

/** In the order in which the runs stand beside each other. */
export function useTitles(): {
  readonly runs: readonly TitledRun[];
  readonly differences: readonly Difference[];
} {
  const ids = usePlayground(useShallow(({ runs }) => runs.map(({ id }) => id)));
  const experiments = usePlayground(useShallow(({ runs }) => runs.map((run) => run.experiment)));
  return useMemo(() => {
    const differences = differencesAmong(experiments);
    const named = ids.map((id, index) => ({ id, experiment: experiments[index]! }));
    const titles = titlesOf(named, differences);
    return { runs: ids.map((id, index) => ({ id, title: titles[index]! })), differences };
  }, [ids, experiments]);
}
