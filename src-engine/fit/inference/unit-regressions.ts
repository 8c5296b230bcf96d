import type { DesignColumn } from "../../design/columns.ts";
import type { Design } from "../../design/design.ts";
import { isMultipleWithin } from "../../design/multiple-within.ts";
import { chiSquareUpperTail } from "../../math/chi-square-distribution.ts";
import type { LinearMixedFit } from "../linear-mixed-model.ts";
import type { EliminationLevel } from "../nested/elimination.ts";
import { residualCombination } from "../profiled-deviance.ts";
import { enclosingEffect } from "./enclosing-effect.ts";

/** What the units' own regressions say about the random effects of one part. */
export interface UnitRegressions {
  /** Units whose own regression has full rank. */
  readonly units: number;
  /** By effect; null with fewer than two such units or no degrees of freedom left. */
  readonly tests: readonly (HomogeneityTest | null)[];
  readonly reliability: readonly (number | null)[];
}

export interface HomogeneityTest {
  readonly chiSquare: number;
  readonly df: number;
  readonly p: number;
}

/**
 * HLM's chi-square test of each variance and the reliability of each effect (Raudenbush & Bryk 2002, equations 3.103 and
 * 3.60), over the units j whose own regression has full rank:
 *
 *     b̂_j = (Z_j'V_j⁻¹Z_j)⁻¹ Z_j'V_j⁻¹(y_j − X_jβ̂),   Var b̂_j = τ + V̂_j,   V̂_j = σ² (Z_j'V_j⁻¹Z_j)⁻¹
 *     χ² = Σ_j b̂²_qj / V̂_qqj with J' − S_q − 1 degrees of freedom,   reliability = mean τ_qq / (τ_qq + V̂_qqj)
 *
 * b̂_j are the deviations of the unit's least-squares coefficients from what the fixed part predicts for it; S_q + 1 is the
 * number of coefficients in the fixed part of effect q. V_j holds the variance of levels further in, the identity at the
 * innermost. Where a level further out has the effect, too, its K units differ whatever τ_qq is: b̂_qj are then taken as
 * deviations from their mean in unit k, weighted by 1 / V̂_qqj, with J' − K degrees of freedom, less the coefficients of
 * predictors that vary inside those units (as HLM has them for three levels). By random part.
 */
export function unitRegressions(fit: LinearMixedFit): readonly UnitRegressions[] {
  const { design, covariances, state } = fit;
  if (state.problem.effects.kind !== "nested") return design.random.map(({ columns }) => noRegressions(columns.length));
  return design.random.map((random, part) => {
    const { columns, grouping } = random;
    const q = columns.length;
    const enclosing = columns.map((column) => enclosingEffect(design, random, column));
    const spreads = enclosing.map((outer) => spreadWithin(outer?.count ?? 0));
    const reliability = new Float64Array(q);
    let units = 0;
    visitOwnRegressions(fit, part, (unit, effects, variances) => {
      units++;
      for (let k = 0; k < q; k++) {
        const tau = covariances[part][k * q + k];
        spreads[k].add(effects[k], 1 / variances[k], enclosing[k]?.of(unit) ?? null);
        reliability[k] += tau / (tau + variances[k]);
      }
    });
    return {
      units,
      tests: columns.map((column, k) => {
        const { squares, means } = spreads[k].total();
        const outer = enclosing[k];
        const estimated =
          coefficientsOf(column, design, grouping) -
          (outer === null ? 0 : coefficientsOf(column, design, outer.grouping));
        const df = units - means - estimated;
        if (units < 2 || df < 1) return null;
        return { chiSquare: squares, df, p: chiSquareUpperTail(squares, df) };
      }),
      reliability: columns.map((_, k) => (units < 2 ? null : reliability[k] / units)),
    };
  });
}

/** Sums weighted squares of effects: as they are, or as deviations from their mean in each of `outer` units. */
function spreadWithin(outer: number) {
  const weights = new Float64Array(outer);
  const sums = new Float64Array(outer);
  let squares = 0;
  return {
    add(effect: number, weight: number, unit: number | null) {
      squares += weight * effect ** 2;
      if (unit === null) return;
      weights[unit] += weight;
      sums[unit] += weight * effect;
    },
    /** With the number of means that were taken off. */
    total() {
      const used = weights.reduce((count, weight) => (weight > 0 ? count + 1 : count), 0);
      const ofMeans = sums.reduce(
        (sum, value, unit) => (weights[unit] > 0 ? sum + value ** 2 / weights[unit] : sum),
        0,
      );
      return { squares: squares - ofMeans, means: used };
    },
  };
}

/**
 * Visits the units of a random part whose own regression has full rank with b̂_j and the diagonal of V̂_j, both in the
 * user's units: b = s D⁻¹ b̃. Both are used again for the next unit. None with crossed factors.
 */
export function visitOwnRegressions(
  { scaleVariance, state: { basis, problem, at } }: LinearMixedFit,
  part: number,
  visit: (unit: number, effects: Float64Array, variances: Float64Array) => void,
): void {
  const { effects } = problem;
  if (effects.kind !== "nested") return;
  effects.eliminate(at.factors);
  const { size, levels } = effects.elimination;
  const residual = effects.expand(residualCombination(at.beta));
  const { grouping, effectOffset } = problem.parts[part];
  const level = levels[grouping];
  const width = level.z.length;
  const toUser = basis.randomToUser[part];
  const regressionOf = ownRegressions(level, size, residual);
  const own = new Float64Array(toUser.length);
  const variances = new Float64Array(toUser.length);
  for (let unit = 0; unit < level.units; unit++) {
    const regression = regressionOf(unit);
    if (regression === null) continue;
    for (let k = 0; k < toUser.length; k++) {
      const weights = toUser[k];
      let effect = 0;
      let variance = 0;
      for (let a = 0; a < weights.length; a++) {
        const row = (effectOffset + a) * width + effectOffset;
        effect += weights[a] * regression.effects[effectOffset + a];
        for (let b = 0; b < weights.length; b++) variance += weights[a] * regression.inverse[row + b] * weights[b];
      }
      own[k] = basis.outcomeScale * effect;
      variances[k] = scaleVariance * variance;
    }
    visit(unit, own, variances);
  }
}

/** With crossed factors no unit has a regression of its own. */
function noRegressions(count: number): UnitRegressions {
  const none = new Array<null>(count).fill(null);
  return { units: 0, tests: none, reliability: none };
}

/** A unit's own regression: (Z'V⁻¹Z)⁻¹, q × q, and b̂. Valid until the next unit is asked for. */
interface OwnRegression {
  readonly inverse: Float64Array;
  readonly effects: Float64Array;
}

/** From R and b: R⁻¹R⁻ᵀ and R⁻¹ (b a), U a the residuals. Null where R is short of rank. */
function ownRegressions(
  { z, between }: EliminationLevel,
  size: number,
  residual: Float64Array,
): (unit: number) => OwnRegression | null {
  const q = z.length;
  const inverseR = new Float64Array(q * q);
  const along = new Float64Array(q);
  const effects = new Float64Array(q);
  const inverse = new Float64Array(q * q);
  return (unit) => {
    const first = unit * q * size;
    for (let k = q - 1; k >= 0; k--) {
      const row = first + k * size;
      const diagonal = between[row + z[k]];
      if (!(Math.abs(diagonal) > 0)) return null;
      inverseR[k * q + k] = 1 / diagonal;
      for (let j = k + 1; j < q; j++) {
        let sum = 0;
        for (let i = k + 1; i <= j; i++) sum += between[row + z[i]] * inverseR[i * q + j];
        inverseR[k * q + j] = -sum / diagonal;
      }
      along[k] = 0;
      for (let c = 0; c < size; c++) along[k] += between[row + c] * residual[c];
    }
    for (let i = 0; i < q; i++) {
      effects[i] = 0;
      for (let k = i; k < q; k++) effects[i] += inverseR[i * q + k] * along[k];
      for (let j = 0; j < q; j++) {
        let sum = 0;
        for (let k = Math.max(i, j); k < q; k++) sum += inverseR[i * q + k] * inverseR[j * q + k];
        inverse[i * q + j] = sum;
      }
    }
    return { inverse, effects };
  };
}

/**
 * How many coefficients of the fixed part belong to a random effect: columns of X that are its column of Z times something
 * constant within each unit (γ_q0, and one for each predictor of β_q).
 */
function coefficientsOf(column: DesignColumn, design: Design, grouping: number): number {
  const units = design.groupings[grouping];
  return design.fixed.filter(({ values }) => isMultipleWithin(values, column.values, units)).length;
}
