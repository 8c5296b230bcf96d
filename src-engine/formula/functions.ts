import { arithmetic } from "./functions/arithmetic.ts";
import { conditions } from "./functions/conditions.ts";
import { dates } from "./functions/dates.ts";
import type { FunctionDefinition, FunctionTable } from "./functions/definition.ts";
import { orderAndTime } from "./functions/order-and-time.ts";
import { overRows } from "./functions/over-rows.ts";
import { texts } from "./functions/texts.ts";

/** Every function of the formula language. Names are read without regard to case. */
const functions = {
  ...conditions,
  ...arithmetic,
  ...overRows,
  ...orderAndTime,
  ...texts,
  ...dates,
} as const satisfies FunctionTable;

export type FunctionName = keyof typeof functions;

export function findFunction(name: string): FunctionName | null {
  const lower = name.toLowerCase();
  const known = otherNames[lower] ?? lower;
  return Object.hasOwn(functions, known) ? (known as FunctionName) : null;
}

export function definitionOf(name: FunctionName): FunctionDefinition {
  return functions[name];
}

export const functionNames = Object.keys(functions) as readonly FunctionName[];

/** As other programs call them. */
const otherNames: Readonly<Record<string, FunctionName>> = {
  ifelse: "if",
  ismissing: "is_missing",
  is_na: "is_missing",
  "is.na": "is_missing",
  isna: "is_missing",
  sysmis: "is_missing",
  average: "mean",
  stdev: "sd",
  std: "sd",
  variance: "var",
  rnd: "round",
  ceil: "ceiling",
  int: "trunc",
  lg10: "log10",
  nvalid: "count",
  nmiss: "count_missing",
  scale: "z",
  standardize: "z",
  n: "rows",
  substr: "substring",
  len: "char_length",
  upcase: "upper",
  tolower: "lower",
  toupper: "upper",
  paste0: "concat",
  sequence: "occasion",
};

/** Names that mean different things in different programs. */
export const ambiguousNames: ReadonlyMap<string, string> = new Map([
  ["log", "ln or log10"],
  ["length", "char_length or rows"],
]);
