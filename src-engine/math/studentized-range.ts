import { increasingRoot } from "./increasing-root.ts";
import { logGamma } from "./log-gamma.ts";
import { normalUpperTail } from "./normal-distribution.ts";

/**
 * P(Q > q), Q the range of k standard normal values over an independent s with ν s² chi-square distributed on ν degrees of
 * freedom (Infinity: s = 1), by Gauss–Legendre quadrature to about eight decimals:
 *
 *     P(Q ≤ q) = ∫ f_ν(s) W(q s) ds,   W(w) = k ∫ φ(z) (Φ(z) − Φ(z − w))^(k−1) dz
 */
export function studentizedRangeUpperTail(q: number, means: number, df: number): number {
  if (Number.isNaN(q) || !(df > 0)) return Number.NaN;
  if (q <= 0) return 1;
  if (df === Number.POSITIVE_INFINITY || df > 1e6) return 1 - rangeProbability(q, means);
  const halfDf = df / 2;
  const logScale = Math.log(2) + halfDf * Math.log(halfDf) - logGamma(halfDf);
  const density = (s: number) => Math.exp(logScale + (df - 1) * Math.log(s) - halfDf * s * s);
  const below = integrate(scalePanels(df), (s) => density(s) * rangeProbability(q * s, means));
  return Math.min(1, Math.max(0, 1 - below));
}

/** q with P(Q > q) = p, for 0 < p < 1. */
export function studentizedRangeQuantile(p: number, means: number, df: number): number {
  return increasingRoot((q) => p - studentizedRangeUpperTail(q, means, df), 3);
}

/** Beyond it the normal density is below 1e-17. */
const reach = 8.5;

const step = 1 / 32;

const tables = new Map<number, Float64Array>();

/** W at multiples of `step`, once for each number of means. */
function tableOf(means: number): Float64Array {
  const known = tables.get(means);
  if (known !== undefined) return known;
  const table = Float64Array.from({ length: (2 * reach) / step + 3 }, (_, k) => exactRangeProbability(k * step, means));
  tables.set(means, table);
  return table;
}

/** W(w), by the cubic through four neighbors in the table. */
function rangeProbability(w: number, means: number): number {
  const table = tableOf(means);
  const place = w / step;
  const at = Math.min(Math.max(1, Math.floor(place)), table.length - 3);
  if (place > table.length - 2) return 1;
  const t = place - at;
  return (
    (-t * (t - 1) * (t - 2) * table[at - 1]) / 6 +
    ((t + 1) * (t - 1) * (t - 2) * table[at]) / 2 -
    ((t + 1) * t * (t - 2) * table[at + 1]) / 2 +
    ((t + 1) * t * (t - 1) * table[at + 2]) / 6
  );
}

function exactRangeProbability(w: number, means: number): number {
  let sum = 0;
  for (const { z, weight, upper } of normalNodes) sum += weight * (normalUpperTail(z - w) - upper) ** (means - 1);
  return Math.min(1, means * sum);
}

/** Where f_ν has its mass: for few degrees of freedom finer towards zero, where W rises steeply. */
function scalePanels(df: number): readonly number[] {
  const spread = 9 / Math.sqrt(2 * df);
  if (spread < 0.9) return Array.from({ length: 7 }, (_, k) => 1 + spread * (k / 3 - 1));
  const end = 1 + spread;
  return [0, ...Array.from({ length: 9 }, (_, k) => end * 2 ** (k - 8))];
}

/** Gauss–Legendre's positive nodes of order 16 on [−1, 1], with their weights (Abramowitz & Stegun 1964, table 25.4). */
const legendre = [
  [0.09501250983763744, 0.1894506104550685],
  [0.2816035507792589, 0.1826034150449236],
  [0.45801677765722737, 0.16915651939500254],
  [0.6178762444026438, 0.14959598881657674],
  [0.755404408355003, 0.12462897125553388],
  [0.8656312023878318, 0.09515851168249279],
  [0.9445750230732326, 0.062253523938647894],
  [0.9894009349916499, 0.027152459411754096],
] as const;

function nodesOver(breaks: readonly number[]): readonly { readonly x: number; readonly weight: number }[] {
  return breaks.slice(1).flatMap((high, panel) => {
    const low = breaks[panel];
    const [middle, half] = [(low + high) / 2, (high - low) / 2];
    return legendre.flatMap(([node, weight]) => [
      { x: middle - half * node, weight: half * weight },
      { x: middle + half * node, weight: half * weight },
    ]);
  });
}

function integrate(breaks: readonly number[], f: (x: number) => number): number {
  return nodesOver(breaks).reduce((sum, { x, weight }) => sum + weight * f(x), 0);
}

/** Nodes over z with φ(z) in their weights, and 1 − Φ(z). */
const normalNodes = nodesOver(Array.from({ length: 9 }, (_, k) => reach * (k / 4 - 1))).map(({ x, weight }) => ({
  z: x,
  weight: (weight * Math.exp((-x * x) / 2)) / Math.sqrt(2 * Math.PI),
  upper: normalUpperTail(x),
}));
