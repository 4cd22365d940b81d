/**
 * Begins and cancels films. The runs on the page rest meanwhile: the card covers them, and most machines have no more
 * than a core or two for all. They go on where they were.
 */
import { pause, play } from '../state/conductor.ts';
import { store } from '../state/store.ts';
import type { Choices } from './choices.ts';
import { filmStore } from './filmStore.ts';
import { estimateOf, planOf } from './plan.ts';
import { fileNameOf, publicAddress } from './provenance.ts';
import { shoot } from './shooting.ts';
import { openStudio } from './studio/client.ts';
import type { PictureSize, StudioAnswers } from './studio/messages.ts';

let ending = new AbortController();

/** Makes a film of what is on the page, in place of the one before. Does nothing while one is being made. */
export async function begin(choices: Choices): Promise<void> {
  if (filmStore.getState().progress) return;
  discard();
  const mine = new AbortController();
  ending = mine;
  filmStore.setState({ progress: { share: 0, remaining: undefined } });
  const wasPlaying = store.getState().playing;
  if (wasPlaying) pause();
  try {
    const plan = planOf(store.getState(), choices);
    const { width, height } = estimateOf(store.getState(), choices);
    const { film, poster } = await shoot(plan, {
      signal: mine.signal,
      page: publicAddress(location),
      onProgress: (progress) => {
        if (!mine.signal.aborted) filmStore.setState({ progress });
      },
    });
    filmStore.setState({
      film: {
        address: URL.createObjectURL(film),
        poster: URL.createObjectURL(poster),
        name: fileNameOf(plan.comparison, choices),
        format: choices.format,
        bytes: film.size,
        width,
        height,
      },
    });
  } catch (error) {
    if (!mine.signal.aborted) {
      const problem = error instanceof Error ? error.message : String(error);
      filmStore.setState({ problem });
    }
  } finally {
    filmStore.setState({ progress: undefined });
    if (wasPlaying) play();
  }
}

/** Ends the film that is being made; nothing of it is left. */
export function cancel(): void {
  ending.abort();
}

/** Forgets the last film, and why there is none. */
export function discard(): void {
  const { film } = filmStore.getState();
  if (film) {
    URL.revokeObjectURL(film.address);
    URL.revokeObjectURL(film.poster);
  }
  filmStore.setState({ film: undefined, problem: undefined });
}

/** Which formats can be written here. @throws FilmError where none can */
export async function formatsAt(size: PictureSize): Promise<StudioAnswers['formats']> {
  const studio = openStudio();
  try {
    return await studio.ask({ kind: 'formats', ...size });
  } finally {
    studio.end();
  }
}
