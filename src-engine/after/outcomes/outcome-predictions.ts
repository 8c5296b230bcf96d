import type { NewRow } from "../../../src-contract/after.ts";
import { timesFactors, timesFactorsTransposed } from "../../fit/generalized/effect-columns.ts";
import type { InferredGeneralizedFit } from "../../fit/generalized/generalized-inference.ts";
import type { Watch } from "../../fit/watch.ts";
import { innerProduct } from "../../math/inner-product.ts";
import { type NewPoint, newPoint } from "../new-rows.ts";
import { referenceGrid } from "../reference-grid.ts";
import { rowAmounts } from "../row-amounts.ts";
import { type KnownEffects, type OutcomePoint, outcomePoint } from "./outcome-points.ts";
import { type PredictedQuantity, quantitiesAt } from "./predicted-outcomes.ts";
import { predictionSet } from "./prediction-set.ts";
import { type DrawnPoint, type RowInterval, rowIntervals } from "./row-intervals.ts";

/** What the model predicts for a row that is not in the data. */
export interface OutcomePrediction {
  readonly row: NewRow;
  /**
   * In its units where they are in the data, else in average ones (`conditional`) and over all (`marginal`, null where all units are
   * known). Null: a value of the row is none that the model knows, or the data do not tell it.
   */
  readonly quantities: readonly PredictedQuantity[] | null;
  /** For the outcome of one row like it; null where `rowIntervals` gives none. */
  readonly interval: RowInterval | null;
  /** Categories for the outcome of one row like it (`predictionSet`). */
  readonly set: readonly (string | number)[] | null;
}

/** `seed`: of the simulations that prediction intervals are made by. */
export function outcomePredictions(
  fit: InferredGeneralizedFit,
  rows: readonly NewRow[],
  seed: number,
  watch: Watch,
): readonly OutcomePrediction[] {
  const located = locatedRows(fit, rows);
  const intervals = rowIntervals(
    fit,
    located.flatMap((one) => one ?? []),
    seed,
    watch,
  );
  let next = 0;
  return rows.map((row, index) => {
    const found = located[index];
    if (found === null || found === undefined) return { row, quantities: null, interval: null, set: null };
    const all = quantitiesAt(fit, found.point);
    const quantities = found.areAllKnown ? all.map((one) => ({ ...one, marginal: null })) : all;
    return { row, quantities, interval: intervals?.[next++] ?? null, set: predictionSet(fit, quantities) };
  });
}

/** Null: a value of the row is none that the model knows, or the data do not tell it. */
function locatedRows(
  fit: InferredGeneralizedFit,
  rows: readonly NewRow[],
): readonly (({ readonly areAllKnown: boolean } & DrawnPoint) | null)[] {
  const grid = referenceGrid(fit.design);
  const points = rows.map((row) => {
    const at = newPoint(fit.design, row);
    const point = at && outcomePoint(fit.design, grid, at.settings);
    const amounts = rowAmounts(fit.design, row);
    return at && point && amounts && { at, trials: amounts.trials, point: { ...point, offset: amounts.offset } };
  });
  const known = knownEffects(
    fit,
    points.flatMap((one) => one ?? []),
  );
  let next = 0;
  return points.map((found) => {
    if (found === null) return null;
    const isKnown = ({ grouping }: { readonly grouping: number }) => found.at.units[grouping] !== null;
    const point: OutcomePoint = {
      ...found.point,
      effects: found.point.effects.map((byPart) =>
        byPart.map((z, part) => (isKnown(fit.design.random[part]) ? z.map(() => 0) : z)),
      ),
      known: known[next++],
    };
    return { point, trials: found.trials, areAllKnown: fit.design.random.every(isKnown) };
  });
}

interface Located {
  readonly at: NewPoint;
  readonly point: OutcomePoint;
}

const step = 1e-4;

/**
 * zb̂ of known units with Var(zb̂ − zb) = J V J' + z C z' (Kass & Steffey 1989): J how the modes move with the parameters, by central
 * differences, V the parameters' covariance matrix, C that of the random effects given them. Null where no unit is known.
 */
function knownEffects(fit: InferredGeneralizedFit, rows: readonly Located[]): readonly (KnownEffects | null)[] {
  const { problem, marginal, parameters } = fit.state;
  const loadings = rows.map((row) => loadingsOf(fit, row));
  if (loadings.every((byEquation) => byEquation === null)) return rows.map(() => null);
  const size = problem.effects.size;
  /** D Λû at a point of the parameters, as effects on the basis. */
  const effectsAt = (point: Float64Array): Float64Array | null => {
    const there = marginal(point);
    if (there === null) return null;
    const scaled = new Float64Array(size);
    timesFactors(problem.effects, there.factors, there.modes.u, scaled);
    return scaled;
  };
  const slopes = Array.from(parameters, (value, k) => {
    const above = effectsAt(parameters.with(k, value + step));
    const below = effectsAt(parameters.with(k, value - step));
    return above?.map((one, i) => (one - (below?.[i] ?? Number.NaN)) / (2 * step)) ?? null;
  });
  const at = marginal(parameters);
  const modes = effectsAt(parameters);
  return loadings.map((byEquation) => {
    if (byEquation === null || at === null || modes === null) return null;
    const m = byEquation.length;
    const spherical = byEquation.map((loading) => {
      const own = new Float64Array(size);
      timesFactorsTransposed(problem.effects, at.factors, loading, own);
      return own;
    });
    const solved = spherical.map((vector) => {
      const copy = vector.slice();
      problem.precision.solve(copy);
      return copy;
    });
    return {
      shifts: byEquation.map((loading) => innerProduct(loading, modes)),
      slopes: byEquation.map((loading) =>
        Float64Array.from(slopes, (slope) => (slope === null ? Number.NaN : innerProduct(loading, slope))),
      ),
      covariance: Float64Array.from({ length: m * m }, (_, entry) =>
        innerProduct(spherical[Math.floor(entry / m)], solved[entry % m]),
      ),
    };
  });
}

/** By equation a row of Z on the basis, of the known units alone: D⁻ᵀz at the unit's effects. Null: no unit is known. */
function loadingsOf(fit: InferredGeneralizedFit, { at, point }: Located): readonly Float64Array[] | null {
  const { design, state } = fit;
  const { effects, parts } = state.problem;
  if (design.random.every(({ grouping }) => at.units[grouping] === null)) return null;
  return point.effects.map((byPart) => {
    const loading = new Float64Array(effects.size);
    for (const [part, { grouping, effectOffset }] of parts.entries()) {
      const unit = at.units[grouping];
      if (unit === null) continue;
      const { offset, effects: width } = effects.groupings[grouping];
      const from = offset + unit * width + effectOffset;
      for (const [k, row] of state.basis.randomToUser[part].entries()) {
        for (const [j, weight] of row.entries()) loading[from + j] += byPart[part][k] * weight;
      }
    }
    return loading;
  });
}
