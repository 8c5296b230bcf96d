import { isTrue } from "./operators.ts";
import {
  commonLength,
  comparableNumbers,
  inOneDictionary,
  numbers,
  numbersOf,
  strideOf,
  type Vector,
} from "./vectors.ts";

/**
 * In each row the value of the branch that `branchOf` names; -1: missing. Branches are all numbers or all texts, or
 * missing.
 */
export function choose(branches: readonly Vector[], rows: number, branchOf: (row: number) => number): Vector {
  const strides = branches.map(strideOf);
  if (branches.some(({ kind }) => kind === "text")) {
    const { codes, texts } = inOneDictionary(branches);
    const chosen = new Int32Array(rows);
    for (let row = 0; row < rows; row++) {
      const branch = branchOf(row);
      chosen[row] = branch < 0 ? -1 : codes[branch][row * strides[branch]];
    }
    return { kind: "text", codes: chosen, texts };
  }
  const values = branches.map(numbersOf);
  const chosen = new Float64Array(rows);
  for (let row = 0; row < rows; row++) {
    const branch = branchOf(row);
    chosen[row] = branch < 0 ? Number.NaN : values[branch][row * strides[branch]];
  }
  return numbers(chosen);
}

/** The second where the condition is true, the third where it is false; missing where it is. */
export function chooseIf([condition, ...branches]: readonly Vector[]): Vector {
  const conditions = numbersOf(condition);
  const stride = strideOf(condition);
  const otherwise = branches.length > 1 ? 1 : -1;
  return choose(branches, commonLength([condition, ...branches]), (row) => {
    const value = conditions[row * stride];
    return isTrue(value) ? 0 : value === 0 ? otherwise : -1;
  });
}

/** Conditions and results in turn, then perhaps the result where none is true. */
export function chooseCases(vectors: readonly Vector[]): Vector {
  const pairs = vectors.length >> 1;
  const conditions = vectors
    .slice(0, 2 * pairs)
    .filter((_, index) => index % 2 === 0)
    .map(numbersOf);
  const results = vectors.filter((_, index) => index % 2 === 1 || index === 2 * pairs);
  const strides = vectors.map(strideOf);
  const otherwise = vectors.length % 2 === 1 ? pairs : -1;
  return choose(results, commonLength(vectors), (row) => {
    for (let pair = 0; pair < pairs; pair++) if (isTrue(conditions[pair][row * strides[2 * pair]])) return pair;
    return otherwise;
  });
}

/** x, then values and results in turn, then perhaps the result for all other values. */
export function chooseSwitch([x, ...rest]: readonly Vector[]): Vector {
  const pairs = rest.length >> 1;
  const results = rest.filter((_, index) => index % 2 === 1 || (index === rest.length - 1 && rest.length % 2 === 1));
  const otherwise = rest.length % 2 === 1 ? pairs : -1;
  const [searched, ...values] = comparableNumbers([
    x,
    ...rest.filter((_, index) => index % 2 === 0 && index < 2 * pairs),
  ]);
  const strides = values.map(strideOf);
  const stride = strideOf(searched);
  return choose(results, commonLength([x, ...rest]), (row) => {
    const value = searched.values[row * stride];
    if (Number.isNaN(value)) return -1;
    for (let pair = 0; pair < pairs; pair++) if (values[pair].values[row * strides[pair]] === value) return pair;
    return otherwise;
  });
}

/** The first that is not missing. */
export function chooseFirst(vectors: readonly Vector[]): Vector {
  const strides = vectors.map(strideOf);
  const isThere = (branch: number, row: number) => {
    const vector = vectors[branch];
    const at = row * strides[branch];
    return vector.kind === "number" ? !Number.isNaN(vector.values[at]) : vector.codes[at] >= 0;
  };
  return choose(vectors, commonLength(vectors), (row) => vectors.findIndex((_, branch) => isThere(branch, row)));
}
