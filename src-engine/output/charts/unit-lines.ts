import type { UnitLine } from "../../../src-contract/output.ts";
import type { ColumnFactor, DesignColumn } from "../../design/columns.ts";
import type { Design } from "../../design/design.ts";
import { variesWithin } from "../../design/identifiable.ts";
import { type Grouping, rowOfUnit, unitSize } from "../../design/units.ts";
import { effectModes } from "../../fit/predicted-effects.ts";
import type { ContinuousVariable } from "../../specification/specification.ts";
import type { FittedModel } from "../fitted-model.ts";
import type { ChartPlan } from "./chart-plan.ts";
import { pointsOver } from "./points-over.ts";
import { alongPredictor, isMovedVariable, meanProduct, productAt } from "./prediction.ts";

/** At most so many units are drawn, evenly spread over all of them. */
const unitLimit = 400;

/**
 * A thin line for each unit: Σ β̂ₖ xₖ + Σ b̂ₖ zₖ over the unit's own range of the predictor, with `points` points. What
 * units differ in is held at the unit's value, everything else at its mean over all rows.
 *
 * @param boldLines how many bold lines there are: a unit's line is of the colour of its category's
 */
export function unitLines(
  model: FittedModel,
  { predictor, moderator }: ChartPlan,
  boldLines: number,
  points: number,
): readonly UnitLine[] {
  const { design } = model.fit;
  const grouping = design.groupings[unitGrouping(design, predictor)];
  if (grouping === undefined) return [];
  const x = design.values.continuous(predictor);
  const polynomialOf = unitPolynomials(model, predictor, grouping);
  const stride = Math.max(1, Math.ceil(grouping.labels.length / unitLimit));
  const lines: UnitLine[] = [];
  for (let unit = 0; unit < grouping.labels.length; unit += stride) {
    const row = rowOfUnit(grouping, unit, 0);
    const polynomial = polynomialOf(row);
    lines.push({
      unit: String(grouping.labels[unit]),
      line: boldLineOf(design, moderator, row, boldLines),
      points: pointsOver(rangeInUnit(x, grouping, unit), points).map((value) => [value, valueAt(polynomial, value)]),
    });
  }
  return lines;
}

/** The units drawn: of the innermost grouping factor in which the predictor's slope is random, else of the innermost. */
export function unitGrouping({ random }: Design, predictor: ContinuousVariable): number {
  const withSlope = random.filter(({ columns }) =>
    columns.some(({ factors }) => factors.some((factor) => isMovedVariable(factor, predictor))),
  );
  return Math.min(...(withSlope.length > 0 ? withSlope : random).map(({ grouping }) => grouping));
}

/** Weights by the power of the predictor that they belong to. */
type Polynomial = ReadonlyMap<number, number>;

function valueAt(polynomial: Polynomial, value: number): number {
  let sum = 0;
  for (const [power, weight] of polynomial) sum += weight * value ** power;
  return sum;
}

/** For a row of a unit the unit's prediction as a polynomial in the predictor. */
function unitPolynomials(
  { fit }: FittedModel,
  predictor: ContinuousVariable,
  grouping: Grouping,
): (row: number) => Polynomial {
  const { design, coefficients } = fit;
  const hold = holdInUnits(grouping, design.rows.length);
  const held = (column: DesignColumn) => {
    const { power, others } = alongPredictor(column, predictor);
    return { power, heldAt: hold(others) };
  };
  const fixed = design.fixed.map(held);
  const level = design.groupings.indexOf(grouping);
  const modes = effectModes(fit);
  const random = design.random.flatMap(({ columns, grouping: own }, part) => {
    const counts = own === level || (design.isNested && own > level);
    return counts ? [{ columns: columns.map(held), units: design.groupings[own]?.units, modes: modes[part] }] : [];
  });
  return (row) => {
    const weights = new Map<number, number>();
    const add = (power: number, weight: number) => weights.set(power, (weights.get(power) ?? 0) + weight);
    for (const [k, { power, heldAt }] of fixed.entries()) add(power, (coefficients[k] ?? 0) * heldAt(row));
    for (const { columns, units, modes: effects } of random) {
      for (const [k, { power, heldAt }] of columns.entries()) {
        add(power, (effects?.[(units?.[row] ?? 0) * columns.length + k] ?? 0) * heldAt(row));
      }
    }
    return weights;
  };
}

/** The product of factors for the unit of a row: the row's own where all rows of each unit agree, else the overall mean. */
function holdInUnits(grouping: Grouping, rows: number) {
  const ofUnits = new Map<Float64Array, boolean>();
  const isOfUnits = ({ values }: ColumnFactor) => {
    const known = ofUnits.get(values) ?? !variesWithin(values, grouping);
    ofUnits.set(values, known);
    return known;
  };
  return (factors: readonly ColumnFactor[]): ((row: number) => number) => {
    if (factors.every(isOfUnits)) return (row) => productAt(factors, row);
    const mean = meanProduct(factors, rows);
    return () => mean;
  };
}

function rangeInUnit(x: Float64Array, grouping: Grouping, unit: number): readonly [number, number] {
  let low = Number.POSITIVE_INFINITY;
  let high = Number.NEGATIVE_INFINITY;
  for (let i = 0; i < unitSize(grouping, unit); i++) {
    const value = x[rowOfUnit(grouping, unit, i)] ?? 0;
    low = Math.min(low, value);
    high = Math.max(high, value);
  }
  return [low, high];
}

/** The bold line of the unit's category; null where lines do not stand for categories of units. */
function boldLineOf(design: Design, moderator: ChartPlan["moderator"], row: number, boldLines: number): number | null {
  if (moderator === null) return 0;
  if (moderator.kind !== "categorical") return null;
  const code = design.values.categories(moderator.name).codes[row] ?? -1;
  return code >= 0 && code < boldLines ? code : null;
}
