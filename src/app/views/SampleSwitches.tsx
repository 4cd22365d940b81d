/** The legend of the sample view, whose entries switch their layer on and off. */
import { changeView } from '../state/viewing.ts';
import { usePlayground, type ViewSwitches } from '../state/store.ts';

interface Layer {
  readonly id: keyof ViewSwitches;
  readonly name: string;
  readonly title: string;
}

const LAYERS: readonly Layer[] = [
  { id: 'real', name: 'real', title: 'Real points' },
  {
    id: 'generated',
    name: 'generated',
    title: 'Generated points, from the same latents throughout',
  },
  { id: 'field', name: 'critic', title: 'The critic’s score as colour: blue high, orange low' },
  { id: 'contours', name: 'levels', title: 'Lines of equal critic score' },
  {
    id: 'arrows',
    name: 'push',
    title:
      'What moves generated points: minus the gradient of the generator’s loss, to a common scale',
  },
];

export function SampleSwitches() {
  const view = usePlayground((state) => state.view);
  return (
    <div className="sample-switches" role="group" aria-label="Shown in the sample view">
      {LAYERS.map(({ id, name, title }) => (
        <label key={id} title={title}>
          <input
            type="checkbox"
            checked={view[id]}
            onChange={(event) => changeView({ [id]: event.target.checked })}
          />
          <span className={`swatch swatch-${id}`} aria-hidden="true">
            {id === 'arrows' ? '↗' : ''}
          </span>
          {name}
        </label>
      ))}
    </div>
  );
}
