import { type Outcome, refuse, succeed } from "../../src-contract/outcome.ts";
import { categoryText } from "../../src-wording/category-text.ts";
import { addNumber, subtract } from "../math/elementwise.ts";
import type { CategoricalVariable, ContinuousVariable, Group } from "../specification/specification.ts";
import { columnOf, type DataSet, numericValues } from "../table/data-set.ts";
import { combinedFactor, factorOf } from "../table/factor.ts";
import { compactCodes } from "./units.ts";

/**
 * Variables as the model uses them, at the rows used and in the design's order. Each is worked out once, however many
 * terms it stands in.
 */
export interface RowValues {
  /** Positions in the table. */
  readonly rows: Int32Array;
  /** After averaging by unit, centering and raising to a power; means are taken over the rows used. */
  continuous(variable: ContinuousVariable): Float64Array;
  categories(name: string): Categories;
  units(group: Group): Units;
}

export interface Categories {
  readonly codes: Int32Array;
  /** Those that occur in the rows used, in sort order. */
  readonly values: readonly (string | number)[];
  /** As people write them: a date as "2020-01-31". */
  readonly texts: readonly string[];
}

export interface Units {
  readonly codes: Int32Array;
  readonly count: number;
}

export function rowValues(data: DataSet, rows: Int32Array): RowValues {
  const variableOf = (name: string) => {
    const variable = data.byName.get(name);
    if (variable === undefined) throw new RangeError(`no variable "${name}"`);
    return variable;
  };
  const raw = remembered((name: string) => {
    const variable = variableOf(name);
    const column = columnOf(data.table, variable);
    if (column.kind !== "number") throw new TypeError(`"${name}" is a text, not a number`);
    return gather(numericValues(column, variable.missing), rows);
  });
  const units = remembered((group: Group): Units => {
    const { codes: all, categories } = combinedFactor(data, group.map(variableOf));
    const { codes, used } = compactCodes(all, categories.length, rows);
    return { codes, count: used.length };
  });
  return {
    rows,
    units,
    continuous: remembered((variable: ContinuousVariable) => {
      const own = raw(variable.name);
      const averaged = variable.meanBy === null ? own : unitMeanOfEachRow(own, units(variable.meanBy));
      return power(center(averaged, variable, units), variable.power);
    }),
    categories: remembered((name: string): Categories => {
      const { codes: all, categories } = factorOf(data, variableOf(name));
      const { codes, used } = compactCodes(all, categories.length, rows);
      const values = used.map((code) => categories[code]);
      return { codes, values, texts: values.map((value) => categoryText(value, variableOf(name))) };
    }),
  };
}

/** A variable as it stands in the table. */
export function continuousAsIs(name: string): ContinuousVariable {
  return { kind: "continuous", name, meanBy: null, centering: { kind: "none" }, power: 1 };
}

/**
 * The position of a categorical variable's reference among its categories. Where none is asked for: the first, in effect
 * coding the last.
 */
export function referencePosition(
  { values, texts }: Categories,
  { name, reference, coding }: CategoricalVariable,
): Outcome<number> {
  if (reference === null) return succeed(coding === "effect" ? values.length - 1 : 0);
  const position = categoryPosition({ values, texts }, reference);
  if (position >= 0) return succeed(position);
  return refuse({ code: "reference-unknown", name, reference: String(reference), categories: texts });
}

/** Where a category stands that is given as in the data or as people write it; -1: nowhere. */
export function categoryPosition({ values, texts }: Omit<Categories, "codes">, given: string | number): number {
  const position = values.findIndex((value) => String(value) === String(given));
  return position >= 0 ? position : texts.indexOf(String(given));
}

function gather(values: Float64Array, rows: Int32Array): Float64Array {
  const gathered = new Float64Array(rows.length);
  for (let i = 0; i < rows.length; i++) gathered[i] = values[rows[i]];
  return gathered;
}

function center(values: Float64Array, { centering }: ContinuousVariable, units: (group: Group) => Units): Float64Array {
  if (centering.kind === "none") return values;
  const centered = values.slice();
  switch (centering.kind) {
    case "value":
      addNumber(-centering.value, centered);
      break;
    case "grand":
      addNumber(-meanOf(values), centered);
      break;
    case "group":
      subtract(unitMeanOfEachRow(values, units(centering.by)), centered);
  }
  return centered;
}

function power(values: Float64Array, exponent: number): Float64Array {
  return exponent === 1 ? values : values.map((value) => value ** exponent);
}

/** In two passes, so that a large common offset costs no digits. */
export function meanOf(values: Float64Array): number {
  let sum = 0;
  for (let i = 0; i < values.length; i++) sum += values[i];
  const rough = sum / values.length;
  let rest = 0;
  for (let i = 0; i < values.length; i++) rest += values[i] - rough;
  return rough + rest / values.length;
}

function unitMeanOfEachRow(values: Float64Array, { codes, count }: Units): Float64Array {
  const sizes = new Float64Array(count);
  const rough = new Float64Array(count);
  for (let i = 0; i < values.length; i++) {
    sizes[codes[i]]++;
    rough[codes[i]] += values[i];
  }
  for (let unit = 0; unit < count; unit++) rough[unit] /= sizes[unit];
  const rest = new Float64Array(count);
  for (let i = 0; i < values.length; i++) rest[codes[i]] += values[i] - rough[codes[i]];
  for (let unit = 0; unit < count; unit++) rough[unit] += rest[unit] / sizes[unit];
  const means = new Float64Array(values.length);
  for (let i = 0; i < values.length; i++) means[i] = rough[codes[i]];
  return means;
}

/** A function of plain values that works each answer out once. */
function remembered<Key, Value>(work: (key: Key) => Value): (key: Key) => Value {
  const known = new Map<string, Value>();
  return (key) => {
    const name = JSON.stringify(key);
    const found = known.get(name);
    if (found !== undefined) return found;
    const value = work(key);
    known.set(name, value);
    return value;
  };
}
