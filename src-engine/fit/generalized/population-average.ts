import { isIntercept } from "../../design/aliasing.ts";
import { rowDerivatives } from "../../family/row-derivatives.ts";
import { choleskyInPlace, inverseFromCholesky } from "../../math/cholesky.ts";
import { subtract } from "../../math/elementwise.ts";
import { transform } from "../../math/small-matrices.ts";
import { crossProducts, multiplySquare } from "../../math/square-matrix.ts";
import { groupingFactors } from "../profiled-deviance.ts";
import { addEffects, projectRows, timesFactors, timesFactorsTransposed } from "./effect-columns.ts";
import { type EquationsAt, solveEquations } from "./estimating-equations.ts";
import { fixedInformation } from "./fixed-information.ts";
import type { GeneralizedFit } from "./generalized-fit.ts";
import { userCoefficients } from "./generalized-mixed-model.ts";
import { fixedPredictor, takeApart } from "./generalized-problem.ts";
import { ordinalAverage } from "./ordinal-average.ts";

/** Effects on the mean of all units, not within a unit, in the user's units. */
export interface PopulationAverage {
  /** β, p. */
  readonly coefficients: Float64Array;
  /** (Σ X'D V⁻¹ D X)⁻¹, p × p. */
  readonly modelCovariance: Float64Array;
  /** CR0 over the outermost units; null where there are none. */
  readonly robustCovariance: Float64Array | null;
  /** Of an ordinal outcome, whose intercept is minus the first. */
  readonly thresholds: readonly AverageThreshold[];
}

export interface AverageThreshold {
  readonly estimate: number;
  readonly modelSe: number;
  readonly robustSe: number | null;
}

/**
 * HLM's population-average estimates (Raudenbush & Bryk 2002, chapter 10): generalized estimating equations (Liang & Zeger
 * 1986) whose working covariance is that of the fitted model linearized at random effects of zero. With μ = g⁻¹(o + Xβ), the
 * information w of η by row and W = diag(w), the outcome's linearization y* = η + (∂ln f/∂η)/w has the covariance matrix
 * V = W⁻¹ + ZΣZ', Σ held at its estimate, and β solves X'V⁻¹(y* − Xβ) = 0. Null where the link is the identity (both kinds of
 * effects are the same), without random effects, with a zero part, or where steps lead nowhere.
 *
 * A zero part has none: the mean (1 − ψ) μ of a count beside zeros of their own is no function of Xβ alone, so that no β describes the
 * population. What its predicted counts are over all units is asked for after the fit.
 */
export function populationAverage(fit: GeneralizedFit): PopulationAverage | null {
  return fit.design.categories === null ? averageOfMeans(fit) : averageOfCategories(fit);
}

function averageOfCategories({ design, state }: GeneralizedFit): PopulationAverage | null {
  const { problem, basis } = state;
  const average = problem.effects.size === 0 ? null : ordinalAverage(design, state);
  if (average === null) return null;
  const { beta, steps, modelCovariance, robustCovariance } = average;
  const nothing = steps.map(() => 0);
  const fixed = basis.fixedToUser.map((row) => [...row, ...nothing]);
  const intercept = design.fixed.findIndex(isIntercept);
  const toThresholds = [0, ...steps].map((_, k) => [
    ...basis.fixedToUser[intercept].map((weight) => -weight),
    ...steps.map((__, other) => (other === k - 1 ? 1 : 0)),
  ]);
  const coefficients = userCoefficients(basis, beta);
  const errorOf = (covariance: Float64Array, k: number) => {
    return Math.sqrt(transform([toThresholds[k]], covariance, 1)[0]);
  };
  return {
    coefficients,
    modelCovariance: transform(fixed, modelCovariance, 1),
    robustCovariance: robustCovariance && transform(fixed, robustCovariance, 1),
    thresholds: [0, ...steps].map((step, k) => ({
      estimate: step - coefficients[intercept],
      modelSe: errorOf(modelCovariance, k),
      robustSe: robustCovariance && errorOf(robustCovariance, k),
    })),
  };
}

function averageOfMeans({ design, state }: GeneralizedFit): PopulationAverage | null {
  const { problem, basis, parameters } = state;
  const { distribution, curvature, effects, precision, x, rows, clusters } = problem;
  const isDefined = design.specification.link !== "identity" && design.zeros === null;
  if (!isDefined || effects.size === 0 || x.length === 0) return null;
  const { theta, beta: start, own } = takeApart(problem, parameters);
  const factors = groupingFactors(problem, theta);
  const derivatives = rowDerivatives(rows, own.length);
  const eta = new Float64Array(rows);
  const weights = new Float64Array(curvature.differences);
  const shift = new Float64Array(rows);
  const explained = new Float64Array(rows);
  const residual = new Float64Array(rows);
  const projected = new Float64Array(effects.size);
  const solved = new Float64Array(effects.size);

  /** V⁻¹(y* − Xβ) into `residual`, and the equations of all rows. */
  const equationsAt = (beta: Float64Array): EquationsAt | null => {
    fixedPredictor(problem, beta, eta);
    distribution.evaluate(eta, own, 1, derivatives);
    curvature.fillExpected(eta, own, weights);
    if (Number.isNaN(precision.factorize(weights, factors))) return null;
    projectRows(effects, derivatives.first, projected);
    timesFactorsTransposed(effects, factors, projected, solved);
    precision.solve(solved);
    timesFactors(effects, factors, solved, projected);
    shift.fill(0);
    addEffects(effects, projected, shift);
    curvature.times(weights, shift, explained);
    residual.set(derivatives.first);
    subtract(explained, residual);
    const information = fixedInformation(problem, factors, weights);
    if (Number.isNaN(choleskyInPlace(information, x.length))) return null;
    const score = clusterSums(x, residual, Int32Array.of(0, rows));
    return { score, inverse: inverseFromCholesky(information, x.length) };
  };

  const found = solveEquations(start, equationsAt);
  if (found === null) return null;
  const { point, inverse } = found;
  const meat = clusters.starts.length > 2 ? crossProducts(clusterSums(x, residual, clusters.starts), x.length) : null;
  const robust = meat && multiplySquare(multiplySquare(inverse, meat), inverse);
  return {
    coefficients: userCoefficients(basis, point),
    modelCovariance: transform(basis.fixedToUser, inverse, 1),
    robustCovariance: robust && transform(basis.fixedToUser, robust, 1),
    thresholds: [],
  };
}

/** X'r of every cluster's rows, clusters × p. */
function clusterSums(x: readonly Float64Array[], values: Float64Array, starts: Int32Array): Float64Array {
  const sums = new Float64Array((starts.length - 1) * x.length);
  for (const [k, column] of x.entries()) {
    for (let cluster = 0; cluster + 1 < starts.length; cluster++) {
      let sum = 0;
      for (let row = starts[cluster]; row < starts[cluster + 1]; row++) sum += column[row] * values[row];
      sums[cluster * x.length + k] = sum;
    }
  }
  return sums;
}
