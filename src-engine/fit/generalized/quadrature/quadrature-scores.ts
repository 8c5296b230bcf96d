import { multiplySquare } from "../../../math/square-matrix.ts";
import { addEffects, projectRows, timesFactors, timesFactorsTransposed } from "../effect-columns.ts";
import type { Clusters, GeneralizedProblem } from "../generalized-problem.ts";
import type { ModesAt } from "../posterior-modes.ts";
import { addOuterProducts, clusterMatrices, type HalfScores } from "../scores.ts";
import type { Nodes } from "./quadrature-nodes.ts";

/** Averages over the points, weighted by their shares. */
interface NodeAverages {
  /** ∂ln f/∂η and ∂ln f/∂ψ, by row. */
  readonly first: Float64Array;
  readonly own: readonly Float64Array[];
  /** ∂g/∂u, by effect. */
  readonly slope: Float64Array;
  /** A, q × q by unit. */
  readonly moments: Float64Array;
}

export function quadratureScores(
  problem: GeneralizedProblem,
  factors: readonly Float64Array[],
  modes: ModesAt,
  nodes: Nodes,
  clusters: Clusters,
): HalfScores {
  const { effects, precision, rows } = problem;
  const { u, weights, derivatives } = modes;
  const factorScores = clusterMatrices(problem, clusters);
  const averages = averageNodes(problem, factors, nodes, clusters, factorScores);
  const bends = bendsOfCurvature(problem, factors, nodes.roots, averages.moments);
  addCurvatureScores(problem, bends, weights, clusters, factorScores);

  const leverage = bends.leverage;
  const fixed = new Float64Array(rows);
  for (let row = 0; row < rows; row++) fixed[row] = leverage[row] * derivatives.third[row];
  const projected = new Float64Array(effects.size);
  const v = new Float64Array(effects.size);
  projectRows(effects, fixed, projected);
  timesFactorsTransposed(effects, factors, projected, v);
  for (let k = 0; k < v.length; k++) v[k] += averages.slope[k];
  precision.solve(v);
  const shift = new Float64Array(rows);
  timesFactors(effects, factors, v, projected);
  addEffects(effects, projected, shift);
  for (let row = 0; row < rows; row++) fixed[row] -= weights[row] * shift[row];
  projectRows(effects, fixed, projected);
  addOuterProducts(problem, projected, u, clusters, factorScores);
  projectRows(effects, derivatives.first, projected);
  addOuterProducts(problem, projected, v, clusters, factorScores);
  for (let row = 0; row < rows; row++) fixed[row] -= averages.first[row];
  const own = derivatives.parameters.map(({ mixed, mixedSecond }, k) => {
    return averages.own[k].map((average, row) => {
      return leverage[row] * mixedSecond[row] + shift[row] * mixed[row] - average;
    });
  });
  return { factors: factorScores, fixed, own };
}

/** Also adds −Σ p_k (Z'∂ln f/∂η)(u_k) u_k' to the factors' scores. */
function averageNodes(
  problem: GeneralizedProblem,
  factors: readonly Float64Array[],
  { grid, roots, shares, visit }: Nodes,
  clusters: Clusters,
  factorScores: readonly (readonly Float64Array[])[],
): NodeAverages {
  const { effects, rows, distribution } = problem;
  const { units, effects: q, unitOf } = effects.groupings[0];
  const first = new Float64Array(rows);
  const own = distribution.parameters.map(() => new Float64Array(rows));
  const slope = new Float64Array(effects.size);
  const moments = new Float64Array(units * q * q);
  const projected = new Float64Array(effects.size);
  const gradient = new Float64Array(effects.size);
  for (const [k, { x }] of grid.entries()) {
    const share = shares[k];
    const { u, derivatives } = visit(roots, k);
    for (let row = 0; row < rows; row++) first[row] += share[unitOf[row]] * derivatives.first[row];
    for (const [index, average] of own.entries()) {
      const values = derivatives.parameters[index].first;
      for (let row = 0; row < rows; row++) average[row] += share[unitOf[row]] * values[row];
    }
    projectRows(effects, derivatives.first, projected);
    timesFactorsTransposed(effects, factors, projected, gradient);
    for (let unit = 0; unit < units; unit++) {
      const from = unit * q;
      for (let i = from; i < from + q; i++) {
        gradient[i] = share[unit] * (u[i] - gradient[i]);
        slope[i] += gradient[i];
        projected[i] *= -share[unit];
      }
      for (let i = 0; i < q; i++) {
        let turned = 0;
        for (let j = i; j < q; j++) turned += roots[(from + j) * q + i] * gradient[from + j];
        for (let j = 0; j < q; j++) moments[(from + i) * q + j] += turned * x[j];
      }
    }
    addOuterProducts(problem, projected, u, clusters, factorScores);
  }
  return { first, own, slope, moments };
}

interface Bends {
  /** ΛT, q × q by unit. */
  readonly scaled: Float64Array;
  /** z'ΛTΛ'z by row. */
  readonly leverage: Float64Array;
}

/** How the criterion moves with the curvature H. */
function bendsOfCurvature(
  { effects, rows }: GeneralizedProblem,
  [lambda]: readonly Float64Array[],
  roots: Float64Array,
  moments: Float64Array,
): Bends {
  const { units, effects: q, unitOf, z } = effects.groupings[0];
  const scaled = new Float64Array(units * q * q);
  const spread = new Float64Array(units * q * q);
  const middle = new Float64Array(q * q);
  for (let unit = 0; unit < units; unit++) {
    const from = unit * q * q;
    for (let i = 0; i < q; i++) {
      for (let j = 0; j <= i; j++) {
        middle[i * q + j] = moments[from + i * q + j] / 2 - (i === j ? 0.5 : 0);
        middle[j * q + i] = middle[i * q + j];
      }
    }
    const root = roots.subarray(from, from + q * q);
    const half = multiplySquare(lambda, timesTransposed(multiplySquare(root, middle), root, q));
    scaled.set(half, from);
    spread.set(timesTransposed(half, lambda, q), from);
  }
  const leverage = new Float64Array(rows);
  for (let row = 0; row < rows; row++) {
    const from = unitOf[row] * q * q;
    let sum = 0;
    for (let i = 0; i < q; i++) for (let j = 0; j < q; j++) sum += z[i][row] * spread[from + i * q + j] * z[j][row];
    leverage[row] = sum;
  }
  return { scaled, leverage };
}

/** −2 Z'WZΛT. */
function addCurvatureScores(
  { effects }: GeneralizedProblem,
  { scaled }: Bends,
  weights: Float64Array,
  { starts, ofUnits }: Clusters,
  factorScores: readonly (readonly Float64Array[])[],
): void {
  const { effects: q, unitOf, z } = effects.groupings[0];
  for (let row = 0; row < starts[starts.length - 1]; row++) {
    const unit = unitOf[row];
    const sums = factorScores[ofUnits[0][unit]][0];
    for (let j = 0; j < q; j++) {
      let sum = 0;
      for (let k = 0; k < q; k++) sum += z[k][row] * scaled[unit * q * q + k * q + j];
      for (let i = 0; i < q; i++) sums[i * q + j] -= 2 * weights[row] * z[i][row] * sum;
    }
  }
}

/** A B'. */
function timesTransposed(a: Float64Array, b: Float64Array, size: number): Float64Array {
  const product = new Float64Array(size * size);
  for (let i = 0; i < size; i++) {
    for (let j = 0; j < size; j++) {
      for (let k = 0; k < size; k++) product[i * size + j] += a[i * size + k] * b[j * size + k];
    }
  }
  return product;
}
