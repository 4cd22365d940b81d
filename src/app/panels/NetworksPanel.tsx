/** The shapes of the networks and of the noise that feeds the generator. */
import type { Experiment } from '../../experiment/experiment.ts';
import { inferenceOf, lossOf } from '../../gan/catalogue.ts';
import type { NetworkShape } from '../../gan/layout.ts';
import { shapesOf } from '../../gan/shapes.ts';
import { FieldControls } from '../controls/FieldControls.tsx';
import { useRun } from '../state/usePlayground.ts';
import { fieldsIn } from './fields.ts';
import { FoldedPanel } from './Panel.tsx';

export function NetworksPanel() {
  const experiment = useRun((run) => run.experiment);
  const { critic, generator } = shapesOf(experiment);
  const { criticless } = lossOf(experiment);
  const shown = criticless ? [generator.shape] : [generator.shape, critic.shape];
  return (
    <FoldedPanel title="Networks" aside={shown.map(sizes).join(' · ')}>
      <h3>Generator</h3>
      <FieldControls fields={fieldsIn(experiment, 'generator')} />
      <FieldControls fields={fieldsIn(experiment, 'latent')} />
      {generator.companion && (
        <p className="note settled">
          The second network leads back, {sizes(generator.companion)}, and is otherwise as these
          settings say.
        </p>
      )}
      <h3>Critic</h3>
      {criticless ? (
        <p className="note">This loss has no critic.</p>
      ) : (
        <FieldControls fields={fieldsIn(experiment, 'critic')} />
      )}
      {inputsExplained(experiment) && <p className="note">{inputsExplained(experiment)}</p>}
    </FoldedPanel>
  );
}

/** Why the critic takes more than the two coordinates of a sample, or why there are two of it. */
function inputsExplained(experiment: Experiment): string | undefined {
  const { critic } = shapesOf(experiment);
  const { pairs } = inferenceOf(experiment);
  if (critic.companion)
    return 'A second critic of the same shape judges what the second network makes.';
  if (pairs) {
    return `It takes ${critic.shape.inputs} numbers: a sample, and the ${experiment['latent.dimension']} of its code.`;
  }
  if (critic.pack > 1) {
    return `It takes ${critic.shape.inputs} numbers: the coordinates of ${critic.pack} samples.`;
  }
  return undefined;
}

/** Layer sizes from input to output: 2→64→64→2, or 2→12×64→1 for deep ones. */
function sizes({ inputs, depth, width, outputs }: NetworkShape): string {
  const hidden = depth <= 2 ? Array<number>(depth).fill(width).join('→') : `${depth}×${width}`;
  return `${inputs}→${hidden}→${outputs}`;
}
