/** When two runs are worth the same executor. */
import type { Choice } from '../experiment/parameter.ts';
import type { Experiment } from '../experiment/experiment.ts';
import type { NetworkShape } from '../gan/layout.ts';
import { structureOf, type GameStructure, type PlayerStructure } from '../gan/structure.ts';

type Description<Part> = (part: Part) => readonly (string | number | boolean)[];

const chosen: Description<Choice> = ({ id }) => [id];
const itself: Description<number | boolean> = (value) => [value];
/** How the first numbers are drawn is no matter of speed. */
const player: Description<PlayerStructure> = ({ shape, companion, optimizer }) => [
  ...network(shape),
  ...(companion ? network(companion) : []),
  optimizer.id,
];

function network({ activation, normalisation, discrimination, ...sizes }: NetworkShape) {
  const { inputs, depth, width, outputs } = sizes;
  const { kernels = 0, dimensions = 0 } = discrimination ?? {};
  return [
    inputs,
    depth,
    width,
    outputs,
    activation.id,
    normalisation?.id ?? 'none',
    kernels,
    dimensions,
  ];
}

const DESCRIPTIONS: { readonly [Field in keyof GameStructure]: Description<GameStructure[Field]> } =
  {
    critic: player,
    generator: player,
    loss: ({ id, texts, critic, objectives }) =>
      texts ? [id, JSON.stringify([critic, objectives.map(({ generator }) => generator)])] : [id],
    objective: chosen,
    lipschitz: chosen,
    inference: chosen,
    dynamics: chosen,
    stabilizers: (stabilizers) => stabilizers.map(({ id }) => id),
    rounds: itself,
    unrolled: itself,
    pack: itself,
    noisy: itself,
    seesCompany: itself,
    judgesSamples: itself,
    simultaneous: itself,
    boundsLayers: itself,
    perturbed: itself,
    interpolates: itself,
    generatorSeesReal: itself,
  };

/**
 * Equal for experiments whose iterations are the same computation on arrays of the same sizes, whatever
 * their data, seed and live numbers.
 */
export function shapeOf(experiment: Experiment): string {
  const structure = structureOf(experiment);
  const describe = <Field extends keyof GameStructure>(field: Field) =>
    DESCRIPTIONS[field](structure[field]);
  const fields = Object.keys(DESCRIPTIONS) as (keyof GameStructure)[];
  return [
    experiment.batch,
    experiment['critic.steps'],
    experiment['generator.steps'],
    ...fields.flatMap((field) => describe(field)),
  ].join(' ');
}
