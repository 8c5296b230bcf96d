import type { DifferentTypes } from "../../src-contract/step-report.ts";
import type { DataSet } from "../table/data-set.ts";
import { type KeyPair, keyCodes, waysToCompare } from "./key-comparison.ts";

/**
 * Keys of two tables' rows as numbers that are equal where the keys are: `left[i] === right[j]`. -1: a part of the key is
 * missing.
 */
export interface MatchedKeys {
  readonly left: Int32Array;
  readonly right: Int32Array;
  /** Keys that occur: numbers below this. */
  readonly count: number;
  /** Pairs of variables that are of one type here and of another there. */
  readonly differentTypes: readonly DifferentTypes[];
}

export function matchKeys(left: DataSet, right: DataSet, pairs: readonly KeyPair[]): MatchedKeys {
  const [first, ...others] = pairs.map((pair) => matchPair(left, right, pair));
  const joined = others.reduce(combined, first);
  const differentTypes = pairs
    .filter((pair) => pair.left.storage !== pair.right.storage)
    .map(
      (pair): DifferentTypes => ({
        left: pair.left.name,
        right: pair.right.name,
        types: [pair.left.storage, pair.right.storage],
        comparedAs: pair.compare,
        ways: waysToCompare(pair.left, pair.right),
      }),
    );
  return { ...joined, differentTypes };
}

type Matched = Omit<MatchedKeys, "differentTypes">;

function matchPair(left: DataSet, right: DataSet, pair: KeyPair): Matched {
  const known = new Map<number | string, number>();
  const codeOf = (value: number | string) => {
    const code = known.get(value) ?? known.size;
    known.set(value, code);
    return code;
  };
  const leftCodes = keyCodes(left, pair.left, pair.compare, codeOf);
  return { left: leftCodes, right: keyCodes(right, pair.right, pair.compare, codeOf), count: known.size };
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
