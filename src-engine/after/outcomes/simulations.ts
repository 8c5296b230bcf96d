import type { Design } from "../../design/design.ts";
import { rowOfUnit, unitSize } from "../../design/units.ts";
import { addEffects, timesFactors } from "../../fit/generalized/effect-columns.ts";
import type { InferredGeneralizedFit } from "../../fit/generalized/generalized-inference.ts";
import { takeApart } from "../../fit/generalized/generalized-problem.ts";
import { groupingFactors } from "../../fit/profiled-deviance.ts";
import type { Watch } from "../../fit/watch.ts";
import type { RandomStream } from "../../math/random-stream.ts";
import { outcomeDraws, rowsOfData } from "./outcome-draws.ts";
import { rowPredictors } from "./row-predictors.ts";

/** Visits outcomes of all rows, on the scale of the mean, that the model makes with random effects drawn anew each time. */
export type VisitSimulation = (outcome: Float64Array) => void;

/** False where the model's outcomes cannot be drawn, or the work was stopped. */
export function simulateOutcomes(
  fit: InferredGeneralizedFit,
  count: number,
  random: RandomStream,
  { stop, progress }: Watch,
  visit: VisitSimulation,
): boolean {
  const { problem, parameters } = fit.state;
  const draw = outcomeDraws(fit, random);
  if (draw === null) return false;
  const rows = rowsOfData(fit);
  const { fixed } = rowPredictors(fit);
  const factors = groupingFactors(problem, takeApart(problem, parameters).theta);
  const spherical = new Float64Array(problem.effects.size);
  const effects = new Float64Array(problem.effects.size);
  const eta = new Float64Array(problem.rows);
  const outcome = new Float64Array(problem.rows);
  for (let done = 0; done < count; done++) {
    if (stop()) return false;
    for (let k = 0; k < spherical.length; k++) spherical[k] = random.normal();
    timesFactors(problem.effects, factors, spherical, effects);
    eta.set(fixed);
    addEffects(problem.effects, effects, eta);
    draw(eta, rows, outcome);
    visit(outcome);
    progress((done + 1) / count);
  }
  return true;
}

/** Where observed values stand among simulated ones. */
export interface Standing {
  /** How many simulated values are below, and how many equal. */
  readonly below: Float64Array;
  readonly equal: Float64Array;
}

/** Collects, over simulations, where some observed values stand. */
export function standing(observed: Float64Array): Standing & { add(simulated: Float64Array): void } {
  const below = new Float64Array(observed.length);
  const equal = new Float64Array(observed.length);
  return {
    below,
    equal,
    add(simulated) {
      for (let i = 0; i < observed.length; i++) {
        if (Math.abs(simulated[i] - observed[i]) <= rounding * Math.abs(observed[i])) equal[i]++;
        else if (simulated[i] < observed[i]) below[i]++;
      }
    },
  };
}

/** Sums of proportions that are equal differ by this. */
const rounding = 1e-12;

/**
 * (below + U (equal + 1))/(count + 1), U uniform: Dunn & Smyth's (1996) randomized quantile residual with the distribution function
 * by simulation. Uniform on (0, 1), its ends left out, where the model holds.
 */
export function quantileResiduals({ below, equal }: Standing, count: number, random: RandomStream): Float64Array {
  return below.map((value, i) => (value + random.uniform() * (equal[i] + 1)) / (count + 1));
}

/** Sums over the rows of every unit. */
export function unitSums({ groupings }: Design, grouping: number, values: Float64Array): Float64Array {
  const own = groupings[grouping];
  return Float64Array.from(own.labels, (_, unit) => {
    let sum = 0;
    for (let i = 0; i < unitSize(own, unit); i++) sum += values[rowOfUnit(own, unit, i)];
    return sum;
  });
}
