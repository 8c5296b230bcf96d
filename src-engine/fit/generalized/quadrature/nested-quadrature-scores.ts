import { addEffects, projectRows, timesFactors } from "../effect-columns.ts";
import type { Clusters, GeneralizedProblem } from "../generalized-problem.ts";
import { ownRows } from "../own-rows.ts";
import type { ModesAt } from "../posterior-modes.ts";
import { addOuterProducts, clusterMatrices, type HalfScores } from "../scores.ts";
import type { InnerIntegralsAt } from "./inner-integrals.ts";

/** One point of the outer units' grid. */
export interface OuterPoint {
  readonly x: number;
  /** v by outer unit, and its share of the unit's integral. */
  readonly v: Float64Array;
  readonly share: Float64Array;
  readonly inner: InnerIntegralsAt;
}

/** What the points of one evaluation share. */
export interface OuterPoints {
  readonly points: readonly OuterPoint[];
  /** σ by outer unit. */
  readonly deviations: Float64Array;
  /** dû/dv by inner unit. */
  readonly slopes: Float64Array;
}

/**
 * The gradient of ln L follows the outer points v = v̂ + σx as they move with the joint mode and with its curvature D = σ⁻². With the
 * shares P of the points, r = P (inner derivative in η) by row and point, G_v = −P v + Σ_rows r λ₂z₂, G_D = −½σ³ (1/σ + Σ x G_v),
 * q = λ₂z₂ + λ₁z₁ dû/dv, and f the logarithm of the density at the joint mode, rows add
 *
 *     Σ r + T + f″ s,   T = −G_D q² f‴,   s = ZΛw,   w = H⁻¹(Λ'Z'T + Σ G_v at the outer effects),
 *
 * and Λ what they and the effects that they multiply come to, w'Z'f′ and −2 G_D q f″ (z₁ dû/dv, z₂).
 */
export function nestedQuadratureScores(
  problem: GeneralizedProblem,
  factors: readonly Float64Array[],
  modes: ModesAt,
  { points, deviations, slopes }: OuterPoints,
  clusters: Clusters,
): HalfScores {
  const { effects, precision, rows, distribution } = problem;
  const [inner, outer] = effects.groupings;
  const [lambda1, lambda2] = [factors[0][0], factors[1][0]];
  const [z1, z2] = [inner.z[0], outer.z[0]];
  const parents = problem.clusters.ofUnits[0];
  const fixed = new Float64Array(rows);
  const own = ownRows(distribution.parameters.length, rows);
  const ofFactors = clusterMatrices(problem, clusters);
  const ofMode = new Float64Array(outer.units);
  const ofDeviation = deviations.map((deviation) => 1 / deviation);
  const add = (grouping: 0 | 1, unit: number, score: number) => {
    ofFactors[clusters.ofUnits[grouping][unit]][grouping][0] -= score;
  };

  for (const { x, v, share, inner: at } of points) {
    const ofPoint = v.map((value, unit) => -share[unit] * value);
    for (let row = 0; row < rows; row++) {
      const unit = outer.unitOf[row];
      const score = share[unit] * at.rows[row];
      fixed[row] -= score;
      ofPoint[unit] += score * lambda2 * z2[row];
      add(1, unit, score * z2[row] * v[unit]);
      for (let m = 0; m < own.length; m++) own[m][row] -= share[unit] * at.own[m][row];
    }
    for (let unit = 0; unit < inner.units; unit++) add(0, unit, share[parents[unit]] * at.lambda[unit]);
    for (let unit = 0; unit < outer.units; unit++) {
      ofMode[unit] += ofPoint[unit];
      ofDeviation[unit] += x * ofPoint[unit];
    }
  }

  const { first, second, third, parameters } = modes.derivatives;
  const moved = new Float64Array(rows);
  const pull = new Float64Array(effects.size);
  for (let row = 0; row < rows; row++) {
    const [unit, parent] = [inner.unitOf[row], outer.unitOf[row]];
    const slope = slopes[unit];
    const q = lambda2 * z2[row] + lambda1 * z1[row] * slope;
    const ofCurvature = -0.5 * deviations[parent] ** 3 * ofDeviation[parent];
    moved[row] = -ofCurvature * q * q * third[row];
    add(0, unit, -2 * ofCurvature * q * second[row] * z1[row] * slope);
    add(1, parent, -2 * ofCurvature * q * second[row] * z2[row]);
    pull[unit] += moved[row] * lambda1 * z1[row];
    pull[outer.offset + parent] += moved[row] * lambda2 * z2[row];
    for (let m = 0; m < own.length; m++) own[m][row] += ofCurvature * q * q * parameters[m].mixedSecond[row];
  }
  for (let unit = 0; unit < outer.units; unit++) pull[outer.offset + unit] += ofMode[unit];
  precision.solve(pull);
  const scaled = new Float64Array(effects.size);
  const shift = new Float64Array(rows);
  timesFactors(effects, factors, pull, scaled);
  addEffects(effects, scaled, shift);
  for (let row = 0; row < rows; row++) {
    moved[row] = -(moved[row] + second[row] * shift[row]);
    fixed[row] += moved[row];
    for (let m = 0; m < own.length; m++) own[m][row] -= shift[row] * parameters[m].mixed[row];
  }
  projectRows(effects, moved, scaled);
  addOuterProducts(problem, scaled, modes.u, clusters, ofFactors);
  projectRows(effects, first, scaled);
  for (let k = 0; k < scaled.length; k++) scaled[k] = -scaled[k];
  addOuterProducts(problem, scaled, pull, clusters, ofFactors);
  return { factors: ofFactors, fixed, own };
}
