import type { RowDerivatives } from "../../../family/conditional-distribution.ts";
import { rowDerivatives } from "../../../family/row-derivatives.ts";
import { choleskyInPlace } from "../../../math/cholesky.ts";
import { gaussHermite } from "../../../math/gauss-hermite.ts";
import { addEffects, timesFactors } from "../effect-columns.ts";
import type { GeneralizedProblem } from "../generalized-problem.ts";
import type { ModesAt } from "../posterior-modes.ts";

/** More points a unit than this take too long. */
export const mostNodes = 10_000;

/** Points of the grid: n in each of q directions. */
export function nodeCount(points: number, effects: number): number {
  return points ** effects;
}

/** A point of the grid in q directions, with ln of its weight less ln φ there. */
export interface Node {
  readonly x: Float64Array;
  readonly logWeight: number;
}

/** What the points of one evaluation share. */
export interface Nodes {
  readonly grid: readonly Node[];
  /** G with GG' = H⁻¹, lower triangular, q × q by unit. */
  readonly roots: Float64Array;
  /** By point and unit: its share of the unit's integral. */
  readonly shares: readonly Float64Array[];
  readonly visit: VisitNode;
}

export function nodeGrid(points: number, directions: number): readonly Node[] {
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
export function nodeStore({ rows, distribution, effects }: GeneralizedProblem, points: number): readonly NodeAt[] {
  const own = distribution.parameters.length;
  const isKept = points * rows * (4 + 3 * own) < mostStored;
  return Array.from({ length: isKept ? points : 1 }, () => {
    return { u: new Float64Array(effects.size), derivatives: rowDerivatives(rows, own) };
  });
}

/** The point of this number; `roots`: G by unit. Valid until the next visit or, where points are kept, the next evaluation. */
type VisitNode = (roots: Float64Array, node: number) => NodeAt;

export function nodeVisitor(
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

export function evaluateNodes(
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

/** ln Σ exp over the columns, entry by entry. */
export function logSumExp(columns: readonly Float64Array[]): Float64Array {
  const [first] = columns;
  return first.map((_, at) => {
    const largest = columns.reduce((most, column) => Math.max(most, column[at]), Number.NEGATIVE_INFINITY);
    return largest + Math.log(columns.reduce((sum, column) => sum + Math.exp(column[at] - largest), 0));
  });
}
