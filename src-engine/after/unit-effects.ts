import type { DesignColumn } from "../design/columns.ts";
import { conditionalDeviations, conditionalModes } from "../fit/conditional-modes.ts";
import { visitOwnRegressions } from "../fit/inference/unit-regressions.ts";
import type { LinearMixedFit } from "../fit/linear-mixed-model.ts";
import { residualCombination } from "../fit/profiled-deviance.ts";
import { chiSquareQuantile, chiSquareUpperTail } from "../math/chi-square-distribution.ts";
import { symmetricEigen } from "../math/symmetric-eigen.ts";
import { type EffectsOfUnits, effectsOfUnits } from "./effects-of-units.ts";
import { fittedCoefficients } from "./fitted-coefficients.ts";

/** What the data say of each unit of one grouping factor: HLM's residual file of that level. */
export interface UnitEffects extends EffectsOfUnits<UnitEffect> {
  readonly distances: readonly UnitDistance[];
}

/** One random effect in every unit, in the user's units. */
export interface UnitEffect {
  readonly column: DesignColumn;
  /** Empirical Bayes: the conditional modes. */
  readonly estimates: Float64Array;
  /** Conditional standard deviations, the fixed coefficients held at their estimates (lme4's condVar). */
  readonly conditionalErrors: Float64Array;
  /** Standard errors of prediction, with the uncertainty of the fixed coefficients: for comparing units. */
  readonly predictionErrors: Float64Array;
  /**
   * The deviation of the unit's own least-squares coefficient from what the fixed part predicts for it; NaN where the unit
   * has too few rows for a regression of its own. Null with crossed factors: no unit has one.
   */
  readonly own: Float64Array | null;
  /** What the fixed part predicts for the unit's coefficient (HLM's FV); NaN where the unit's rows have zeros for it only. */
  readonly fitted: Float64Array;
}

/** Mahalanobis distance of a unit's random effects from zero, squared, and what it is compared with. */
export interface UnitDistance {
  readonly squared: number;
  /** As many effects as the unit's rows can tell. */
  readonly df: number;
  readonly p: number;
  /** The quantile of the chi-square distribution that a distance of its rank would have (HLM's CHIPCT). */
  readonly expected: number;
}

/** By grouping factor. */
export function unitEffects(fit: LinearMixedFit): readonly UnitEffects[] {
  const { design } = fit;
  const modes = conditionalModes(fit);
  const conditional = conditionalDeviations(fit);
  const prediction = conditionalDeviations(fit, "with-fixed");
  const own = design.isNested ? design.random.map((_, part) => ownDeviations(fit, part)) : null;
  const distances = unitDistances(fit);
  return effectsOfUnits(design, ({ column, part, byUnit }) => ({
    column,
    estimates: byUnit(modes[part]),
    conditionalErrors: byUnit(conditional[part]),
    predictionErrors: byUnit(prediction[part]),
    own: own && byUnit(own[part]),
    fitted: fittedCoefficients(fit, column, design.groupings[design.random[part].grouping]),
  })).map((units, index) => ({ ...units, distances: distances[index] }));
}

/** Units × q; NaN for units without a regression of their own. */
function ownDeviations(fit: LinearMixedFit, part: number): Float64Array {
  const { grouping, columns } = fit.design.random[part];
  const q = columns.length;
  const own = new Float64Array(fit.design.groupings[grouping].labels.length * q).fill(Number.NaN);
  visitOwnRegressions(fit, part, (unit, effects) => own.set(effects, unit * q));
  return own;
}

/** Of the largest eigenvalue: what is smaller carries no information. */
const rankTolerance = 1e-10;

/**
 * b̂'(Var b̂)⁻¹b̂ with b̂ = T s, s = Z'V⁻¹(y − Xβ̂) and Var s = σ² M, M = Z'V⁻¹Z, so that it is s'M⁻s/σ². Where a unit has a
 * regression of its own this is b̂'(τ + V̂)⁻¹b̂ for its least-squares residuals b̂ (Raudenbush & Bryk 2002, p. 274).
 */
function unitDistances({ state: { problem, at } }: LinearMixedFit): readonly (readonly UnitDistance[])[] {
  const { effects } = problem;
  effects.eliminate(at.factors);
  const scores = effects.groupings.map(({ units, effects: q }) => new Float64Array(units * q));
  effects.visitScores(residualCombination(at.beta), (grouping, unit, values) => {
    scores[grouping].set(values, unit * values.length);
  });
  const distances = effects.groupings.map((): { readonly squared: number; readonly df: number }[] => []);
  effects.visitInformation((grouping, unit, information) => {
    const q = effects.groupings[grouping].effects;
    const { values, vectors } = symmetricEigen(information, q);
    const least = rankTolerance * Math.max(...values);
    const told = [...values.keys()].filter((k) => values[k] > least);
    const squared = told.reduce((sum, k) => {
      let along = 0;
      for (let a = 0; a < q; a++) along += vectors[a * q + k] * scores[grouping][unit * q + a];
      return sum + along ** 2 / (values[k] * at.variance);
    }, 0);
    distances[grouping][unit] = { squared, df: told.length };
  });
  return distances.map((ofGrouping) => {
    const order = [...ofGrouping.keys()].toSorted((a, b) => ofGrouping[a].squared - ofGrouping[b].squared);
    const df = Math.max(...ofGrouping.map((one) => one.df));
    const expected = new Float64Array(order.length);
    for (const [rank, unit] of order.entries()) {
      expected[unit] = chiSquareQuantile((rank + 0.5) / order.length, df);
    }
    return ofGrouping.map((one, unit) => ({
      ...one,
      p: chiSquareUpperTail(one.squared, one.df),
      expected: expected[unit],
    }));
  });
}
