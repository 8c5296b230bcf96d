import type { DegreesOfFreedom, Distribution } from "../../src-contract/analysis.ts";
import type { DesignFailure } from "../../src-contract/model-failure.ts";
import { largestSize } from "../math/largest-size.ts";
import type { Specification } from "../specification/specification.ts";
import { isIntercept, withoutAliased } from "./aliasing.ts";
import type { DesignColumn, RandomPart } from "./columns.ts";
import { isMultipleWithin } from "./multiple-within.ts";
import type { OutcomeColumns } from "./outcome.ts";
import { type Grouping, rowOfUnit, unitSize } from "./units.ts";

/** Effects of crossed factors beside the first are eliminated together, in memory that grows with their square. */
const crossedLimit = 8000;

/** What makes a model impossible to fit on its rows, whatever the values of its parameters; null: nothing. */
export function checkOutcome(
  { outcome: name, distribution }: Specification,
  { outcome, trials }: Pick<OutcomeColumns, "outcome" | "trials">,
): DesignFailure | null {
  if (distribution === "binomial") {
    if (outcome.every((successes) => successes === 0)) return { code: "outcome-constant", name, category: "0" };
    const all = outcome.every((successes, row) => successes === trials?.[row]);
    return all ? { code: "outcome-one-category", name, category: "a success in every trial" } : null;
  }
  const value = outcome[0];
  const isConstant = outcome.every((other) => other === value);
  return isConstant ? { code: "outcome-constant", name, category: String(value) } : null;
}

/** A residual variance needs an outcome with two values in some unit of the innermost factor. */
export function checkOutcomeVaries(
  { outcome: name, distribution }: Specification,
  { outcome }: Pick<OutcomeColumns, "outcome">,
  innermost: Grouping | undefined,
): DesignFailure | null {
  if (innermost === undefined || !varyingWithin.includes(distribution)) return null;
  const { labels, name: group } = innermost;
  for (let unit = 0; unit < labels.length; unit++) {
    const first = outcome[rowOfUnit(innermost, unit, 0)];
    for (let i = 1; i < unitSize(innermost, unit); i++) {
      if (outcome[rowOfUnit(innermost, unit, i)] !== first) return null;
    }
  }
  return { code: "outcome-constant-within", name, group };
}

/** The residual variance needs at least one row more than there are coefficients. */
export function checkRowCount(rows: number, coefficients: number): DesignFailure | null {
  return rows <= coefficients ? { code: "too-few-rows", rows, coefficients } : null;
}

/** Weights divide the residual variance. */
export function checkWeights(
  name: string | null,
  weights: Float64Array | null,
  rows: Int32Array,
): DesignFailure | null {
  const row = weights?.findIndex((weight) => !(weight > 0)) ?? -1;
  if (name === null || weights === null || row < 0) return null;
  return { code: "weight-not-positive", name, row: rows[row] + 1, value: weights[row] };
}

/**
 * Distributions of which the rows of a unit have to differ somewhere: by a residual variance, or because the units' effects on
 * categories would be without end.
 */
const varyingWithin: readonly Distribution[] = [
  "normal",
  "lognormal",
  "student-t",
  "bernoulli",
  "ordinal",
  "multinomial",
];

/** Counts and numbers of successes can vary more than their distribution says: a random effect of each row says so. */
function mayHaveEffectByRow(distribution: Distribution): boolean {
  return distribution === "binomial" || distribution === "poisson";
}

export function checkRandomPart(
  { distribution }: Specification,
  rows: number,
  groupings: readonly Grouping[],
  random: readonly RandomPart[],
  fixed: readonly DesignColumn[],
): DesignFailure | null {
  for (const part of random) {
    const { columns } = part;
    const grouping = groupings[part.grouping];
    const problem =
      checkUnitCount(distribution, rows, grouping) ??
      checkSlopesVary(grouping, columns) ??
      checkTermsDiffer(grouping, columns) ??
      checkUnitsLeft(grouping, columns, fixed) ??
      checkEffectCount(distribution, rows, grouping, part);
    if (problem !== null) return problem;
  }
  return checkUnitsDiffer(groupings, random);
}

/**
 * The variance of an effect needs more units than the fixed part has coefficients in its equation: else those fit every
 * unit exactly.
 */
function checkUnitsLeft(
  grouping: Grouping,
  columns: readonly DesignColumn[],
  fixed: readonly DesignColumn[],
): DesignFailure | null {
  const { labels, name: group } = grouping;
  if (labels.length > fixed.length) return null;
  for (const column of columns) {
    const coefficients = fixed.filter(({ values }) => isMultipleWithin(values, column.values, grouping)).length;
    if (coefficients < labels.length) continue;
    return { code: "units-explained", name: column.name, group, units: labels.length, coefficients };
  }
  return null;
}

/** Two factors that divide the rows in the same way cannot both have an effect of the same column. */
function checkUnitsDiffer(groupings: readonly Grouping[], random: readonly RandomPart[]): DesignFailure | null {
  for (const [index, { name: first, labels, units }] of groupings.entries()) {
    for (const [other, candidate] of groupings.entries()) {
      if (other <= index || candidate.labels.length !== labels.length) continue;
      const names = (grouping: number) =>
        random.filter((part) => part.grouping === grouping).flatMap(({ columns }) => columns.map(({ name }) => name));
      const shared = names(index).some((name) => names(other).includes(name));
      if (shared && sameUnits(units, candidate.units, labels.length)) {
        return { code: "groups-same-units", first, second: candidate.name };
      }
    }
  }
  return null;
}

function sameUnits(units: Int32Array, others: Int32Array, count: number): boolean {
  const otherOf = new Int32Array(count).fill(-1);
  for (let row = 0; row < units.length; row++) {
    const unit = units[row];
    if (otherOf[unit] === -1) otherOf[unit] = others[row];
    else if (otherOf[unit] !== others[row]) return false;
  }
  return true;
}

export function checkCrossed(
  isNested: boolean,
  df: DegreesOfFreedom,
  groupings: readonly Grouping[],
  random: readonly RandomPart[],
): DesignFailure | null {
  if (isNested) return null;
  if (df === "between-within") return { code: "between-within-crossed" };
  const effects = random.reduce((sum, { grouping, columns }) => {
    return grouping === 0 ? sum : sum + groupings[grouping].labels.length * columns.length;
  }, 0);
  if (effects <= crossedLimit) return null;
  return { code: "crossed-too-large", groups: groupings.map(({ name }) => name), effects, limit: crossedLimit };
}

function checkUnitCount(
  distribution: Distribution,
  rows: number,
  { name: group, labels }: Grouping,
): DesignFailure | null {
  if (labels.length === 1) return { code: "one-unit", group, unit: String(labels[0]) };
  if (labels.length === rows && !mayHaveEffectByRow(distribution))
    return { code: "one-row-per-unit", group, units: labels.length };
  return null;
}

/** A slope can differ between units only if its predictor varies within some of them. */
function checkSlopesVary(grouping: Grouping, columns: readonly DesignColumn[]): DesignFailure | null {
  const constant = columns.find((column) => !isIntercept(column) && !variesWithin(column.values, grouping));
  return constant === undefined ? null : { code: "slope-constant-within", name: constant.name, group: grouping.name };
}

/** Whether a column has two values in some unit, beyond the rounding that taking means leaves. */
export function variesWithin(values: Float64Array, grouping: Grouping): boolean {
  const rounding = largestSize(values) * 1e-12;
  for (let unit = 0; unit < grouping.labels.length; unit++) {
    const first = values[rowOfUnit(grouping, unit, 0)];
    for (let i = 1; i < unitSize(grouping, unit); i++) {
      if (Math.abs(values[rowOfUnit(grouping, unit, i)] - first) > rounding) return true;
    }
  }
  return false;
}

function checkTermsDiffer({ name: group }: Grouping, columns: readonly DesignColumn[]): DesignFailure | null {
  const [aliased] = withoutAliased(columns).aliased;
  if (aliased === undefined) return null;
  const others = aliased.combination.map(({ column }) => column.name);
  return { code: "random-terms-aliased", name: aliased.column.name, group, others };
}

/**
 * With as many random effects as rows, they and the residual cannot be told apart. Effects whose covariances are not
 * estimated count one by one, as separate terms do in lme4.
 */
function checkEffectCount(
  distribution: Distribution,
  rows: number,
  { name: group, labels }: Grouping,
  { columns, covariance }: RandomPart,
): DesignFailure | null {
  if (mayHaveEffectByRow(distribution)) return null;
  const effects = labels.length * (covariance === "unstructured" ? columns.length : 1);
  return effects >= rows ? { code: "too-many-random-effects", group, effects, rows } : null;
}
