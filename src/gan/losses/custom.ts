/**
 * A loss of two typed terms: what the critic minimises and what the generator does, in the critic's scores.
 * They are taken as they are; nothing is derived from them and nothing is promised of them.
 */
import { generatedScore, nodesOf, realScore, type Expression } from '../expression/expression.ts';
import {
  averaged,
  describeVocabulary,
  parseFormula,
  type Vocabulary,
} from '../expression/parse.ts';
import { FormulaError } from '../expression/scanText.ts';
import type { TextParameter } from '../../experiment/parameter.ts';
import { problemOf, remembered } from './customText.ts';
import type { Loss } from './loss.ts';

/** The GAN as it is usually trained, so that there is something to change. */
const DEFAULTS = {
  critic: 'mean(softplus(-real)) + mean(softplus(fake))',
  generator: 'mean(softplus(-fake))',
};

const VOCABULARY: Vocabulary = {
  names: new Map([
    ['real', realScore],
    ['fake', generatedScore],
  ]),
  averages: true,
  longest: 300,
};

/**
 * What a term minimises, one number for a batch: what is left per sample is averaged.
 * @throws FormulaError
 */
function term(text: string, needed: readonly Expression[], missing: string): Expression {
  const expression = parseFormula(text, VOCABULARY);
  const scores = [...nodesOf(expression)].filter(({ kind }) => kind === 'score');
  if (!scores.some((score) => needed.includes(score))) throw new FormulaError(missing);
  return averaged(expression);
}

const criticTerm = (text: string) =>
  term(
    text,
    [realScore, generatedScore],
    'The critic’s loss has to depend on real or fake, or there is nothing to learn.',
  );

const generatorTerm = (text: string) =>
  term(
    text,
    [generatedScore],
    'The generator’s loss has to depend on fake, the only scores it can change.',
  );

const textOf = (
  own: Pick<TextParameter, 'name' | 'explanation'>,
  id: keyof typeof DEFAULTS,
  read: (text: string) => Expression,
): TextParameter => ({
  ...own,
  id,
  explanation: `${own.explanation} real and fake are the critic’s scores on real and on generated samples, one per sample; what is not inside a mean(…) is averaged. Possible are ${describeVocabulary(VOCABULARY)}.`,
  allowed: `a formula made of ${describeVocabulary(VOCABULARY)}`,
  default: DEFAULTS[id],
  longest: VOCABULARY.longest,
  problemIn: (text) => problemOf(() => read(text)),
});

const texts: readonly TextParameter[] = [
  textOf(
    { name: 'Critic’s loss', explanation: 'What the critic minimises.' },
    'critic',
    criticTerm,
  ),
  textOf(
    { name: 'Generator’s loss', explanation: 'What the generator minimises.' },
    'generator',
    generatorTerm,
  ),
];

const written = remembered((both: string): Loss => {
  const [critic, generator] = JSON.parse(both) as [string, string];
  return {
    id: 'custom',
    name: 'Your own',
    explanation:
      'Two formulas that you type, in the critic’s scores on real and on generated samples. To begin with they are those of the non-saturating GAN.',
    source: { citation: 'Goodfellow et al. 2014', url: 'https://arxiv.org/abs/1406.2661' },
    texts,
    critic: criticTerm(critic),
    objectives: [
      {
        id: 'custom',
        name: 'As typed',
        explanation: 'The generator’s formula as it was typed.',
        generator: generatorTerm(generator),
        minimises: {
          implies:
            'Nothing is known of a formula that was just typed: watch what it does to the samples.',
        },
      },
    ],
    needsBoundedSlope: false,
    flatAtOptimum: false,
    optimalScore: {
      whyNot: 'The formulas are taken as they are, and no best critic is derived from them.',
    },
    densityRatio: {
      whyNot: 'Without a formula of the best critic its score says nothing certain of the ratio.',
    },
    written: ({ critic: ofCritic, generator: ofGenerator }) =>
      written(JSON.stringify([ofCritic ?? DEFAULTS.critic, ofGenerator ?? DEFAULTS.generator])),
  };
});

export const custom: Loss = written(JSON.stringify([DEFAULTS.critic, DEFAULTS.generator]));
