/** The door to training for the page: everything else in this folder runs in the workers behind it. */
export type { WorkerLike } from './correspondence.ts';
export { findGameEigenvalues, type GameQuestion } from './jacobianClient.ts';
export { openMetricsClient, type MetricsClient } from './metricsClient.ts';
export type { FloorListener } from './metricsFloors.ts';
export { buffersIn } from './transfer.ts';
export { openTrainingClient, type StartOptions, type TrainingClient } from './trainingClient.ts';
