/** Saving and opening, folded into the header. What it takes is loaded when it is first used. */
import { FileButton } from '../controls/FileButton.tsx';
import { Chip } from '../panels/Chip.tsx';
import { store } from '../state/store.ts';

/** The message about files: one at a time. */
const TROUBLE = 'file';

export function FileMenu() {
  return (
    <Chip summary="File" className="file-menu">
      <button type="button" onClick={() => void attempt(saveRuns)}>
        Save the run
      </button>
      <p className="note">Weights, seed and curves as JSON, to be opened here again.</p>
      <FileButton
        name="Open a run"
        accept=".json,application/json"
        onFile={(file) =>
          void attempt(async () => (await import('./opening.ts')).openRunFile(file))
        }
      />
      <p className="note">Tables, as comma-separated values:</p>
      <button type="button" onClick={() => void attempt(saveSamples)}>
        Samples
      </button>
      <button type="button" onClick={() => void attempt(saveCurves)}>
        Losses
      </button>
      <button type="button" onClick={() => void attempt(saveMetrics)}>
        Metrics
      </button>
    </Chip>
  );
}

const saving = () => import('./saving.ts');
const saveRuns = async () => (await saving()).saveRuns();
const saveSamples = async () => (await saving()).saveSamples();
const saveCurves = async () => (await saving()).saveCurves();
const saveMetrics = async () => (await saving()).saveMetrics();

/** Does it, or says why it could not be done. */
async function attempt(work: () => Promise<void>): Promise<void> {
  const others = () => store.getState().messages.filter(({ id }) => id !== TROUBLE);
  store.setState({ messages: others() });
  try {
    await work();
  } catch (error) {
    const text = error instanceof Error ? error.message : String(error);
    store.setState({ messages: [...others(), { id: TROUBLE, text }] });
  }
}
