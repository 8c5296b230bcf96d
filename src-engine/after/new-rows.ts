import type { NewRow } from "../../src-contract/after.ts";
import type { SpecificationProblem } from "../../src-contract/model-failure.ts";
import type { Design } from "../design/design.ts";
import { categoryPosition, meanOf } from "../design/row-values.ts";
import { type Grouping, rowsOfUnit } from "../design/units.ts";
import { nearestName } from "../formula/nearest-name.ts";
import {
  type CategoricalVariable,
  type ContinuousVariable,
  type Group,
  groupKey,
  type ResolvedVariable,
  variableName,
} from "../specification/specification.ts";
import { formKey, type Setting } from "./reference-grid.ts";

/** A row that is not in the data, as the model sees it. */
export interface NewPoint {
  /** Of the predictors that it has values of, or its unit has; the others stay at their means. */
  readonly settings: readonly Setting[];
  /** By grouping factor the unit it is in; null: one that is not in the data. */
  readonly units: readonly (number | null)[];
}

/**
 * A new row's values as settings of the model's predictors: centered as in the data, at the mean of its unit where the unit is
 * known, else at the mean of all rows. What is not given is, in a known unit, at that unit's mean. Null: a category that does
 * not occur, or a text where a number belongs.
 */
export function newPoint(design: Design, row: NewRow): NewPoint | null {
  const units = unitsOf(design, row);
  const settings: Setting[] = [];
  for (const variable of formsOf(design)) {
    const setting = settingOf(design, row, units, variable);
    if (setting === "impossible") return null;
    if (setting !== null) settings.push(setting);
  }
  return { settings, units };
}

/** What new rows have that the model cannot predict for, each by its path: names of no variable of its, values that it has none of. */
export function newRowProblems(design: Design, rows: readonly NewRow[]): readonly SpecificationProblem[] {
  return [
    ...unknownNames(design, rows),
    ...rows.flatMap((row, index) => impossibleValues(design, row, `after.rows[${index}]`)),
  ];
}

function impossibleValues(design: Design, row: NewRow, at: string): readonly SpecificationProblem[] {
  const problems = formsOf(design).flatMap((variable): readonly SpecificationProblem[] => {
    const given = row[variable.kind === "categorical" ? variable.name : variableName({ ...variable, power: 1 })];
    if (given === undefined) return [];
    const { name } = variable;
    const [place, value] = [`${at}.${name}`, String(given)];
    if (variable.kind === "continuous") {
      return Number.isFinite(numberGiven(given)) ? [] : [{ at: place, code: "value-not-a-number", name, value }];
    }
    const categories = design.values.categories(name);
    if (categoryPosition(categories, given) >= 0) return [];
    const known = categories.values.map(String);
    return [{ at: place, code: "category-not-in-data", name, value, known }];
  });
  // A variable may enter in several forms.
  return [...new Map(problems.map((problem) => [problem.at, problem])).values()];
}

/** NaN for what is no number. */
function numberGiven(given: string | number): number {
  return String(given).trim() === "" ? Number.NaN : Number(given);
}

function unknownNames(design: Design, rows: readonly NewRow[]): readonly SpecificationProblem[] {
  const variables = formsOf(design).flatMap((variable) => [
    variable.name,
    ...(variable.kind === "continuous" ? [variableName({ ...variable, power: 1 })] : []),
  ]);
  const { trials, exposure, offset } = design.specification;
  const amounts = [trials, exposure, offset].flatMap((name) => name ?? []);
  const known = [...variables, ...amounts, ...design.groupings.flatMap(({ group }) => group)];
  return rows.flatMap((row, index) =>
    Object.keys(row).flatMap((name): readonly SpecificationProblem[] =>
      known.includes(name)
        ? []
        : [
            {
              at: `after.rows[${index}].${name}`,
              code: "variable-not-in-model",
              name,
              suggestion: nearestName(name, known),
            },
          ],
    ),
  );
}

/** The model's predictors, each in every form of centering. */
function formsOf(design: Design): readonly ResolvedVariable[] {
  const forms = new Map<string, ResolvedVariable>();
  for (const { factors } of [
    ...design.fixed,
    ...design.random.flatMap(({ columns }) => columns),
    ...(design.zeros?.columns ?? []),
  ]) {
    for (const { variable } of factors) forms.set(formKey(variable), variable);
  }
  return [...forms.values()];
}

/** The innermost unit that is named tells those around it. */
function unitsOf({ groupings, isNested }: Design, row: NewRow): readonly (number | null)[] {
  const named = groupings.map((grouping) => unitNamed(grouping, row));
  if (!isNested) return named;
  const innermost = named.findIndex((unit) => unit !== null);
  const inside = groupings[innermost];
  const first = innermost < 0 ? null : rowsOfUnit(inside, named[innermost] ?? 0)[0];
  return groupings.map(({ units }, index) => (first === null || index < innermost ? null : units[first]));
}

function unitNamed({ group, labels }: Grouping, row: NewRow): number | null {
  const values = group.map((name) => row[name]);
  if (values.some((value) => value === undefined)) return null;
  const label = values.map(String).join(" / ");
  const unit = labels.findIndex((one) => String(one) === label);
  return unit < 0 ? null : unit;
}

function settingOf(
  design: Design,
  row: NewRow,
  units: NewPoint["units"],
  variable: ResolvedVariable,
): Setting | null | "impossible" {
  if (variable.kind === "categorical") {
    const given = row[variable.name];
    if (given === undefined) return categoryOfUnit(design, units, variable);
    const category = categoryPosition(design.values.categories(variable.name), given);
    return category < 0 ? "impossible" : { variable, category };
  }
  const value = numberOf(design, row, units, variable);
  if (value === null) return null;
  return Number.isFinite(value) ? { variable: { ...variable, power: 1 }, value } : "impossible";
}

/** On the scale on which it enters the model. Null: not given, so that it stays at its mean. */
function numberOf(design: Design, row: NewRow, units: NewPoint["units"], variable: ContinuousVariable): number | null {
  const { centering } = variable;
  const uncentered: ContinuousVariable = { ...variable, centering: { kind: "none" }, power: 1 };
  const given = row[variableName(uncentered)];
  if (given === undefined) {
    const rows = rowsOfKnown(design, units);
    return rows && meanOver(design.values.continuous({ ...variable, power: 1 }), rows);
  }
  const value = numberGiven(given);
  switch (centering.kind) {
    case "none":
      return value;
    case "value":
      return value - centering.value;
    case "grand":
      return value - meanOf(design.values.continuous(uncentered));
    case "group":
      return (
        value - (unitMean(design, units, uncentered, centering.by) ?? meanOf(design.values.continuous(uncentered)))
      );
  }
}

/** Null: not a unit of the data. */
function unitMean(
  { groupings, values }: Design,
  units: NewPoint["units"],
  variable: ContinuousVariable,
  by: Group,
): number | null {
  const index = groupings.findIndex(({ group }) => groupKey(group) === groupKey(by));
  const unit = units[index];
  if (unit === undefined || unit === null) return null;
  return meanOver(values.continuous(variable), rowsOfUnit(groupings[index], unit));
}

/** The category that all rows of the innermost known unit have. */
function categoryOfUnit(design: Design, units: NewPoint["units"], variable: CategoricalVariable): Setting | null {
  const { codes } = design.values.categories(variable.name);
  const [first, ...others] = rowsOfKnown(design, units) ?? [];
  if (first === undefined || others.some((row) => codes[row] !== codes[first])) return null;
  return { variable, category: codes[first] };
}

/** Rows of the innermost unit that is known; null: none is. */
function rowsOfKnown({ groupings }: Design, units: NewPoint["units"]): readonly number[] | null {
  const innermost = units.findIndex((unit) => unit !== null);
  return innermost < 0 ? null : rowsOfUnit(groupings[innermost], units[innermost] ?? 0);
}

function meanOver(values: Float64Array, rows: readonly number[]): number {
  return meanOf(Float64Array.from(rows, (row) => values[row]));
}
