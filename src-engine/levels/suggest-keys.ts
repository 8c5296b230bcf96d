import type { KeySuggestion } from "../../src-contract/engine-api.ts";
import type { Variable } from "../../src-contract/variable.ts";
import { numberInText } from "../steps/formula/texts.ts";
import { matchKeys } from "../steps/keys.ts";
import type { DataSet } from "../table/data-set.ts";
import { factorOf } from "../table/factor.ts";
import { mayIdentify } from "./identifier-candidate.ts";
import { meaningOfVariable } from "./name-meaning.ts";

/**
 * Pairs of variables by which the rows of another table may be joined, best first: the other one has each of its values
 * once (nearly: a school that was entered twice is told when they are joined), and most values of the one here are among them. Values of 1 to 5 are so by chance as well, so that names that speak
 * of units count, too, and where many rows of the other table would not be used it is no key.
 */
export function suggestKeys(data: DataSet, other: DataSet): readonly KeySuggestion[] {
  const rights = identifying(other, mostRights).filter((right) => shareOnce(right) >= leastShareOnce);
  if (rights.length === 0) return [];
  return identifying(data, mostLefts)
    .flatMap((left) => rights.map((right) => ({ left, right, score: scoreOf(left, right) })))
    .filter(({ score }) => score > 0)
    .sort((a, b) => b.score - a.score)
    .slice(0, mostSuggestions)
    .map(({ left, right }) => counted(data, other, left.variable, right.variable))
    .filter(({ matched }) => matched >= fewestMatched);
}

const mostLefts = 60;
const mostRights = 20;
const mostSuggestions = 3;
const fewestMatched = 2;
const leastShareHere = 0.5;
const leastShareThere = 0.2;
const leastShareOnce = 0.9;

interface Identifying {
  readonly variable: Variable;
  /** As texts that are equal where keys are. */
  readonly values: ReadonlySet<string>;
  /** Rows in which it is there. */
  readonly rows: number;
}

function identifying(data: DataSet, most: number): readonly Identifying[] {
  const variables = data.variables.filter((variable) => mayIdentify(data, variable)).slice(0, most);
  return variables.flatMap((variable) => {
    const { categories, codes } = factorOf(data, variable);
    if (categories.length < fewestMatched) return [];
    const rows = codes.reduce((count, code) => (code < 0 ? count : count + 1), 0);
    return [{ variable, values: new Set(categories.map(keyText)), rows }];
  });
}

function keyText(value: number | string): string {
  const number = typeof value === "number" ? value : numberInText(value);
  return Number.isNaN(number) ? String(value).trim() : String(number);
}

function scoreOf(left: Identifying, right: Identifying): number {
  let matched = 0;
  for (const value of left.values) if (right.values.has(value)) matched++;
  const [here, there] = [matched / left.values.size, matched / right.values.size];
  if (matched < fewestMatched || here < leastShareHere || there < leastShareThere) return 0;
  return here * there * shareOnce(right) ** 4 * weightOfNames(left.variable, right.variable);
}

/** One where every value stands once. */
function shareOnce({ values, rows }: Identifying): number {
  return values.size / rows;
}

function weightOfNames(left: Variable, right: Variable): number {
  const { means } = meaningOfVariable(left);
  if (means === "time" || means === "measurement") return 0.5;
  const isSame = left.name.toLowerCase() === right.name.toLowerCase();
  return 1 + (means === "unit" ? 0.3 : 0) + (isSame ? 0.2 : 0);
}

function counted(data: DataSet, other: DataSet, left: Variable, right: Variable): KeySuggestion {
  const keys = matchKeys(data, other, [{ left, right }]);
  const here = new Set(keys.left.filter((key) => key >= 0));
  const there = new Set(keys.right.filter((key) => key >= 0));
  let matched = 0;
  for (const key of here) if (there.has(key)) matched++;
  return { left: left.name, right: right.name, values: here.size, matched };
}
