/** Saving, opening and showing elsewhere, folded into the header. What it takes is loaded when it is first used. */
import { useRef, useState, type ComponentType } from 'react';
import { FileButton } from '../controls/FileButton.tsx';
import { Chip } from '../panels/Chip.tsx';
import { store } from '../state/store.ts';

/** The message about files: one at a time. */
const TROUBLE = 'file';

/** What stands over the page, apart from the menu that folds away as soon as it is left. */
type CardType = ComponentType<{ readonly onClose: () => void }>;

export function FileMenu() {
  const place = useRef<HTMLDivElement>(null);
  const [Card, setCard] = useState<CardType>();
  const show = async (load: () => Promise<CardType>) => {
    const loaded = await load();
    setCard(() => loaded);
  };
  const close = () => {
    setCard(undefined);
    place.current?.querySelector('summary')?.focus();
  };
  return (
    <div ref={place}>
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
        <p className="note">To show elsewhere:</p>
        <button type="button" onClick={() => void attempt(() => show(pictureCard))}>
          Picture…
        </button>
        <button type="button" onClick={() => void attempt(() => show(filmCard))}>
          Film…
        </button>
      </Chip>
      {Card && <Card onClose={close} />}
    </div>
  );
}

async function pictureCard(): Promise<CardType> {
  const [{ default: FigureDialog }, { takeSnapshot }] = await Promise.all([
    import('../figures/FigureDialog.tsx'),
    import('../figures/snapshot.ts'),
  ]);
  const snapshot = takeSnapshot(store.getState());
  return ({ onClose }) => <FigureDialog snapshot={snapshot} onClose={onClose} />;
}

async function filmCard(): Promise<CardType> {
  const { FilmDialog } = await import('../films/FilmDialog.tsx');
  return ({ onClose }) => <FilmDialog open onClose={onClose} />;
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
