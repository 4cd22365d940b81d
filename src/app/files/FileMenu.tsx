/** Saving and opening, folded into the header. What it takes is loaded when it is first used. */
import { useRef, useState, type ComponentType } from 'react';
import { FileButton } from '../controls/FileButton.tsx';
import { Chip } from '../panels/Chip.tsx';
import { store } from '../state/store.ts';

/** The message about files: one at a time. */
const TROUBLE = 'file';

/** A card that stands over the page, apart from the menu that folds away as soon as it is left. */
interface CardProps {
  readonly open: boolean;
  readonly onClose: () => void;
}

export function FileMenu() {
  const place = useRef<HTMLDivElement>(null);
  const [Card, setCard] = useState<ComponentType<CardProps>>();
  const [open, setOpen] = useState(false);
  const show = async (load: () => Promise<ComponentType<CardProps>>) => {
    const loaded = await load();
    setCard(() => loaded);
    setOpen(true);
  };
  const close = () => {
    setOpen(false);
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
        <button type="button" onClick={() => void attempt(() => show(filmCard))}>
          Film…
        </button>
      </Chip>
      {Card && <Card open={open} onClose={close} />}
    </div>
  );
}

const filmCard = async () => (await import('../films/FilmDialog.tsx')).FilmDialog;

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
