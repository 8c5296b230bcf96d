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
  const known = Object.hasOwn(otherNames, lower) ? otherNames[lower] : lower;
  return known !== undefined && Object.hasOwn(functions, known) ? (known as FunctionName) : null;
}

export function definitionOf(name: FunctionName): FunctionDefinition {
  return functions[name];
}

export const functionNames = Object.keys(functions) as readonly FunctionName[];

/** As SPSS, Stata, R and spreadsheets call them. */
export const otherNames: Readonly<Record<string, FunctionName>> = {
  ifelse: "if",
  if_else: "if",
  iif: "if",
  ifs: "cases",
  case_when: "cases",
  cond: "if",
  range: "between",
  inrange: "between",
  missing: "is_missing",
  ismissing: "is_missing",
  is_na: "is_missing",
  "is.na": "is_missing",
  isna: "is_missing",
  isblank: "is_missing",
  sysmis: "is_missing",
  average: "mean",
  rowmean: "mean",
  rowmeans: "mean",
  rowsums: "sum",
  rowtotal: "sum",
  stdev: "sd",
  "stdev.s": "sd",
  std: "sd",
  variance: "var",
  "var.s": "var",
  percentile: "quantile",
  rnd: "round",
  ceil: "ceiling",
  int: "trunc",
  lg10: "log10",
  expit: "logistic",
  invlogit: "logistic",
  nvalid: "count",
  nmiss: "count_missing",
  countblank: "count_missing",
  anycount: "count_value",
  scale: "z",
  standardize: "z",
  n: "rows",
  n_distinct: "distinct",
  substr: "substring",
  mid: "substring",
  "char.substr": "substring",
  len: "char_length",
  nchar: "char_length",
  "char.length": "char_length",
  upcase: "upper",
  tolower: "lower",
  toupper: "upper",
  paste0: "concat",
  concatenate: "concat",
  "char.concat": "concat",
  substitute: "replace",
  "char.index": "position",
  strpos: "position",
  "char.lpad": "pad_left",
  lpad: "pad_left",
  word: "part",
  string: "text",
  "xdate.year": "year",
  "xdate.month": "month",
  "xdate.mday": "day",
  "xdate.quarter": "quarter",
  "xdate.week": "week",
  edate: "add_months",
  isnull: "is_missing",
  "xdate.date": "floor",
  "xdate.hour": "hour",
  "xdate.minute": "minute",
  shift: "lag",
  locf: "fill",
  carryforward: "fill",
  sequence: "occasion",
};

/** What other programs do by a function, and what does it here. */
export const doneOtherwise: ReadonlyMap<string, string> = new Map([
  ["recode", "the step Recode, or switch(x, value, result, …)"],
  ["cut", "the step Recode for ranges, or ntile(x, groups)"],
  ["categorize", "the step Recode for ranges, or ntile(x, groups)"],
  ["dummy", "the step Code Categories"],
  ["factor", "the step Code Categories, or the variable’s measure"],
  ["all", "“a and b”"],
  ["merge", "the step Add Variables"],
]);

/** Names that mean different things in different programs. */
export const ambiguousNames: ReadonlyMap<string, string> = new Map([
  ["log", "ln or log10"],
  ["length", "char_length or rows"],
  ["index", "position, row or occasion"],
  ["any", "“x in (1, 2)”, or max of a condition"],
  ["datediff", "months_between, age, or “to − from” for days"],
  ["datedif", "months_between, age, or “to − from” for days"],
]);
