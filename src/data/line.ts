/** One upright segment: a one-dimensional support in the plane. */
import { defineDistribution } from './defineDistribution.ts';
import { segmentLength, segmentsTarget } from './segments.ts';

export const line = defineDistribution({
  id: 'line',
  name: 'Line',
  explanation:
    'An upright segment without thickness: the critic can separate it perfectly from almost any generator.',
  source: { citation: 'Arjovsky & Bottou 2017', url: 'https://arxiv.org/abs/1701.04862' },
  parameters: [
    {
      id: 'x',
      name: 'Place',
      symbol: 'x',
      explanation: 'Moves the line to the right.',
      default: 0,
      minimum: -2,
      maximum: 2,
    },
    segmentLength,
  ],
  create: ({ x, length }) => segmentsTarget([x], length),
});
