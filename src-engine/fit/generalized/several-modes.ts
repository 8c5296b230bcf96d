import { rowDerivatives } from "../../family/row-derivatives.ts";
import { groupingFactors } from "../profiled-deviance.ts";
import type { GeneralizedState } from "./generalized-fit.ts";
import { fixedPredictor, takeApart } from "./generalized-problem.ts";

/** Where u ~ N(0, 1) is looked for, and how finely. */
const farthest = 6;
const step = 0.1;
/** Of ln h: a peak that is lower than the highest by more has next to nothing of the unit's integral. */
const lowestPeak = 5;

/**
 * The units whose effect has several likely values, h(u) = Π f(y | η + λ z u) φ(u) several peaks: Laplace's approximation follows one of
 * them, and jumps where another becomes the higher one. Of one grouping factor with one effect; else none are looked for.
 */
export function unitsOfSeveralModes({ problem, parameters }: GeneralizedState): readonly number[] {
  const { effects, distribution, rows } = problem;
  const [grouping, other] = effects.groupings;
  if (grouping === undefined || other !== undefined || grouping.effects !== 1) return [];
  const { theta, beta, own } = takeApart(problem, parameters);
  const [[deviation]] = groupingFactors(problem, theta);
  const { unitOf, units, z } = grouping;
  const fixed = new Float64Array(rows);
  fixedPredictor(problem, beta, fixed);
  const derivatives = rowDerivatives(rows, own.length);
  const heights = Array.from({ length: 2 * Math.round(farthest / step) + 1 }, (_, at) => {
    const u = at * step - farthest;
    const eta = fixed.map((value, row) => value + deviation * z[0][row] * u);
    distribution.evaluate(eta, own, 0, derivatives);
    const ofUnits = new Float64Array(units).fill((-u * u) / 2);
    for (let row = 0; row < rows; row++) ofUnits[unitOf[row]] += derivatives.value[row];
    return ofUnits;
  });
  return Array.from({ length: units }, (_, unit) => unit).filter((unit) => {
    const curve = heights.map((ofUnits) => ofUnits[unit]);
    const limit = Math.max(...curve) - lowestPeak;
    return peaksAbove(curve, limit) > 1;
  });
}

function peaksAbove(curve: readonly number[], limit: number): number {
  return curve.filter((height, at) => {
    const before = curve[at - 1] ?? Number.NEGATIVE_INFINITY;
    const after = curve[at + 1] ?? Number.NEGATIVE_INFINITY;
    return height > limit && height > before && height >= after;
  }).length;
}
