/**
 * Curves blurred by a Gaussian: a point of the curve plus N(0, σ²I). The sampler is exact; the
 * density is the integral of the Gaussian along the curve, by quadrature. Names no distribution.
 */
import type { Target } from './distribution.ts';
import { pointSampler } from './pointSampler.ts';
import { weightedChoice } from './weightedChoice.ts';

/** One smooth piece of curve, run through as the position s goes from 0 to 1. */
export interface Curve {
  /** Its share of the mass; the shares of all pieces sum to 1. */
  readonly weight: number;
  x(s: number): number;
  y(s: number): number;
  /** An upper bound of the length travelled per unit of s. */
  readonly maximumSpeed: number;
  /** How the mass is spread over s, where it is not evenly: its density and its quantile function. */
  readonly spread?: {
    density(s: number): number;
    quantile(u: number): number;
  };
}

/**
 * The distribution of a point on the curves plus N(0, σ²I).
 *
 * Its density is ∫ N(point; curve(s), σ²I) density(s) ds by composite Gauss–Legendre quadrature:
 * 8 nodes on each panel of s, panels at most 3σ long and at least 16 per curve. Against a Simpson
 * rule of 400,000 intervals the error stayed below 1e-8 of the largest density, for σ from 0.005 to
 * 0.15 (see noisyCurve.test.ts). Panels that contribute less than e⁻⁴⁰ of the nearest are skipped.
 */
export function noisyCurveTarget(curves: readonly Curve[], sigma: number): Target {
  const choose = weightedChoice(curves.map((curve) => curve.weight));
  return {
    sample: pointSampler({ uniforms: 2, gaussians: 2 }, (rows, points, at) => {
      for (let i = 0; i < rows.length; i += 4, at += 2) {
        const curve = curves[choose(rows[i]!)]!;
        const u = rows[i + 1]!;
        const s = curve.spread ? curve.spread.quantile(u) : u;
        points[at] = curve.x(s) + sigma * rows[i + 2]!;
        points[at + 1] = curve.y(s) + sigma * rows[i + 3]!;
      }
    }),
    density: curveDensity(curves, sigma),
  };
}

const NODES_PER_PANEL = 8;
const PANEL_LENGTH_IN_SIGMA = 3;
const MINIMUM_PANELS = 16;

/** Positive Gauss–Legendre nodes on [−1, 1] and their weights (Abramowitz & Stegun, table 25.4). */
const GAUSS_LEGENDRE = [
  [0.1834346424956498, 0.362683783378362],
  [0.525532409916329, 0.3137066458778873],
  [0.7966664774136267, 0.2223810344533745],
  [0.9602898564975363, 0.1012285362903763],
] as const;

function curveDensity(curves: readonly Curve[], sigma: number): (x: number, y: number) => number {
  const { nodes, centres, radius } = quadrature(curves, sigma);
  const exponent = -0.5 / sigma ** 2;
  const peak = 1 / (2 * Math.PI * sigma ** 2);
  return (x, y) => {
    let nearest = Infinity;
    for (let i = 0; i < centres.length; i += 2) {
      const dx = x - centres[i]!;
      const dy = y - centres[i + 1]!;
      const squared = dx * dx + dy * dy;
      if (squared < nearest) nearest = squared;
    }
    const reach = Math.sqrt((Math.sqrt(nearest) + radius) ** 2 + 80 * sigma ** 2) + radius;
    const limit = reach * reach;
    let sum = 0;
    for (let i = 0; i < centres.length; i += 2) {
      const dx = x - centres[i]!;
      const dy = y - centres[i + 1]!;
      if (dx * dx + dy * dy > limit) continue;
      const first = (i >>> 1) * NODES_PER_PANEL * 3;
      for (let j = first; j < first + NODES_PER_PANEL * 3; j += 3) {
        const nodeX = x - nodes[j]!;
        const nodeY = y - nodes[j + 1]!;
        sum += nodes[j + 2]! * Math.exp(exponent * (nodeX * nodeX + nodeY * nodeY));
      }
    }
    return peak * sum;
  };
}

/** Panels of all curves: nodes as x, y, mass; panel centres as x, y; the radius that covers any panel. */
function quadrature(curves: readonly Curve[], sigma: number) {
  const nodes: number[] = [];
  const centres: number[] = [];
  let radius = 0;
  for (const curve of curves) {
    const panels = Math.max(
      MINIMUM_PANELS,
      Math.ceil(curve.maximumSpeed / (PANEL_LENGTH_IN_SIGMA * sigma)),
    );
    radius = Math.max(radius, curve.maximumSpeed / panels / 2);
    for (let panel = 0; panel < panels; panel++) {
      const middle = (panel + 0.5) / panels;
      centres.push(curve.x(middle), curve.y(middle));
      for (const [offset, weight] of GAUSS_LEGENDRE) {
        for (const sign of [-1, 1]) {
          const s = middle + (sign * offset) / (2 * panels);
          const mass = (curve.weight * weight * (curve.spread?.density(s) ?? 1)) / (2 * panels);
          nodes.push(curve.x(s), curve.y(s), mass);
        }
      }
    }
  }
  return { nodes: Float64Array.from(nodes), centres: Float64Array.from(centres), radius };
}
