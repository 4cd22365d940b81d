/** Several runs beside each other, one of which the controls are about. */
import type { CSSProperties, KeyboardEvent, MouseEvent } from 'react';
import { select } from '../state/viewing.ts';
import { usePlayground } from '../state/usePlayground.ts';
import { SampleSwitches } from '../views/SampleSwitches.tsx';
import { AlignmentControl } from './AlignmentControl.tsx';
import { focusCard } from './focus.ts';
import { RunCard } from './RunCard.tsx';
import { useTitles } from './useTitles.ts';

/** What on a card does something else than to select it. */
const OTHER_PURPOSES = '.run-actions, .failure';

export function RunCards() {
  const count = usePlayground(({ runs }) => runs.length);
  // Three beside each other are as large as two above one, and half as high.
  const columns = count === 4 ? 2 : Math.min(count, 3);
  const grid = { '--columns': columns, '--rows': Math.ceil(count / columns) };
  return (
    <div className="run-cards" style={grid as CSSProperties}>
      <div className="run-tools">
        <SampleSwitches />
        <AlignmentControl />
      </div>
      <RunGrid />
    </div>
  );
}

/** The cards alone, of which one is picked by pointer or by the letter of its run. */
export function RunGrid() {
  const { runs } = useTitles();
  const selected = usePlayground((state) => state.selected);

  const pickByPointer = ({ target }: MouseEvent) => {
    if (!(target instanceof Element) || target.closest(OTHER_PURPOSES)) return;
    const id = target.closest<HTMLElement>('[data-run]')?.dataset['run'];
    if (id !== undefined) select(id);
  };
  const pickByLetter = (event: KeyboardEvent) => {
    const id = event.key.toUpperCase();
    const plain = !event.ctrlKey && !event.metaKey && !event.altKey;
    if (!plain || !runs.some((run) => run.id === id)) return;
    select(id);
    focusCard(id);
  };

  return (
    <div
      className="run-grid"
      role="group"
      aria-label="Runs"
      onClick={pickByPointer}
      onKeyDown={pickByLetter}
    >
      {runs.map(({ id, title }) => (
        <RunCard key={id} id={id} title={title} selected={id === selected} />
      ))}
    </div>
  );
}
