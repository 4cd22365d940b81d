/** How far the film is that is being made, and a way to end it. */
import { useEffect, useRef } from 'react';
import { useFilm } from './filmStore.ts';
import { cancel } from './making.ts';
import { describeProgress } from './words.ts';

export function FilmProgress() {
  const progress = useFilm((state) => state.progress);
  const button = useRef<HTMLButtonElement>(null);
  // What had the focus is gone.
  useEffect(() => button.current?.focus(), []);
  if (!progress) return null;
  return (
    <>
      <progress className="film-progress" value={progress.share} aria-label="Film" />
      <p className="muted">{describeProgress(progress)}</p>
      <p className="note">It goes on while this card is closed.</p>
      <div className="buttons">
        <button type="button" ref={button} onClick={cancel}>
          Cancel
        </button>
      </div>
    </>
  );
}
