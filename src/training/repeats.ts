/** The door to repeats over seeds for the page, apart from `client.ts` because the first view can do without them. */
export { iterationCost } from './repeats/cost.ts';
export { forecast, inWords } from './repeats/forecast.ts';
export {
  bestByMetric,
  repeatsJson,
  type RepeatedExperiment,
} from './repeats/repeatedExperiment.ts';
export { runSeed } from './repeats/runSeed.ts';
export type { SeedMeasurement, SeedTraining } from './repeats/runSeed.ts';
export { figuresOf, type SeedFigures, type SeedOutcome } from './repeats/seedOutcome.ts';
export { MOST_SEEDS, repeatKey, seedsOf } from './repeats/series.ts';
export { shareOut, type Worker as SeedWorker } from './repeats/sharing.ts';
export { successOf } from './repeats/success.ts';
export { summarise, type MetricSummary, type RepeatSummary } from './repeats/summary.ts';
export { InvalidOutcomeError, validateOutcome } from './repeats/validateOutcome.ts';
