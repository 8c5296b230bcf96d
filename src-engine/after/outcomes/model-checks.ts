import type { Grouping } from "../../design/units.ts";
import type { InferredGeneralizedFit } from "../../fit/generalized/generalized-inference.ts";
import type { Watch } from "../../fit/watch.ts";
import { chiSquareUpperTail } from "../../math/chi-square-distribution.ts";
import { randomStream } from "../../math/random-stream.ts";
import { varianceOf } from "../moments.ts";
import { outcomeResiduals } from "./outcome-residuals.ts";
import { quantileResiduals, type Standing, simulateOutcomes, standing, unitSums } from "./simulations.ts";

/** Whether the data look as the fitted model would make them (Hartig's DHARMa). */
export interface ModelChecks {
  /** Σ of squared Pearson residuals over n − parameters; null where it says nothing (rows of 0 and 1, categories). */
  readonly pearson: { readonly chiSquare: number; readonly df: number; readonly p: number } | null;
  readonly simulations: number;
  readonly seed: number;
  /** The variance of y − g⁻¹(Xβ): observed, and simulated on average. */
  readonly dispersion: SimulatedCheck;
  /** How many zeros there are; null where there cannot be any, or outcomes are all 0 or 1. */
  readonly zeros: SimulatedCheck | null;
  /** Randomized quantile residuals, uniform where the model holds: of rows, and of the sums of the rows of every unit by grouping factor. */
  readonly quantiles: readonly { readonly grouping: Grouping | null; readonly residuals: Float64Array }[];
}

/** Two-sided: twice the share of simulations at least as far to the side of the observed value. */
export interface SimulatedCheck {
  readonly observed: number;
  /** Mean over the simulations, and the interval that 95 % of them lie in. */
  readonly expected: number;
  readonly range: readonly [number, number];
  readonly p: number;
}

const simulations = 250;

/** Random effects are drawn anew in every simulation. Null where the model's outcomes cannot be drawn. */
export function modelChecks(fit: InferredGeneralizedFit, seed = 1, watch: Watch): ModelChecks | null {
  const { design, state } = fit;
  const residuals = outcomeResiduals(fit);
  if (residuals === null) return null;
  const random = randomStream(seed);
  const { observed, predictedFixed } = residuals;
  const ofRows = standing(observed);
  const ofUnits = design.groupings.map((_, grouping) => standing(unitSums(design, grouping, observed)));
  const variances: number[] = [];
  const zeros: number[] = [];
  const done = simulateOutcomes(fit, simulations, random, watch, (outcome) => {
    ofRows.add(outcome);
    for (const [grouping, one] of ofUnits.entries()) one.add(unitSums(design, grouping, outcome));
    variances.push(residualVariance(outcome, predictedFixed));
    zeros.push(countZeros(outcome));
  });
  if (!done) return null;
  const quantiles = (one: Standing) => quantileResiduals(one, simulations, random);
  return {
    pearson: tellsDispersion(fit) ? pearsonCheck(residuals.pearson, state.parameters.length) : null,
    simulations,
    seed,
    dispersion: simulatedCheck(residualVariance(observed, predictedFixed), variances),
    zeros: tellsDispersion(fit) ? simulatedCheck(countZeros(observed), zeros) : null,
    quantiles: [
      { grouping: null, residuals: quantiles(ofRows) },
      ...design.groupings.map((grouping, index) => ({ grouping, residuals: quantiles(ofUnits[index]) })),
    ],
  };
}

function residualVariance(outcome: Float64Array, predicted: Float64Array): number {
  return varianceOf(outcome.map((value, row) => value - predicted[row]));
}

function countZeros(outcome: Float64Array): number {
  return outcome.reduce((sum, value) => sum + (value === 0 ? 1 : 0), 0);
}

/** Of outcomes whose variance follows from the mean alone, and that have more values than two. */
function tellsDispersion({ design }: InferredGeneralizedFit): boolean {
  const { distribution } = design.specification;
  return (["binomial", "poisson", "geometric", "negative-binomial", "negative-binomial-linear"] as const).some(
    (one) => one === distribution,
  );
}

function pearsonCheck(residuals: Float64Array, parameters: number): ModelChecks["pearson"] {
  const chiSquare = residuals.reduce((sum, value) => sum + value * value, 0);
  const df = residuals.length - parameters;
  return df > 0 ? { chiSquare, df, p: chiSquareUpperTail(chiSquare, df) } : null;
}

function simulatedCheck(observed: number, simulated: readonly number[]): SimulatedCheck {
  const sorted = simulated.toSorted((a, b) => a - b);
  const place = (share: number) => sorted[Math.round(share * (sorted.length - 1))];
  const atMost = sorted.filter((value) => value <= observed).length;
  const atLeast = sorted.filter((value) => value >= observed).length;
  return {
    observed,
    expected: sorted.reduce((sum, value) => sum + value, 0) / sorted.length,
    range: [place(0.025), place(0.975)],
    p: Math.min(1, (2 * Math.min(atMost, atLeast)) / sorted.length),
  };
}
