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
  return others.reduce(factorOfPairs, first);
}

function numberFactor(values: Float64Array): Factor {
  const range = wholeNumberRange(values);
  return range === null ? anyNumberFactor(values) : wholeNumberFactor(values, range);
}

interface Range {
  readonly min: number;
  readonly max: number;
}

/** Lowest and highest value where all are whole numbers close enough together to count them in an array; else null. */
function wholeNumberRange(values: Float64Array): Range | null {
  let min = Number.POSITIVE_INFINITY;
  let max = Number.NEGATIVE_INFINITY;
  for (let i = 0; i < values.length; i++) {
    const value = values[i];
    if (Number.isNaN(value)) continue;
    if (!Number.isInteger(value)) return null;
    if (value < min) min = value;
    if (value > max) max = value;
  }
  return max >= min && max - min <= sparsest * values.length ? { min, max } : null;
}

/** Places of an array per row that may stay unused. */
const sparsest = 4;

function wholeNumberFactor(values: Float64Array, { min, max }: Range): Factor {
  const codeOf = new Int32Array(max - min + 1).fill(-1);
  for (let i = 0; i < values.length; i++) if (!Number.isNaN(values[i])) codeOf[values[i] - min] = 0;
  const categories: number[] = [];
  for (let place = 0; place < codeOf.length; place++) {
    if (codeOf[place] === 0) codeOf[place] = categories.push(place + min) - 1;
  }
  const codes = new Int32Array(values.length);
  for (let i = 0; i < values.length; i++) codes[i] = Number.isNaN(values[i]) ? -1 : codeOf[values[i] - min];
  return { codes, categories };
}

function anyNumberFactor(values: Float64Array): Factor {
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

/** The pairs of two factors' categories that occur. */
export function factorOfPairs(a: Factor, b: Factor): Factor {
  const width = b.categories.length;
  const pairs = new Float64Array(a.codes.length);
  for (let i = 0; i < pairs.length; i++) {
    pairs[i] = a.codes[i] < 0 || b.codes[i] < 0 ? Number.NaN : a.codes[i] * width + b.codes[i];
  }
  const { codes, categories } = numberFactor(pairs);
  return {
    codes,
    categories: categories.map((pair) => {
      const first = Math.floor(Number(pair) / width);
      return `${a.categories[first]} / ${b.categories[Number(pair) % width]}`;
    }),
  };
}
