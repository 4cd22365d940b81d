/** What runs keep equal while they are played together. */
import { ALIGNMENTS, type Alignment } from '../../experiment/comparison.ts';
import { setAlignment } from '../state/session.ts';
import { usePlayground } from '../state/usePlayground.ts';

const EXPLANATIONS: Readonly<Record<Alignment, string>> = {
  iterations: 'All are at the same iteration, whatever one costs them.',
  updates: 'All have made as many updates, those of critic and generator together.',
  time: 'All have spent as much time computing; how far that takes them depends on the machine.',
};

const EXPLANATION = 'alignment-explanation';

export function AlignmentControl() {
  const alignment = usePlayground((state) => state.alignment);
  return (
    <fieldset className="alignment" aria-describedby={EXPLANATION}>
      <legend>In step by</legend>
      <div className="segments">
        {ALIGNMENTS.map((id) => (
          <label key={id} title={EXPLANATIONS[id]}>
            <input
              type="radio"
              name="alignment"
              checked={id === alignment}
              onChange={() => setAlignment(id)}
            />
            {id}
          </label>
        ))}
      </div>
    </fieldset>
  );
}

/** What the choice means, wherever there is room for it. */
export function AlignmentExplanation() {
  const alignment = usePlayground((state) => state.alignment);
  return (
    <span id={EXPLANATION}>
      In step by {alignment}: {EXPLANATIONS[alignment]}
    </span>
  );
}
