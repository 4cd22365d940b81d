/** The door to training for the page: everything else in this folder runs in the workers behind it. */
export type { WorkerLike } from './correspondence.ts';
export { findGameEigenvalues, type GameQuestion } from './jacobianClient.ts';
export { openMetricsClient, type MetricsClient } from './metricsClient.ts';
export type { FloorListener } from './metricsFloors.ts';
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
export { buffersIn } from './transfer.ts';
export { openTrainingClient, type StartOptions, type TrainingClient } from './trainingClient.ts';
