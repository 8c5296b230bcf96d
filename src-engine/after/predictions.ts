import type { NewRow } from "../../src-contract/after.ts";
import { combinationOnBasis } from "../fit/basis.ts";
import { conditionalModes } from "../fit/conditional-modes.ts";
import { combinationTest } from "../fit/inference/coefficient-tests.ts";
import type { InferredFit } from "../fit/inference/inference.ts";
import { type LinearMixedFit, problemMaker } from "../fit/linear-mixed-model.ts";
import { residualModel } from "../fit/residual/residual-model.ts";
import { bilinearForm } from "../math/square-matrix.ts";
import { tQuantile } from "../math/t-distribution.ts";
import { type NewPoint, newPoint } from "./new-rows.ts";
import { type ReferenceGrid, referenceGrid } from "./reference-grid.ts";
import { type RowAmounts, rowAmounts } from "./row-amounts.ts";

/** What the model predicts for a row that is not in the data. */
export interface Prediction {
  readonly row: NewRow;
  /** Null: a value of the row is none that the model knows, or the data do not tell it. */
  readonly value: PredictedValue | null;
}

export interface PredictedValue {
  readonly units: NewPoint["units"];
  /** xβ̂ and the offset, and zb̂ of the units that are known. */
  readonly estimate: number;
  /** Of the mean of rows like it: in its units where they are known, else in an average unit. */
  readonly se: number;
  readonly interval: readonly [number, number];
  /** For one row like it, in units drawn anew where they are not known. */
  readonly rowInterval: readonly [number, number];
}

export function predictions(fit: InferredFit, rows: readonly NewRow[]): readonly Prediction[] {
  const grid = referenceGrid(fit.design);
  const modes = conditionalModes(fit);
  return rows.map((row) => {
    const point = newPoint(fit.design, row);
    const amounts = rowAmounts(fit.design, row);
    return { row, value: point && amounts && predicted(fit, grid, modes, point, amounts) };
  });
}

function predicted(
  fit: InferredFit,
  grid: ReferenceGrid,
  modes: readonly Float64Array[],
  { settings, units }: NewPoint,
  { offset }: RowAmounts,
): PredictedValue | null {
  const { design, covariances, residualVariance, reference } = fit;
  const row = grid.prediction(settings);
  if (row === null) return null;
  const test = combinationTest(fit, reference, row);
  const effects = design.random.map(({ columns }) =>
    Float64Array.from(columns, (column) => grid.column(column, settings)),
  );
  const isKnown = (part: number) => units[design.random[part].grouping] !== null;
  let estimate = test.estimate + offset;
  let unknown = 0;
  for (const [part, z] of effects.entries()) {
    const unit = units[design.random[part].grouping];
    if (unit === null) unknown += bilinearForm(z, covariances[part], z);
    else estimate += z.reduce((sum, value, k) => sum + value * modes[part][unit * z.length + k], 0);
  }
  const se = effects.some((_, part) => isKnown(part))
    ? Math.sqrt(predictionVariance(fit, row, { effects, units }))
    : test.se;
  const reach = tQuantile((1 + design.specification.confidenceLevel) / 2, test.df);
  const rowError = Math.sqrt(se ** 2 + unknown + residualVariance);
  return {
    units,
    estimate,
    se,
    interval: [estimate - reach * se, estimate + reach * se],
    rowInterval: [estimate - reach * rowError, estimate + reach * rowError],
  };
}

interface PointEffects {
  /** By random part: z. */
  readonly effects: readonly Float64Array[];
  readonly units: NewPoint["units"];
}

/**
 * Var(xβ̂ + zb̂ − xβ − zb) for units that are known (Henderson 1975), whatever the structure of V: with h = Cov(y, zb)/σ²,
 *
 *     σ² (z'Tz − h'V⁻¹h + w'(X'V⁻¹X)⁻¹w),   w = x − X'V⁻¹h
 *
 * h takes the outcome's place among the columns of the basis, so that its products with V⁻¹ are those of any outcome.
 */
function predictionVariance(fit: LinearMixedFit, row: readonly number[], { effects, units }: PointEffects): number {
  const { design, method, scaleVariance, state } = fit;
  const { basis, at, problem: own } = state;
  const h = new Float64Array(design.outcome.length);
  let prior = 0;
  for (const [part, { grouping }] of design.random.entries()) {
    const unit = units[grouping];
    if (unit === null) continue;
    const { effectOffset } = own.parts[part];
    const relative = at.relative[grouping];
    const width = Math.sqrt(relative.length);
    const z = onBasis(basis.randomToUser[part], effects[part]);
    const spread = z.map((_, a) =>
      z.reduce((sum, value, b) => sum + value * relative[(effectOffset + a) * width + effectOffset + b], 0),
    );
    prior += z.reduce((sum, value, a) => sum + value * spread[a], 0);
    const unitOfRow = design.groupings[grouping].units;
    for (const [a, position] of basis.z[part].entries()) {
      const column = basis.columns[position];
      for (let i = 0; i < h.length; i++) if (unitOfRow[i] === unit) h[i] += column[i] * spread[a];
    }
  }
  const { plain, model } = residualModel(
    design,
    { ...basis, columns: basis.columns.with(-1, h) },
    problemMaker(design, basis, method),
  );
  const problem = model === null || state.residual === null ? plain : model.problemAt(state.residual.eta);
  if (problem === null) return Number.NaN;
  problem.effects.eliminate(at.factors);
  const p = problem.coefficients;
  const w = combinationOnBasis(basis, row).map((value, k) => value - problem.effects.product(k, p));
  const left = Math.max(0, prior - problem.effects.product(p, p));
  return scaleVariance * (left + bilinearForm(w, at.inverse, w));
}

/** z of effects on the basis, where z'b is the user's z'b over the outcome's scale: D⁻ᵀz. */
function onBasis(toUser: readonly (readonly number[])[], z: Float64Array): Float64Array {
  return z.map((_, j) => toUser.reduce((sum, row, k) => sum + row[j] * z[k], 0));
}
