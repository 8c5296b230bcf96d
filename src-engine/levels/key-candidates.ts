import type { Variable } from "../../src-contract/variable.ts";
import { numberInText } from "../steps/formula/texts.ts";
import { numberWriter } from "../steps/value-text.ts";
import type { DataSet } from "../table/data-set.ts";
import { type Factor, factorOf } from "../table/factor.ts";
import { mayIdentify } from "./identifier-candidate.ts";
import { meaningOfVariable } from "./name-meaning.ts";

/** A variable whose values may be keys of a join. */
export interface Identifying {
  readonly variable: Variable;
  /** As texts that are equal where keys are. */
  readonly values: ReadonlySet<string>;
  /** Rows in which it is there. */
  readonly rows: number;
}

/** A variable here and one of the other table. */
export interface VariablePair {
  readonly left: Identifying;
  readonly right: Identifying;
}

/** Whole numbers, texts and dates, the first so many of them. */
export function identifying(data: DataSet, most: number): readonly Identifying[] {
  const variables = data.variables.filter((one) => one.storage === "date" || mayIdentify(data, one)).slice(0, most);
  return variables.flatMap((variable) => {
    const factor = factorOf(data, variable);
    if (factor.categories.length < 2) return [];
    const write = variable.storage === "date" ? numberWriter("date") : String;
    const texts = factor.categories.map((value) => (typeof value === "number" ? write(value) : textKey(value)));
    return [{ variable, values: new Set(texts), rows: rowsOf(factor) }];
  });
}

function textKey(text: string): string {
  const number = numberInText(text);
  return Number.isNaN(number) ? text.trim() : String(number);
}

/** How many values are on both sides, and their share here and there. */
export function alike({ left, right }: VariablePair): { matched: number; here: number; there: number } {
  let matched = 0;
  for (const value of left.values) if (right.values.has(value)) matched++;
  return { matched, here: matched / left.values.size, there: matched / right.values.size };
}

/** One where every value stands once. */
export function shareOnce({ values, rows }: Identifying): number {
  return values.size / rows;
}

export function shareOnceOf(factor: Factor): number {
  return factor.categories.length / rowsOf(factor);
}

function rowsOf({ codes }: Factor): number {
  return codes.reduce((count, code) => (code < 0 ? count : count + 1), 0);
}

/**
 * How much the names speak for a key, 1 saying nothing. Times and measurements seldom are keys of their own; as parts of one,
 * times are as good as units, and what is called otherwise on both sides needs the name of a unit.
 */
export function weightOfNames(left: Variable, right: Variable, use: "alone" | "part" = "alone"): number {
  const meanings = [left, right].map((one) => meaningOfVariable(one).means);
  const [means] = meanings;
  const isSame = left.name.toLowerCase() === right.name.toLowerCase();
  if (use === "part") {
    if (meanings.includes("measurement")) return 0;
    const isTold =
      meanings.some((one) => one === "unit" || one === "time" || one === "identifier") || isDate(left, right);
    return isTold ? 1.3 : isSame ? 1 : 0;
  }
  if (means === "time" || means === "measurement") return 0.5;
  return 1 + (means === "unit" ? 0.3 : 0) + (isSame ? 0.2 : 0);
}

function isDate(left: Variable, right: Variable): boolean {
  return left.storage === "date" && right.storage === "date";
}
