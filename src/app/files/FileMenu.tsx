/** Saving and opening, folded into the header. What it takes is loaded when it is first used. */
import { lazy, Suspense, useState } from 'react';
import { FileButton } from '../controls/FileButton.tsx';
import { Chip } from '../panels/Chip.tsx';
import type { Snapshot } from '../figures/snapshot.ts';
import { store } from '../state/store.ts';

/** The message about files: one at a time. */
const TROUBLE = 'file';

const FigureDialog = lazy(() => import('../figures/FigureDialog.tsx'));

export function FileMenu() {
  const [pictured, setPictured] = useState<Snapshot>();
  const picture = async () => {
    const { takeSnapshot } = await import('../figures/snapshot.ts');
    setPictured(takeSnapshot(store.getState()));
  };
  return (
    <>
      <Menu onPicture={() => void attempt(picture)} />
      {pictured && (
        // Apart from the menu, which folds away when the dialog opens.
        <Suspense fallback={null}>
          <FigureDialog
            snapshot={pictured}
            onClose={() => {
              setPictured(undefined);
              document.querySelector<HTMLElement>('.file-menu > summary')?.focus();
            }}
          />
        </Suspense>
      )}
    </>
  );
}

function Menu({ onPicture }: { onPicture(): void }) {
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
      <button type="button" onClick={onPicture}>
        Picture…
      </button>
      <p className="note">What is shown, as PNG, SVG, PDF or a page.</p>
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
