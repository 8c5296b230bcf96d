import type { DesignColumn } from "../design/columns.ts";
import type { Design } from "../design/design.ts";
import { isMultipleWithin } from "../design/multiple-within.ts";
import { chiSquareUpperTail } from "../math/chi-square-distribution.ts";
import type { EliminationLevel } from "./elimination.ts";
import type { LinearMixedFit } from "./linear-mixed-model.ts";
import { residualCombination } from "./profiled-deviance.ts";

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
 * innermost. By random part.
 */
export function unitRegressions(fit: LinearMixedFit): readonly UnitRegressions[] {
  const { design, covariances, scaleVariance, state } = fit;
  const { basis, problem, at } = state;
  const { effects } = problem;
  if (effects.kind !== "nested") return design.random.map(({ columns }) => noRegressions(columns.length));
  effects.eliminate(at.factors);
  const { size, levels } = effects.elimination;
  const residual = effects.expand(residualCombination(at.beta));
  return problem.parts.map((part, index) => {
    const level = levels[part.grouping];
    const width = level.z.length;
    const q = part.parameters.size;
    const sums = { chiSquare: new Float64Array(q), reliability: new Float64Array(q), units: 0 };
    for (let unit = 0; unit < level.units; unit++) {
      const regression = ownRegression(level, size, unit, residual);
      if (regression === null) continue;
      sums.units++;
      const { inverse, effects } = regression;
      addUnit(sums, inverse, effects, width, part.effectOffset, basis.randomToUser[index], {
        outcomeScale: basis.outcomeScale,
        scaleVariance,
        covariance: covariances[index],
      });
    }
    const { columns, grouping } = design.random[index];
    return {
      units: sums.units,
      tests: columns.map((column, k) => {
        const df = sums.units - coefficientsOf(column, design, grouping);
        if (sums.units < 2 || df < 1) return null;
        return { chiSquare: sums.chiSquare[k], df, p: chiSquareUpperTail(sums.chiSquare[k], df) };
      }),
      reliability: columns.map((_, k) => (sums.units < 2 ? null : sums.reliability[k] / sums.units)),
    };
  });
}

/** With crossed factors no unit has a regression of its own. */
function noRegressions(count: number): UnitRegressions {
  const none = new Array<null>(count).fill(null);
  return { units: 0, tests: none, reliability: none };
}

interface Sums {
  readonly chiSquare: Float64Array;
  readonly reliability: Float64Array;
  units: number;
}

/** Adds one unit's b̂²_q / V̂_qq and τ_qq / (τ_qq + V̂_qq), both in the user's units: b = s D⁻¹ b̃. */
function addUnit(
  sums: Sums,
  inverse: Float64Array,
  effects: Float64Array,
  width: number,
  effectOffset: number,
  toUser: readonly (readonly number[])[],
  {
    outcomeScale,
    scaleVariance,
    covariance,
  }: {
    readonly outcomeScale: number;
    readonly scaleVariance: number;
    readonly covariance: Float64Array;
  },
): void {
  const q = toUser.length;
  for (const [k, row] of toUser.entries()) {
    let effect = 0;
    let variance = 0;
    for (let a = 0; a < q; a++) {
      const ownRow = (effectOffset + a) * width;
      effect += row[a] * effects[effectOffset + a];
      for (let b = 0; b < q; b++) variance += row[a] * inverse[ownRow + effectOffset + b] * row[b];
    }
    effect *= outcomeScale;
    variance *= scaleVariance;
    const tau = covariance[k * q + k];
    sums.chiSquare[k] += (effect * effect) / variance;
    sums.reliability[k] += tau / (tau + variance);
  }
}

/** (Z'V⁻¹Z)⁻¹ and b̂ of a unit, from R and b: R⁻¹R⁻ᵀ and R⁻¹ (b a), U a the residuals. Null where R is short of rank. */
function ownRegression(
  { z, between }: EliminationLevel,
  size: number,
  unit: number,
  residual: Float64Array,
): { readonly inverse: Float64Array; readonly effects: Float64Array } | null {
  const q = z.length;
  const row = (k: number) => (unit * q + k) * size;
  const inverseR = new Float64Array(q * q);
  for (let k = q - 1; k >= 0; k--) {
    const diagonal = between[row(k) + z[k]];
    if (!(Math.abs(diagonal) > 0)) return null;
    inverseR[k * q + k] = 1 / diagonal;
    for (let j = k + 1; j < q; j++) {
      let sum = 0;
      for (let i = k + 1; i <= j; i++) sum += between[row(k) + z[i]] * inverseR[i * q + j];
      inverseR[k * q + j] = -sum / diagonal;
    }
  }
  const effects = new Float64Array(q);
  const inverse = new Float64Array(q * q);
  for (let i = 0; i < q; i++) {
    for (let k = i; k < q; k++) {
      let along = 0;
      for (let c = 0; c < size; c++) along += between[row(k) + c] * residual[c];
      effects[i] += inverseR[i * q + k] * along;
    }
    for (let j = 0; j < q; j++) {
      for (let k = Math.max(i, j); k < q; k++) inverse[i * q + j] += inverseR[i * q + k] * inverseR[j * q + k];
    }
  }
  return { inverse, effects };
}

/**
 * How many coefficients of the fixed part belong to a random effect: columns of X that are its column of Z times something
 * constant within each unit (γ_q0, and one for each predictor of β_q).
 */
function coefficientsOf(column: DesignColumn, design: Design, grouping: number): number {
  const units = design.groupings[grouping];
  return design.fixed.filter(({ values }) => isMultipleWithin(values, column.values, units)).length;
}
