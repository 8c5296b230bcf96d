import type { Variable } from "../../src-contract/variable.ts";
import { columnOf, type DataSet, numericValues, textCodes } from "./data-set.ts";

/**
 * A variable as categories. `codes[i]` is row i's category, -1 where it is missing; categories are in sort order
 * (numbers by size, texts by the alphabet) and are numbers where the variable is numeric.
 */
export interface Factor {
  readonly codes: Int32Array;
  readonly categories: readonly (number | string)[];
}

/** The sort order of texts. */
export const alphabet = new Intl.Collator("en");

/** The values that occur in `variable`, as categories. */
export function factorOf(data: DataSet, variable: Variable): Factor {
  const column = columnOf(data.table, variable);
  return column.kind === "number"
    ? numberFactor(numericValues(column, variable.missing))
    : textFactor(textCodes(column, variable.missing), column.texts);
}

/**
 * The combinations of several variables' values that occur, as categories in the order of the variables; missing where
 * one of them is. A combination's category is its values joined by " / ".
 */
export function combinedFactor(data: DataSet, variables: readonly Variable[]): Factor {
  const factors = variables.map((variable) => factorOf(data, variable));
  const [first, ...others] = factors;
  if (first === undefined) throw new RangeError("a combination needs at least one variable");
  return others.reduce(crossFactors, first);
}

function numberFactor(values: Float64Array): Factor {
  const seen = new Map<number, number>();
  for (let i = 0; i < values.length; i++) {
    const value = values[i];
    if (!Number.isNaN(value) && !seen.has(value)) seen.set(value, seen.size);
  }
  const categories = [...seen.keys()].sort((a, b) => a - b);
  for (const [code, value] of categories.entries()) seen.set(value, code);
  const codes = new Int32Array(values.length);
  for (let i = 0; i < values.length; i++) codes[i] = Number.isNaN(values[i]) ? -1 : (seen.get(values[i]) as number);
  return { codes, categories };
}

function textFactor(codes: Int32Array, texts: readonly string[]): Factor {
  const used = new Uint8Array(texts.length);
  for (let i = 0; i < codes.length; i++) if (codes[i] >= 0) used[codes[i]] = 1;
  const order = [...texts.keys()].filter((code) => used[code] === 1);
  order.sort((a, b) => alphabet.compare(texts[a], texts[b]));
  const newCode = new Int32Array(texts.length).fill(-1);
  for (const [position, code] of order.entries()) newCode[code] = position;
  return {
    codes: codes.map((code) => (code < 0 ? -1 : newCode[code])),
    categories: order.map((code) => texts[code]),
  };
}

function crossFactors(a: Factor, b: Factor): Factor {
  const width = b.categories.length;
  const seen = new Map<number, number>();
  const pairs = new Float64Array(a.codes.length).fill(-1);
  for (let i = 0; i < pairs.length; i++) {
    if (a.codes[i] < 0 || b.codes[i] < 0) continue;
    pairs[i] = a.codes[i] * width + b.codes[i];
    seen.set(pairs[i], 0);
  }
  const order = [...seen.keys()].sort((x, y) => x - y);
  for (const [code, pair] of order.entries()) seen.set(pair, code);
  const codes = new Int32Array(pairs.length);
  for (let i = 0; i < codes.length; i++) codes[i] = pairs[i] < 0 ? -1 : (seen.get(pairs[i]) as number);
  return {
    codes,
    categories: order.map((pair) => `${a.categories[Math.floor(pair / width)]} / ${b.categories[pair % width]}`),
  };
}
