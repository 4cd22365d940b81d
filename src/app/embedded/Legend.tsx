/** What the marks mean. Its entries switch layers on and off, but for a still, where it only tells. */
import { presentation } from '../state/presentation.ts';
import { usePlayground } from '../state/usePlayground.ts';
import { LAYERS, SampleSwitches, Swatch } from '../views/SampleSwitches.tsx';

export function Legend() {
  const view = usePlayground((state) => state.view);
  if (!presentation.still) return <SampleSwitches />;
  return (
    <ul className="sample-switches" aria-label="Shown in the sample view">
      {LAYERS.filter(({ id }) => view[id]).map(({ id, name }) => (
        <li key={id}>
          <Swatch layer={id} />
          {name}
        </li>
      ))}
    </ul>
  );
}
