/** What both players minimise, typeset from what is trained; of several runs, once for each that differs. */
import { useMemo } from 'react';
import { useShallow } from 'zustand/react/shallow';
import { RunBadge } from '../comparison/RunBadge.tsx';
import { Formula } from '../controls/Formula.tsx';
import { lipschitzOf, lossOf, objectiveOf } from '../../gan/catalogue.ts';
import { tex } from '../../gan/expression/tex.ts';
import type { Experiment } from '../../experiment/experiment.ts';
import type { RunId } from '../state/store.ts';
import { usePlayground } from '../state/usePlayground.ts';

interface Game {
  readonly name: string;
  /** As TeX. */
  readonly formulas: readonly string[];
  readonly runs: readonly RunId[];
}

export function Formulas() {
  const ids = usePlayground(useShallow(({ runs }) => runs.map(({ id }) => id)));
  const experiments = usePlayground(useShallow(({ runs }) => runs.map((run) => run.experiment)));
  const games = useMemo(() => gamesOf(ids, experiments), [ids, experiments]);
  return (
    <section className="embedded-formulas" aria-label="What the players minimise">
      {games.map(({ name, formulas, runs }) => (
        <div key={runs[0]}>
          <h2>
            {games.length > 1 && runs.map((id) => <RunBadge key={id} id={id} filled={false} />)}
            {games.length > 1 && <span className="visually-hidden">Run {runs.join(', ')}: </span>}
            {name}
          </h2>
          {formulas.map((formula) => (
            <div key={formula}>
              <Formula tex={formula} />
            </div>
          ))}
        </div>
      ))}
    </section>
  );
}

function gamesOf(ids: readonly RunId[], experiments: readonly Experiment[]): readonly Game[] {
  const games = new Map<string, Game>();
  experiments.forEach((experiment, index) => {
    const game = gameOf(experiment);
    const key = [game.name, ...game.formulas].join('\n');
    const runs = [...(games.get(key)?.runs ?? []), ids[index]!];
    games.set(key, { ...game, runs });
  });
  return [...games.values()];
}

function gameOf(experiment: Experiment): Omit<Game, 'runs'> {
  const loss = lossOf(experiment);
  const { formula, name } = lipschitzOf(experiment);
  return {
    name: formula === undefined ? loss.name : `${loss.name}, ${name}`,
    formulas: [
      ...(loss.criticless ? [] : [`L_D = ${tex(loss.critic)}`]),
      `L_G = ${tex(objectiveOf(experiment).generator)}`,
      ...(formula === undefined ? [] : [formula]),
    ],
  };
}
