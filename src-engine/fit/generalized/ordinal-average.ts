import type { Design } from "../../design/design.ts";
import { linkFunction } from "../../family/links/named-link.ts";
import { boundsOf } from "../../family/ordinal/cumulative.ts";
import { choleskyInPlace, inverseFromCholesky } from "../../math/cholesky.ts";
import { innerProduct } from "../../math/inner-product.ts";
import { crossProducts, multiplySquare } from "../../math/square-matrix.ts";
import { groupingFactors } from "../profiled-deviance.ts";
import { addEffects, projectRows, timesFactors, timesFactorsTransposed } from "./effect-columns.ts";
import { type EquationsAt, solveEquations } from "./estimating-equations.ts";
import type { GeneralizedState } from "./generalized-fit.ts";
import { fixedPredictor, takeApart } from "./generalized-problem.ts";

/** Population-average thresholds and effects on the scale of the basis: (β̃, δ_2 … δ_{K−1}). */
export interface OrdinalAverage {
  /** β̃, p; with the intercept, which is −τ_1. */
  readonly beta: Float64Array;
  /** δ_2 … δ_{K−1}. */
  readonly steps: Float64Array;
  /** Of both, size × size. */
  readonly modelCovariance: Float64Array;
  /** CR0 over the outermost units; null where there are none. */
  readonly robustCovariance: Float64Array | null;
}

/**
 * The same estimating equations as `population-average.ts` for an ordinal outcome, whose K − 1 indicators C_k = 1 (Y ≤ k) take the place of
 * y (Lipsitz, Kim & Zhao 1994; HLM's cumulative working outcomes). With ζ_k = δ_k − o − Xβ and μ_k = g⁻¹(ζ_k), D = diag(dμ/dζ), the
 * working outcomes ζ + D⁻¹(C − μ) of all rows have the covariance matrix V = W⁻¹ + Z̃ΣZ̃', where W = D Cov(C)⁻¹ D within a row, by
 * the multinomial distribution, and Z̃ = −Z in each of its K − 1 lines. Cov(C)⁻¹ is tridiagonal: v'Cov(C)⁻¹v = Σ_k (v_k − v_{k−1})²/p_k.
 * Random effects move all lines of a row alike, so that Z̃'WZ̃ = Z'wZ with one weight w = 1'W1 a row, and V⁻¹ has the form that
 * the fit itself used. Null where steps lead nowhere.
 */
export function ordinalAverage(design: Design, { problem, parameters }: GeneralizedState): OrdinalAverage | null {
  const { effects, precision, x, rows, clusters, distribution } = problem;
  const { theta, beta: start, own } = takeApart(problem, parameters);
  const factors = groupingFactors(problem, theta);
  const p = x.length;
  const lines = own.length + 1;
  const size = p + lines - 1;
  const working = workingLines(rows, lines);
  const linearize = linearizer(design, distribution.response, working);
  const eta = new Float64Array(rows);
  const projected = new Float64Array(effects.size);
  const solved = new Float64Array(effects.size);
  /** ZΛH⁻¹Λ'Z' of a column by row. */
  const explained = (column: Float64Array): Float64Array => {
    projectRows(effects, column, projected);
    timesFactorsTransposed(effects, factors, projected, solved);
    precision.solve(solved);
    timesFactors(effects, factors, solved, projected);
    const shift = new Float64Array(rows);
    addEffects(effects, projected, shift);
    return shift;
  };
  /** V⁻¹ residual by line into `working.residual`, and the equations of all rows; null also where a category has no probability. */
  const equationsAt = (point: Float64Array): EquationsAt | null => {
    fixedPredictor(problem, point.subarray(0, p), eta);
    const isDefined = linearize(eta, Float64Array.of(0, ...point.subarray(p)));
    if (!isDefined || Number.isNaN(precision.factorize(working.weight, factors))) return null;
    const sums = new Float64Array(rows);
    for (const line of working.residual) for (let row = 0; row < rows; row++) sums[row] -= line[row];
    const shift = explained(sums);
    for (const [k, line] of working.residual.entries()) {
      for (let row = 0; row < rows; row++) line[row] += working.pull[k][row] * shift[row];
    }
    const information = averageInformation(x, working, explained);
    if (Number.isNaN(choleskyInPlace(information, size))) return null;
    const score = scoresByCluster(x, working.residual, Int32Array.of(0, rows));
    return { score, inverse: inverseFromCholesky(information, size) };
  };

  const found = solveEquations(Float64Array.of(...start, ...boundsOf(own).slice(2, lines + 1)), equationsAt);
  if (found === null) return null;
  const { point, inverse } = found;
  const meat =
    clusters.starts.length > 2 ? crossProducts(scoresByCluster(x, working.residual, clusters.starts), size) : null;
  return {
    beta: point.slice(0, p),
    steps: point.slice(p),
    modelCovariance: inverse,
    robustCovariance: meat && multiplySquare(multiplySquare(inverse, meat), inverse),
  };
}

/** What the rows say, by line k = 1 … K − 1 where it is an array of columns. */
interface WorkingLines {
  /** D Cov(C)⁻¹ (C − μ). */
  readonly residual: readonly Float64Array[];
  /** The diagonal of W, and what stands right of it (the last has nothing there). */
  readonly diagonal: readonly Float64Array[];
  readonly beside: readonly Float64Array[];
  /** W1. */
  readonly pull: readonly Float64Array[];
  /** 1'W1 by row. */
  readonly weight: Float64Array;
}

function workingLines(rows: number, lines: number): WorkingLines {
  const columns = () => Array.from({ length: lines }, () => new Float64Array(rows));
  return {
    residual: columns(),
    diagonal: columns(),
    beside: columns(),
    pull: columns(),
    weight: new Float64Array(rows),
  };
}

/** Fills the lines at η and δ (δ_1 = 0 first); false where a category has no probability. */
function linearizer(
  { specification, weights }: Design,
  outcome: Float64Array,
  { residual, diagonal, beside, pull, weight }: WorkingLines,
): (eta: Float64Array, bounds: Float64Array) => boolean {
  const { mean } = linkFunction(specification.link);
  const jet = new Float64Array(4);
  const lines = residual.length;
  const slopes = new Float64Array(lines + 2);
  const shares = new Float64Array(lines + 1);
  return (eta, bounds) => {
    for (let row = 0; row < eta.length; row++) {
      const prior = weights?.[row] ?? 1;
      let below = 0;
      for (let k = 0; k < lines; k++) {
        mean(bounds[k] - eta[row], jet);
        slopes[k] = jet[1];
        shares[k] = jet[0] - below;
        below = jet[0];
      }
      shares[lines] = 1 - below;
      slopes[lines] = 0;
      if (!shares.every((share) => share > 0)) return false;
      weight[row] = 0;
      for (let k = 0; k < lines; k++) {
        const own = (outcome[row] === k + 1 ? 1 / shares[k] : 0) - (outcome[row] === k + 2 ? 1 / shares[k + 1] : 0);
        residual[k][row] = prior * slopes[k] * own;
        diagonal[k][row] = prior * slopes[k] ** 2 * (1 / shares[k] + 1 / shares[k + 1]);
        beside[k][row] = (-prior * slopes[k] * slopes[k + 1]) / shares[k + 1];
      }
      for (let k = 0; k < lines; k++) {
        pull[k][row] = diagonal[k][row] + beside[k][row] + (k > 0 ? beside[k - 1][row] : 0);
        weight[row] += pull[k][row];
      }
    }
    return true;
  };
}

/** X̃'V⁻¹X̃ of (β̃, δ): the columns of X̃ are −x in every line, and 1 in one of them. */
function averageInformation(
  x: readonly Float64Array[],
  { diagonal, beside, pull, weight }: WorkingLines,
  explained: (column: Float64Array) => Float64Array,
): Float64Array {
  const p = x.length;
  const size = p + pull.length - 1;
  const information = new Float64Array(size * size);
  /** By column: its sum over the lines of W, the sign of Z̃ taken along. */
  const sums = [
    ...x.map((column) => column.map((value, row) => value * weight[row])),
    ...pull.slice(1).map((line) => line.map((value) => -value)),
  ];
  const within = (a: number, b: number): number => {
    if (a < p && b < p) return innerProduct(sums[a], x[b]);
    if (a < p || b < p) return innerProduct(sums[Math.max(a, b)], x[Math.min(a, b)]);
    const [low, high] = [Math.min(a, b) - p + 1, Math.max(a, b) - p + 1];
    if (high - low > 1) return 0;
    return (high === low ? diagonal : beside)[low].reduce((sum, value) => sum + value, 0);
  };
  const shifts = sums.map(explained);
  for (let a = 0; a < size; a++) {
    for (let b = 0; b <= a; b++) {
      const value = within(a, b) - innerProduct(sums[b], shifts[a]);
      information[a * size + b] = value;
      information[b * size + a] = value;
    }
  }
  return information;
}

/** X̃'V⁻¹(working residual) of every cluster, clusters × size. */
function scoresByCluster(
  x: readonly Float64Array[],
  residual: readonly Float64Array[],
  starts: Int32Array,
): Float64Array {
  const totals = residual[0].map((value, row) => -residual.slice(1).reduce((sum, line) => sum + line[row], value));
  const columns = [...x.map((column) => column.map((value, row) => value * totals[row])), ...residual.slice(1)];
  const size = columns.length;
  const scores = new Float64Array((starts.length - 1) * size);
  for (let cluster = 0; cluster + 1 < starts.length; cluster++) {
    for (const [k, column] of columns.entries()) {
      for (let row = starts[cluster]; row < starts[cluster + 1]; row++) scores[cluster * size + k] += column[row];
    }
  }
  return scores;
}
