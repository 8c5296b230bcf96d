import type { InferredGeneralizedFit } from "../../fit/generalized/generalized-inference.ts";
import { userCoefficients, userCovariance } from "../../fit/generalized/generalized-mixed-model.ts";
import { takeApart } from "../../fit/generalized/generalized-problem.ts";
import { groupingFactors } from "../../fit/profiled-deviance.ts";
import type { Watch } from "../../fit/watch.ts";
import { innerProduct } from "../../math/inner-product.ts";
import { randomStream } from "../../math/random-stream.ts";
import { semidefiniteCholesky } from "../../math/small-matrices.ts";
import { bilinearForm } from "../../math/square-matrix.ts";
import { outcomeDraws } from "./outcome-draws.ts";
import type { OutcomePoint } from "./outcome-points.ts";

/** A new row to draw outcomes of. */
export interface DrawnPoint {
  readonly point: OutcomePoint;
  readonly trials: number;
}

/** What an outcome lies between. */
export interface RowInterval {
  /** On the outcome's own scale: successes, counts, category numbers from 1. */
  readonly range: readonly [number, number];
  /** Binomial: of how many trials; null: not so. */
  readonly trials: number | null;
  readonly seed: number;
}

export const rowSimulations = 10_000;

/**
 * Prediction intervals for the outcome of one row each, by simulation: in every draw the parameters (θ, β̃, ψ) are normal around
 * their estimates, the effects of units that are not in the data are drawn from N(0, Σ(θ)), those of others around their modes,
 * and the outcome from its distribution there. The ends are quantiles, for counts the smallest values that leave at most so much
 * beyond them. Null for outcomes of 0 and 1, of which an interval says nothing, without order, or that cannot be drawn.
 */
export function rowIntervals(
  fit: InferredGeneralizedFit,
  points: readonly DrawnPoint[],
  seed: number,
  { stop, progress }: Watch,
): readonly RowInterval[] | null {
  const { specification } = fit.design;
  const random = randomStream(seed);
  const draw = specification.distribution === "bernoulli" ? null : outcomeDraws(fit, random);
  if (draw === null || points.length === 0) return null;
  const parametersDrawn = parameterDraws(fit, () => random.normal());
  const rows = {
    trials: Float64Array.from(points, ({ trials }) => trials),
    zeros: (fit.design.zeros?.columns ?? []).map((_, k) => Float64Array.from(points, ({ point }) => point.zeros[k])),
  };
  const eta = new Float64Array(points.length);
  const outcome = new Float64Array(points.length);
  const drawn = points.map(() => new Float64Array(rowSimulations));
  for (let simulation = 0; simulation < rowSimulations; simulation++) {
    if (stop()) return null;
    const at = parametersDrawn();
    for (const [row, { point }] of points.entries()) eta[row] = predictorDrawn(point, at, () => random.normal());
    draw(eta, { ...rows, own: at.own }, outcome);
    for (const [row, values] of drawn.entries()) values[simulation] = outcome[row];
    if (simulation % 100 === 0) progress(simulation / rowSimulations);
  }
  const isCounted = specification.distribution === "binomial";
  const tail = (1 - specification.confidenceLevel) / 2;
  return drawn.map((values, row): RowInterval => {
    values.sort();
    const end = (share: number) => {
      const value = values[Math.max(Math.ceil(share * rowSimulations) - 1, 0)];
      return isCounted ? Math.round(value * rows.trials[row]) : value;
    };
    return { range: [end(tail), end(1 - tail)], trials: isCounted ? rows.trials[row] : null, seed };
  });
}

/** Parameters as they might be. */
interface ParametersDrawn {
  /** β in the user's units. */
  readonly coefficients: Float64Array;
  readonly own: Float64Array;
  /** Σ by random part. */
  readonly covariances: readonly Float64Array[];
  /** (θ, β̃, ψ) less their estimates. */
  readonly moved: Float64Array;
}

function parameterDraws(fit: InferredGeneralizedFit, normal: () => number): () => ParametersDrawn {
  const { state, parameterCovariance } = fit;
  const { basis, problem, parameters } = state;
  const size = parameters.length;
  const factor = semidefiniteCholesky(parameterCovariance, size);
  return () => {
    const independent = Float64Array.from({ length: size }, normal);
    const moved = independent.map((_, row) => {
      let sum = 0;
      for (let k = 0; k <= row; k++) sum += factor[row * size + k] * independent[k];
      return sum;
    });
    const at = takeApart(
      problem,
      parameters.map((value, i) => value + moved[i]),
    );
    const factors = groupingFactors(problem, at.theta);
    return {
      coefficients: userCoefficients(basis, at.beta),
      own: at.own,
      covariances: problem.parts.map((part, index) => userCovariance(basis, factors, part, index)),
      moved,
    };
  };
}

/** η of one row; of outcomes of one equation. */
function predictorDrawn(
  { rows: [row = []], offset, effects: [effects = []], known }: OutcomePoint,
  { coefficients, covariances, moved }: ParametersDrawn,
  normal: () => number,
): number {
  const fixed = row.reduce((sum, weight, k) => sum + weight * coefficients[k], offset);
  const spread = effects.reduce((sum, z, part) => {
    const values = Float64Array.from(z);
    return sum + bilinearForm(values, covariances[part], values);
  }, known?.covariance[0] ?? 0);
  const mode = known === null ? 0 : known.shifts[0] + innerProduct(known.slopes[0], moved);
  return fixed + mode + Math.sqrt(Math.max(spread, 0)) * normal();
}
