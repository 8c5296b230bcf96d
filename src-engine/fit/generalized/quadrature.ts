import type { RowDerivatives } from "../../family/conditional-distribution.ts";
import { choleskyInPlace } from "../../math/cholesky.ts";
import { gaussHermite } from "../../math/gauss-hermite.ts";
import { multiplySquare } from "../../math/square-matrix.ts";
import { groupingFactors } from "../profiled-deviance.ts";
import { addEffects, projectRows, timesFactors, timesFactorsTransposed } from "./effect-columns.ts";
import {
  type Clusters,
  fixedPredictor,
  type GeneralizedProblem,
  rowDerivatives,
  takeApart,
} from "./generalized-problem.ts";
import { fixedInformation, type MarginalDeviance } from "./marginal-deviance.ts";
import { type ModesAt, posteriorModes } from "./posterior-modes.ts";
import { addOuterProducts, clusterMatrices, type HalfScores, oneCluster, scoresByCluster } from "./scores.ts";

/** More points a unit than this take too long. */
export const mostNodes = 10_000;

/** Points of the grid: n in each of q directions. */
export function nodeCount(points: number, effects: number): number {
  return points ** effects;
}

/** A point of the grid in q directions, with ln of its weight less ln φ there. */
interface Node {
  readonly x: Float64Array;
  readonly logWeight: number;
}

/** What the points of one evaluation share. */
interface Nodes {
  readonly grid: readonly Node[];
  /** G with GG' = H⁻¹, lower triangular, q × q by unit. */
  readonly roots: Float64Array;
  /** By point and unit: its share of the unit's integral. */
  readonly shares: readonly Float64Array[];
  readonly visit: VisitNode;
}

/**
 * Adaptive Gauss–Hermite quadrature for one grouping factor (Pinheiro & Bates 1995). The integral over the effects of a unit is
 * taken on a grid around their mode, scaled by the curvature there,
 *
 *     u_k = û + G x_k,   GG' = H(û)⁻¹,   ∫ exp(−g(u)) φ du = |H|^(−½) Σ_k w_k exp(−g(u_k) + ½ x_k'x_k);
 *
 * with one point it is Laplace's approximation. The gradient is exact: it follows the points as they move with the mode and
 * with G. With shares p_k of the points, A = Σ p_k (G'∂g/∂u)(u_k) x_k', B the symmetric matrix with half of A's lower
 * triangle, T = G (B − ½ I) G', h = diag(ZΛTΛ'Z'), t = h ∘ ∂³ln f/∂η³, v = H⁻¹(Σ p_k ∂g/∂u + Λ'Z't) and s = ZΛv:
 *
 *     ½ ∂d/∂β = X'(t − W s − Σ p_k ∂ln f/∂η),
 *     ½ ∂d/∂Λ = Σ_units Z'(t − W s) û' + (Z'∂ln f/∂η) v' − 2 Z'WZΛT − Σ p_k (Z'∂ln f/∂η)(u_k) u_k'
 *     ½ ∂d/∂ψ = Σ h ∂³ln f/∂η²∂ψ + s ∂²ln f/∂η∂ψ − Σ p_k ∂ln f/∂ψ
 */
export function quadratureDeviance(problem: GeneralizedProblem, points: number): MarginalDeviance {
  const { rows, effects } = problem;
  const findModes = posteriorModes(problem);
  const grid = nodeGrid(points, effects.groupings[0].effects);
  const fixed = new Float64Array(rows);
  const store = nodeStore(problem, grid.length);
  return (parameters) => {
    const { theta, beta, own } = takeApart(problem, parameters);
    fixedPredictor(problem, beta, fixed);
    const factors = groupingFactors(problem, theta);
    const modes = findModes(fixed, factors, own);
    if (modes === null) return null;
    const nodes = evaluateNodes(problem, grid, nodeVisitor(problem, modes, grid, fixed, factors, own, store));
    const value = modes.logDeterminant - 2 * nodes.logIntegral;
    if (!Number.isFinite(value)) return null;
    const scores = (clusters: Clusters) => {
      const half = quadratureScores(problem, factors, modes, nodes, clusters);
      return scoresByCluster(problem, theta, clusters, half);
    };
    return {
      value,
      gradient: () => scores(oneCluster(problem)),
      scores: () => scores(problem.clusters),
      fixedInformation: () => fixedInformation(problem, factors, modes.weights),
      modes,
      factors,
    };
  };
}

function nodeGrid(points: number, directions: number): readonly Node[] {
  const rule = gaussHermite(points);
  return Array.from({ length: nodeCount(points, directions) }, (_, index) => {
    const x = new Float64Array(directions);
    let logWeight = 0;
    for (let d = 0, rest = index; d < directions; d++, rest = Math.floor(rest / points)) {
      const k = rest % points;
      x[d] = rule.points[k];
      logWeight += rule.logWeights[k] + rule.points[k] ** 2 / 2;
    }
    return { x, logWeight };
  });
}

/** What the rows and effects are like at one point of the grid. */
interface NodeAt {
  /** u, by effect. */
  readonly u: Float64Array;
  readonly derivatives: RowDerivatives;
}

/** Numbers kept between the value and the gradient; larger grids are worked out twice. */
const mostStored = 2e7;

/** One place for each point of the grid where memory allows, else one for all. */
function nodeStore({ rows, distribution, effects }: GeneralizedProblem, points: number): readonly NodeAt[] {
  const own = distribution.parameters.length;
  const isKept = points * rows * (4 + 3 * own) < mostStored;
  return Array.from({ length: isKept ? points : 1 }, () => {
    return { u: new Float64Array(effects.size), derivatives: rowDerivatives(rows, own) };
  });
}

/** The point of this number; `roots`: G by unit. Valid until the next visit or, where points are kept, the next evaluation. */
type VisitNode = (roots: Float64Array, node: number) => NodeAt;

function nodeVisitor(
  { effects, distribution, rows }: GeneralizedProblem,
  modes: ModesAt,
  grid: readonly Node[],
  fixed: Float64Array,
  factors: readonly Float64Array[],
  own: Float64Array,
  store: readonly NodeAt[],
): VisitNode {
  const { units, effects: q } = effects.groupings[0];
  const order = own.length > 0 ? 3 : 1;
  const b = new Float64Array(effects.size);
  const eta = new Float64Array(rows);
  const known = new Set<number>();
  return (roots, node) => {
    const at = store[store.length === 1 ? 0 : node];
    if (known.has(node)) return at;
    const { u, derivatives } = at;
    const { x } = grid[node];
    for (let unit = 0; unit < units; unit++) {
      for (let i = 0; i < q; i++) {
        let moved = modes.u[unit * q + i];
        for (let j = 0; j <= i; j++) moved += roots[(unit * q + i) * q + j] * x[j];
        u[unit * q + i] = moved;
      }
    }
    eta.set(fixed);
    timesFactors(effects, factors, u, b);
    addEffects(effects, b, eta);
    distribution.evaluate(eta, own, order, derivatives);
    if (store.length > 1 || grid.length === 1) known.add(node);
    return at;
  };
}

function evaluateNodes(
  { effects, precision, clusters: { starts } }: GeneralizedProblem,
  grid: readonly Node[],
  visit: VisitNode,
): Nodes & { readonly logIntegral: number } {
  const { units, effects: q } = effects.groupings[0];
  const roots = new Float64Array(units * q * q);
  precision.invert();
  precision.visitSpreads((_, unit, spread) => {
    const root = spread.slice();
    choleskyInPlace(root, q);
    for (let i = 0; i < q; i++) root.fill(0, i * q + i + 1, (i + 1) * q);
    roots.set(root, unit * q * q);
  });
  const logs = grid.map(({ logWeight }, node) => {
    const { u, derivatives } = visit(roots, node);
    return Float64Array.from({ length: units }, (_, unit) => {
      let log = logWeight;
      for (let k = unit * q; k < (unit + 1) * q; k++) log -= (u[k] * u[k]) / 2;
      for (let row = starts[unit]; row < starts[unit + 1]; row++) log += derivatives.value[row];
      return log;
    });
  });
  let logIntegral = 0;
  for (let unit = 0; unit < units; unit++) {
    let largest = Number.NEGATIVE_INFINITY;
    for (const values of logs) largest = Math.max(largest, values[unit]);
    let sum = 0;
    for (const values of logs) sum += Math.exp(values[unit] - largest);
    for (const values of logs) values[unit] = Math.exp(values[unit] - largest) / sum;
    logIntegral += largest + Math.log(sum);
  }
  return { grid, roots, shares: logs, visit, logIntegral };
}

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

function quadratureScores(
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
