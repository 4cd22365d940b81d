/** Which of several runs the controls below are about. */
import { RunBadge } from './RunBadge.tsx';
import { usePlayground } from '../state/usePlayground.ts';
import { select } from '../state/viewing.ts';
import { useTitles } from './useTitles.ts';

export function RunChooser() {
  const { runs } = useTitles();
  const selected = usePlayground((state) => state.selected);
  if (runs.length === 1) return null;
  const title = runs.find(({ id }) => id === selected)?.title;
  return (
    <fieldset className="panel run-chooser">
      <legend>
        Run {selected}
        {title && <span className="muted"> {title}</span>}
      </legend>
      <div className="segments">
        {runs.map(({ id }) => (
          <label key={id} title={`Change run ${id}`}>
            <input
              type="radio"
              name="run"
              aria-label={`Run ${id}`}
              checked={id === selected}
              onChange={() => select(id)}
            />
            <RunBadge id={id} filled={id === selected} />
          </label>
        ))}
      </div>
    </fieldset>
  );
}
