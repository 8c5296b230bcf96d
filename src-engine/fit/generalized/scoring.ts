import { rowDerivatives } from "../../family/row-derivatives.ts";
import { choleskyInPlace, solveLowerInPlace, solveUpperInPlace } from "../../math/cholesky.ts";
import { add, divide, subtract } from "../../math/elementwise.ts";
import { sum } from "../../math/sum.ts";
import { fixedPredictor, type GeneralizedProblem } from "./generalized-problem.ts";

/** The fixed part alone by Fisher scoring, as if rows did not belong to units. */
export interface ScoringFit {
  /** β̃. */
  readonly beta: Float64Array;
  /** β̃ of one η for all rows, the mean of where they start. */
  readonly inside: Float64Array;
  readonly eta: Float64Array;
  /** Expected information of η by row. */
  readonly weights: Float64Array;
  /** ∂ln f/∂η by row. */
  readonly slopes: Float64Array;
  readonly logLikelihood: number;
  /** The last step in β̃, and whether steps have come to nothing. */
  readonly step: Float64Array;
  readonly converged: boolean;
}

const mostSteps = 25;

/** Iteratively reweighted least squares (McCullagh & Nelder 1989, section 2.5) from a sensible η by row; ψ held. */
export function scoringFit(problem: GeneralizedProblem, own: Float64Array): ScoringFit {
  const { distribution, offset, x, rows } = problem;
  const p = x.length;
  const derivatives = rowDerivatives(rows, distribution.parameters.length);
  const weights = new Float64Array(rows);
  const eta = new Float64Array(rows);
  const working = new Float64Array(rows);
  const evaluate = () => {
    distribution.evaluate(eta, own, 1, derivatives);
    distribution.expectedInformation(eta, own, weights);
    return sum(derivatives.value);
  };
  distribution.start(eta);
  const inside = meanPredictor(problem, eta);
  evaluate();
  divide(derivatives.first, weights, working);
  add(eta, working);
  if (offset !== null) subtract(offset, working);
  let beta = weightedLeastSquares(x, weights, working);
  fixedPredictor(problem, beta, eta);
  let logLikelihood = evaluate();
  // Links that do not take every η: where a step leads out of their range, the mean of η by row lies in it.
  for (const other of [inside, new Float64Array(p)]) {
    if (Number.isFinite(logLikelihood)) break;
    beta = other;
    fixedPredictor(problem, beta, eta);
    logLikelihood = evaluate();
  }
  let step: Float64Array = new Float64Array(p);
  let converged = p === 0;
  for (let count = 0; count < mostSteps && !converged; count++) {
    divide(derivatives.first, weights, working);
    step = weightedLeastSquares(x, weights, working);
    const before = beta;
    let gained = false;
    for (let length = 1; length > 1e-6 && !gained; length /= 2) {
      beta = before.map((value, k) => value + length * step[k]);
      fixedPredictor(problem, beta, eta);
      const next = evaluate();
      gained = next >= logLikelihood;
      converged = gained && next - logLikelihood < 1e-10 * (1 + Math.abs(next));
      if (gained) logLikelihood = next;
    }
    if (gained) continue;
    beta = before;
    fixedPredictor(problem, beta, eta);
    evaluate();
    converged = true;
  }
  return { beta, inside, eta, weights, slopes: derivatives.first, logLikelihood, step, converged };
}

/** β̃ of one η for all rows, their mean: exactly so where the columns of X span the intercept. */
function meanPredictor({ x, offset, rows }: GeneralizedProblem, eta: Float64Array): Float64Array {
  const mean = (sum(eta) - (offset === null ? 0 : sum(offset))) / rows;
  return weightedLeastSquares(x, new Float64Array(rows).fill(1), new Float64Array(rows).fill(mean));
}

/** Rows that say nothing (or overflow) take no part; a direction without information stays where it is. */
function weightedLeastSquares(x: readonly Float64Array[], weights: Float64Array, y: Float64Array): Float64Array {
  const p = x.length;
  const normal = new Float64Array(p * p);
  const right = new Float64Array(p);
  for (let row = 0; row < y.length; row++) {
    const weight = weights[row];
    if (!(weight > 0) || !Number.isFinite(weight * y[row])) continue;
    for (let a = 0; a < p; a++) {
      const scaled = weight * x[a][row];
      right[a] += scaled * y[row];
      for (let b = 0; b <= a; b++) normal[a * p + b] += scaled * x[b][row];
    }
  }
  for (let a = 0; a < p; a++) normal[a * p + a] *= 1 + 1e-12;
  if (Number.isNaN(choleskyInPlace(normal, p))) return new Float64Array(p);
  solveLowerInPlace(normal, p, right, 1);
  solveUpperInPlace(normal, p, right);
  return right;
}
