import type { FormulaType } from "../../src-contract/formula-problem.ts";

/** What a function takes, gives and is called: for the checker, the editor's list and its help. */
export interface FunctionDefinition {
  readonly group: FunctionGroup;
  /** As shown: `mean(x, by: group)`. */
  readonly signature: string;
  /** In a sentence. */
  readonly summary: string;
  /** Types of its arguments; the last one stands for all that follow. `same`: as the arguments before. */
  readonly parameters: readonly Parameter[];
  readonly least: number;
  /** Null: no limit. */
  readonly most: number | null;
  readonly options: readonly OptionName[];
  readonly result: FormulaType | "same";
  /** With several arguments it works across them, row by row; with one it works over the rows. */
  readonly across?: true;
}

export const functionGroups = [
  "Conditions",
  "Arithmetic",
  "Over rows",
  "Across variables",
  "Order and time",
  "Text",
  "Dates",
] as const;
export type FunctionGroup = (typeof functionGroups)[number];

/** `constant`, `word`: a number, a text that is written out. `orderable`: a number, a date or a time. */
export type Parameter = "number" | "text" | "logical" | "date" | "any" | "same" | "constant" | "word" | "orderable";

/** `by`: within units; `order`: which row comes first; `valid`: how many values must be there. */
export type OptionName = "by" | "order" | "valid";

const number = ["number"] as const;
const text = ["text"] as const;

const arithmetic = (signature: string, summary: string): FunctionDefinition => ({
  group: "Arithmetic",
  signature,
  summary,
  parameters: number,
  least: 1,
  most: 1,
  options: [],
  result: "number",
});

const statistic = (name: string, summary: string): FunctionDefinition => ({
  group: "Over rows",
  signature: `${name}(x, by: group)`,
  summary,
  parameters: number,
  least: 1,
  most: null,
  options: ["by", "valid"],
  result: "number",
  across: true,
});

const ofText = (signature: string, summary: string, result: FormulaType = "text"): FunctionDefinition => ({
  group: "Text",
  signature,
  summary,
  parameters: text,
  least: 1,
  most: 1,
  options: [],
  result,
});

const ofDate = (signature: string, summary: string): FunctionDefinition => ({
  group: "Dates",
  signature,
  summary,
  parameters: ["date"],
  least: 1,
  most: 1,
  options: [],
  result: "number",
});

/** Every function of the formula language. Names are read without regard to case. */
export const functions = {
  if: {
    group: "Conditions",
    signature: "if(condition, then, otherwise)",
    summary: "One of two values; missing where the condition is.",
    parameters: ["logical", "any", "same"],
    least: 2,
    most: 3,
    options: [],
    result: "same",
  },
  switch: {
    group: "Conditions",
    signature: "switch(x, value, result, …, otherwise)",
    summary: "The result that stands behind the value that x has.",
    parameters: ["any"],
    least: 3,
    most: null,
    options: [],
    result: "same",
  },
  coalesce: {
    group: "Conditions",
    signature: "coalesce(a, b, …)",
    summary: "The first of the values that is not missing.",
    parameters: ["any", "same"],
    least: 2,
    most: null,
    options: [],
    result: "same",
  },
  is_missing: {
    group: "Conditions",
    signature: "is_missing(x)",
    summary: "Whether there is no value.",
    parameters: ["any"],
    least: 1,
    most: 1,
    options: [],
    result: "logical",
  },
  between: {
    group: "Conditions",
    signature: "between(x, low, high)",
    summary: "Whether x lies between two values, both included.",
    parameters: ["orderable", "same", "same"],
    least: 3,
    most: 3,
    options: [],
    result: "logical",
  },
  abs: arithmetic("abs(x)", "Without its sign."),
  sqrt: arithmetic("sqrt(x)", "The square root; missing below zero."),
  exp: arithmetic("exp(x)", "e to the power of x."),
  ln: arithmetic("ln(x)", "The natural logarithm; missing at zero and below."),
  log10: arithmetic("log10(x)", "The logarithm to base 10; missing at zero and below."),
  log2: arithmetic("log2(x)", "The logarithm to base 2; missing at zero and below."),
  floor: arithmetic("floor(x)", "The next lower whole number."),
  ceiling: arithmetic("ceiling(x)", "The next higher whole number."),
  trunc: arithmetic("trunc(x)", "Without its decimals."),
  sign: arithmetic("sign(x)", "−1, 0 or 1."),
  sin: arithmetic("sin(x)", "The sine of an angle in radians."),
  cos: arithmetic("cos(x)", "The cosine of an angle in radians."),
  round: {
    group: "Arithmetic",
    signature: "round(x, digits)",
    summary: "Rounded to a number of decimals (none by default); halves away from zero.",
    parameters: ["number", "constant"],
    least: 1,
    most: 2,
    options: [],
    result: "number",
  },
  mod: {
    group: "Arithmetic",
    signature: "mod(x, divisor)",
    summary: "What is left of x after division; with the divisor’s sign.",
    parameters: number,
    least: 2,
    most: 2,
    options: [],
    result: "number",
  },
  mean: statistic("mean", "The mean over all rows, or within units; of several variables, the mean in each row."),
  sum: statistic("sum", "The sum over all rows, or within units; of several variables, the sum in each row."),
  sd: statistic("sd", "The standard deviation (n − 1) over rows or within units; of several variables, in each row."),
  var: statistic("var", "The variance (n − 1) over rows or within units; of several variables, in each row."),
  median: statistic("median", "The median over rows or within units; of several variables, in each row."),
  min: {
    ...statistic("min", "The smallest value over rows or within units; of several variables, in each row."),
    parameters: ["orderable", "same"],
    result: "same",
  },
  max: {
    ...statistic("max", "The largest value over rows or within units; of several variables, in each row."),
    parameters: ["orderable", "same"],
    result: "same",
  },
  count: {
    ...statistic(
      "count",
      "How many values are not missing, over rows or within units; of several variables, in each row.",
    ),
    parameters: ["any"],
    options: ["by"],
  },
  quantile: {
    group: "Over rows",
    signature: "quantile(x, share, by: group)",
    summary: "The value below which a share of the rows lies (interpolated, as in R and Excel).",
    parameters: ["number", "constant"],
    least: 2,
    most: 2,
    options: ["by"],
    result: "number",
  },
  rows: {
    group: "Over rows",
    signature: "rows(by: group)",
    summary: "How many rows there are, in all or in the unit.",
    parameters: [],
    least: 0,
    most: 0,
    options: ["by"],
    result: "number",
  },
  distinct: {
    group: "Over rows",
    signature: "distinct(x, by: group)",
    summary: "How many different values x has.",
    parameters: ["any"],
    least: 1,
    most: 1,
    options: ["by"],
    result: "number",
  },
  center: {
    group: "Over rows",
    signature: "center(x, by: group)",
    summary: "The deviation from the mean of all rows, or of the unit.",
    parameters: number,
    least: 1,
    most: 1,
    options: ["by"],
    result: "number",
  },
  z: {
    group: "Over rows",
    signature: "z(x, by: group)",
    summary: "The deviation from the mean in standard deviations (n − 1), of all rows or of the unit.",
    parameters: number,
    least: 1,
    most: 1,
    options: ["by"],
    result: "number",
  },
  rank: {
    group: "Over rows",
    signature: "rank(x, by: group)",
    summary: "The place from the smallest upwards; equal values share the mean of their places.",
    parameters: ["orderable"],
    least: 1,
    most: 1,
    options: ["by"],
    result: "number",
  },
  ntile: {
    group: "Over rows",
    signature: "ntile(x, groups, by: group)",
    summary: "Which of so many groups of about equal size, 1 being the lowest; equal values stay together.",
    parameters: ["orderable", "constant"],
    least: 2,
    most: 2,
    options: ["by"],
    result: "number",
  },
  count_missing: {
    group: "Across variables",
    signature: "count_missing(a, b, …)",
    summary: "How many of the variables are missing in the row.",
    parameters: ["any"],
    least: 1,
    most: null,
    options: [],
    result: "number",
  },
  lag: {
    group: "Order and time",
    signature: "lag(x, by: person, order: time)",
    summary:
      "The value of the row before, or k rows before with lag(x, k); within the unit, in the order of a variable.",
    parameters: ["any", "constant"],
    least: 1,
    most: 2,
    options: ["by", "order"],
    result: "same",
  },
  lead: {
    group: "Order and time",
    signature: "lead(x, by: person, order: time)",
    summary:
      "The value of the row after, or k rows after with lead(x, k); within the unit, in the order of a variable.",
    parameters: ["any", "constant"],
    least: 1,
    most: 2,
    options: ["by", "order"],
    result: "same",
  },
  first: {
    group: "Order and time",
    signature: "first(x, by: person, order: time)",
    summary: "The first value of the unit that is not missing.",
    parameters: ["any"],
    least: 1,
    most: 1,
    options: ["by", "order"],
    result: "same",
  },
  last: {
    group: "Order and time",
    signature: "last(x, by: person, order: time)",
    summary: "The last value of the unit that is not missing.",
    parameters: ["any"],
    least: 1,
    most: 1,
    options: ["by", "order"],
    result: "same",
  },
  occasion: {
    group: "Order and time",
    signature: "occasion(by: person, order: time)",
    summary: "The number of the row within its unit: 1, 2, 3 …",
    parameters: [],
    least: 0,
    most: 0,
    options: ["by", "order"],
    result: "number",
  },
  cumsum: {
    group: "Order and time",
    signature: "cumsum(x, by: person, order: time)",
    summary: "The sum up to and with this row; missing values count as nothing.",
    parameters: number,
    least: 1,
    most: 1,
    options: ["by", "order"],
    result: "number",
  },
  row: {
    group: "Order and time",
    signature: "row()",
    summary: "The number of the row in the table.",
    parameters: [],
    least: 0,
    most: 0,
    options: [],
    result: "number",
  },
  concat: {
    group: "Text",
    signature: "concat(a, b, …)",
    summary: "Texts and numbers one after the other; missing where one of them is.",
    parameters: ["any"],
    least: 1,
    most: null,
    options: [],
    result: "text",
  },
  upper: ofText("upper(text)", "In capital letters."),
  lower: ofText("lower(text)", "In small letters."),
  trim: ofText("trim(text)", "Without spaces at both ends, and with single ones inside."),
  char_length: ofText("char_length(text)", "How many characters.", "number"),
  left: {
    ...ofText("left(text, count)", "The first characters."),
    parameters: ["text", "constant"],
    least: 2,
    most: 2,
  },
  right: {
    ...ofText("right(text, count)", "The last characters."),
    parameters: ["text", "constant"],
    least: 2,
    most: 2,
  },
  substring: {
    ...ofText("substring(text, start, count)", "Characters from a place on, the first being 1."),
    parameters: ["text", "constant", "constant"],
    least: 2,
    most: 3,
  },
  replace: {
    ...ofText("replace(text, old, new)", "With every occurrence of a text replaced by another."),
    parameters: ["text", "word", "word"],
    least: 3,
    most: 3,
  },
  contains: { ...ofText("contains(text, part)", "Whether a text occurs in it.", "logical"), least: 2, most: 2 },
  starts_with: { ...ofText("starts_with(text, part)", "Whether it begins so.", "logical"), least: 2, most: 2 },
  ends_with: { ...ofText("ends_with(text, part)", "Whether it ends so.", "logical"), least: 2, most: 2 },
  number: ofText("number(text)", "The number that a text shows; missing where it shows none.", "number"),
  text: {
    ...ofText("text(x)", "A number or a date as text."),
    parameters: ["any"],
  },
  label: {
    ...ofText("label(x)", "The value label; the value as text where it has none."),
    parameters: ["any"],
  },
  date: {
    group: "Dates",
    signature: "date(year, month, day)",
    summary: "A date; missing where there is none such.",
    parameters: number,
    least: 3,
    most: 3,
    options: [],
    result: "date",
  },
  date_from: {
    ...ofText(
      "date_from(text, order)",
      'The date that a text shows; order is "ymd" (default), "dmy" or "mdy".',
      "date",
    ),
    group: "Dates",
    parameters: ["text", "word"],
    least: 1,
    most: 2,
  },
  year: ofDate("year(date)", "The year."),
  month: ofDate("month(date)", "The month, 1 to 12."),
  day: ofDate("day(date)", "The day of the month."),
  weekday: ofDate("weekday(date)", "The day of the week, 1 (Monday) to 7 (Sunday)."),
  age: {
    ...ofDate("age(birth, at)", "Completed years from one date to another."),
    least: 2,
    most: 2,
  },
} as const satisfies Readonly<Record<string, FunctionDefinition>>;

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
