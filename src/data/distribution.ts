/**
 * What a target distribution is: a named family with parameters, and one member of it that can be
 * sampled and, where mathematics allows, evaluated. Knows neither networks nor the screen.
 */
import type { DataChoice } from '../experiment/alternatives.ts';
import type { Parameter, ParameterTexts, ParameterValues } from '../experiment/parameter.ts';
import type { Random } from './random.ts';

/** A family of distributions on the plane, scaled to about [−2, 2]². */
export interface Distribution extends DataChoice {
  readonly parameters: readonly Parameter[];
  /**
   * The member of the family with these parameters (each within its range) and texts (each without
   * problems); what is missing is at its default.
   */
  create(values: ParameterValues, texts?: ParameterTexts): Target;
}

/** One distribution on the plane. */
export interface Target {
  /**
   * `count` independent points as x₀, y₀, x₁, y₁, … in data units.
   * @param into where they are written, at least 2·count long; absent: an array of their own
   */
  sample(count: number, random: Random, into?: Float32Array): Float32Array;
  /** Exact probability density at (x, y), per unit area; absent where none exists (1-D supports). */
  readonly density?: (x: number, y: number) => number;
  /** Present when the distribution is a mixture of isotropic Gaussians: its modes. */
  readonly components?: readonly GaussianComponent[];
}

/** An isotropic Gaussian N((x, y), σ²I) with its share of the mass; shares sum to 1. */
export interface GaussianComponent {
  readonly x: number;
  readonly y: number;
  readonly sigma: number;
  readonly weight: number;
}
