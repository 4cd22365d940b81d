/** The legend of the sample view, whose entries switch their layer on and off. */
import { bestCriticOf } from '../../gan/bestCritic.ts';
import { changeView } from '../state/viewing.ts';
import { type ViewSwitches } from '../state/store.ts';
import { usePlayground, useRun } from '../state/usePlayground.ts';

interface Layer {
  readonly id: keyof ViewSwitches;
  readonly name: string;
  readonly title: string;
}

/** From back to front, but for the points, which come first. */
export const LAYERS: readonly Layer[] = [
  { id: 'real', name: 'real', title: 'Real points' },
  {
    id: 'generated',
    name: 'generated',
    title: 'Generated points, from the same latents throughout',
  },
  { id: 'field', name: 'critic', title: 'The critic’s score as colour: blue high, orange low' },
  { id: 'contours', name: 'levels', title: 'Lines of equal critic score' },
  {
    id: 'best',
    name: 'best critic',
    title:
      'Lines of equal score of the best critic D*, dashed, where the samples tell it; the critic’s are then drawn at the same levels too',
  },
  {
    id: 'arrows',
    name: 'push',
    title:
      'What moves generated points: minus the gradient of the generator’s loss, to a common scale',
  },
];

export function SampleSwitches() {
  const view = usePlayground((state) => state.view);
  const experiment = useRun((run) => run.experiment);
  const best = bestCriticOf(experiment);
  const whyNot: Partial<Record<keyof ViewSwitches, string>> =
    'whyNot' in best ? { best: best.whyNot } : {};
  return (
    <div className="sample-switches" role="group" aria-label="Shown in the sample view">
      {LAYERS.map(({ id, name, title }) => (
        <label key={id} title={whyNot[id] ?? title}>
          <input
            type="checkbox"
            checked={view[id] && whyNot[id] === undefined}
            disabled={whyNot[id] !== undefined}
            onChange={(event) => changeView({ [id]: event.target.checked })}
          />
          <Swatch layer={id} />
          {name}
        </label>
      ))}
    </div>
  );
}

/** How a layer looks. */
export function Swatch({ layer }: { readonly layer: keyof ViewSwitches }) {
  return (
    <span className={`swatch swatch-${layer}`} aria-hidden="true">
      {layer === 'arrows' ? '↗' : ''}
    </span>
  );
}
