/** The door to training for the page: everything else in this folder runs in the workers behind it. */
export type { WorkerLike } from './correspondence.ts';
export { openMetricsClient, type MetricsClient } from './metricsClient.ts';
export { openTrainingClient, type StartOptions, type TrainingClient } from './trainingClient.ts';
