import type { DifferentTypes } from "../../src-contract/step-report.ts";
import type { Variable } from "../../src-contract/variable.ts";
import { columnOf, type DataSet, numericValues, textCodes } from "../table/data-set.ts";
import { numberInText } from "./formula/texts.ts";
import { numberWriter } from "./value-text.ts";

/**
 * Keys of two tables' rows as numbers that are equal where the keys are: `left[i] === right[j]`. -1: a part of the key is
 * missing. A text on one side and a number on the other are compared as numbers ("007" is 7), a date as its text is written.
 */
export interface MatchedKeys {
  readonly left: Int32Array;
  readonly right: Int32Array;
  /** Keys that occur: numbers below this. */
  readonly count: number;
  /** Pairs of variables that are text here and number there. */
  readonly differentTypes: readonly DifferentTypes[];
}

export interface KeyPair {
  readonly left: Variable;
  readonly right: Variable;
}

export function matchKeys(left: DataSet, right: DataSet, pairs: readonly KeyPair[]): MatchedKeys {
  const [first, ...others] = pairs.map((pair) => matchPair(left, right, pair));
  const joined = others.reduce(combined, first);
  const differentTypes = pairs
    .filter((pair) => isText(pair.left) !== isText(pair.right))
    .map((pair): DifferentTypes => {
      const comparedAs = areNumbers(pair) ? "numbers" : "texts";
      return { left: pair.left.name, right: pair.right.name, comparedAs };
    });
  return { ...joined, differentTypes };
}

type Matched = Omit<MatchedKeys, "differentTypes">;

/** A date or time is no number that a text is read as. */
function areNumbers({ left, right }: KeyPair): boolean {
  if (isText(left) === isText(right)) return !isText(left);
  return left.storage === "number" || right.storage === "number";
}

function isText({ storage }: Variable): boolean {
  return storage === "text";
}

function matchPair(left: DataSet, right: DataSet, pair: KeyPair): Matched {
  const known = new Map<number | string, number>();
  const codeOf = (value: number | string) => {
    const code = known.get(value) ?? known.size;
    known.set(value, code);
    return code;
  };
  const asNumbers = areNumbers(pair);
  const leftCodes = keyCodes(left, pair.left, asNumbers, codeOf);
  return { left: leftCodes, right: keyCodes(right, pair.right, asNumbers, codeOf), count: known.size };
}

function keyCodes(
  data: DataSet,
  variable: Variable,
  asNumbers: boolean,
  codeOf: (value: number | string) => number,
): Int32Array {
  const column = columnOf(data.table, variable);
  if (column.kind === "text") {
    const codeOfText = column.texts.map((text) => {
      const value = asNumbers ? numberInText(text) : text.trim();
      return typeof value === "number" && Number.isNaN(value) ? codeOf(`\u0000${text}`) : codeOf(value);
    });
    return textCodes(column, variable.missing).map((code) => (code < 0 ? -1 : codeOfText[code]));
  }
  const values = numericValues(column, variable.missing);
  const write = numberWriter(variable.storage);
  const codes = new Int32Array(values.length);
  for (let row = 0; row < codes.length; row++) {
    codes[row] = Number.isNaN(values[row]) ? -1 : codeOf(asNumbers ? values[row] : write(values[row]));
  }
  return codes;
}

/** Pairs of keys that occur, counted anew so that the numbers stay small. */
function combined(a: Matched, b: Matched): Matched {
  const known = new Map<number, number>();
  const both = (first: Int32Array, second: Int32Array) =>
    first.map((code, row) => {
      if (code < 0 || second[row] < 0) return -1;
      const pair = code * b.count + second[row];
      const found = known.get(pair) ?? known.size;
      known.set(pair, found);
      return found;
    });
  const left = both(a.left, b.left);
  const right = both(a.right, b.right);
  return { left, right, count: known.size };
}
