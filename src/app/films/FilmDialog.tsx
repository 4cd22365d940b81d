/** The card about films: what it shall be like, how far it is, and what came of it. One of these at a time. */
import { useState } from 'react';
import { Dialog } from '../controls/Dialog.tsx';
import { store } from '../state/store.ts';
import { lastPlace } from '../state/timeline/stops.ts';
import { usePalette } from '../state/theme.ts';
import { darkPalette } from '../../plots/palette.ts';
import { suggestedChoices } from './choices.ts';
import { FilmForm } from './FilmForm.tsx';
import { FilmPreview } from './FilmPreview.tsx';
import { FilmProgress } from './FilmProgress.tsx';
import { useFilm } from './filmStore.ts';
import '../styles/films.css';

interface FilmDialogProps {
  readonly open: boolean;
  readonly onClose: () => void;
}

export function FilmDialog({ open, onClose }: FilmDialogProps) {
  return (
    <Dialog title="Film of the training" className="film" open={open} onClose={onClose}>
      <Contents />
    </Dialog>
  );
}

function Contents() {
  const making = useFilm(({ progress }) => progress !== undefined);
  const film = useFilm((state) => state.film);
  const problem = useFilm((state) => state.problem);
  const theme = usePalette() === darkPalette ? 'dark' : 'light';
  // What was chosen stays while the card is open, whatever else it shows meanwhile.
  const [choices, setChoices] = useState(() =>
    suggestedChoices(lastPlace(store.getState().runs, 'iterations'), theme),
  );
  if (making) return <FilmProgress />;
  if (film) return <FilmPreview film={film} />;
  return (
    <>
      {problem !== undefined && (
        <p className="caution" role="alert">
          {problem}
        </p>
      )}
      <FilmForm choices={choices} onChange={setChoices} />
    </>
  );
}
