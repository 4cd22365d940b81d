/** What is kept of repeats: as files, in this browser, and how to be rid of it. */
import { repeatsJson } from '../../training/repeats.ts';
import { download } from '../files/download.ts';
import type { Plan } from './plan.ts';
import { forgetKept } from './repeating.ts';
import { repeatStore, useRepeat } from './repeatStore.ts';
import { outcomesTable, repeatedOf } from './results.ts';
import { describeStorage } from './sayings.ts';

export function KeptRepeats({ plan }: { readonly plan: Plan }) {
  const storage = useRepeat((state) => state.storage);
  const training = useRepeat((state) => state.training);
  const some = useRepeat(({ outcomes }) => outcomes.size > 0);
  return (
    <div className="repeat-kept">
      {some && (
        <div className="buttons">
          <button type="button" onClick={() => saveJson(plan)}>
            Save as JSON
          </button>
          <button type="button" onClick={() => saveTable(plan)}>
            Save as CSV
          </button>
        </div>
      )}
      {storage && <p className="note">{describeStorage(storage)}</p>}
      {storage && storage.seeds > 0 && (
        <div className="buttons">
          {some && (
            <button
              type="button"
              className="quiet"
              disabled={training}
              onClick={() => void forgetKept('shown')}
            >
              Forget these seeds
            </button>
          )}
          <button
            type="button"
            className="quiet"
            disabled={training}
            onClick={() => void forgetKept('all')}
          >
            Forget all repeats
          </button>
        </div>
      )}
    </div>
  );
}

function saveJson(plan: Plan): void {
  const { outcomes, floors } = repeatStore.getState();
  const text = JSON.stringify(repeatsJson(repeatedOf(plan, outcomes, floors)));
  download(text, fileName(plan), 'json');
}

function saveTable(plan: Plan): void {
  download(outcomesTable(plan, repeatStore.getState().outcomes), fileName(plan), 'csv');
}

/** What was repeated and for how long: `ring8-standard-2000-repeats`. */
function fileName({ runs, iterations }: Plan): string {
  const [{ experiment }] = runs as [Plan['runs'][number]];
  const game = runs.length > 1 ? `${runs.length}-runs` : experiment.loss;
  return `${experiment.data}-${game}-${iterations}-repeats`;
}
