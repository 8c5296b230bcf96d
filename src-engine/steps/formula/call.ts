import { clockText, isoMoment } from "../../../src-wording/moments.ts";
import type { FunctionName } from "../../formula/functions.ts";
import type { Typed, TypedCall } from "../../formula/typed.ts";
import { type AcrossFunction, across, countEqual } from "./across.ts";
import { chooseCases, chooseFirst, chooseIf, chooseSwitch } from "./conditions.ts";
import { type DatePart, dateFromTexts, dateOf, monthsBetween, monthsLater, partOfDate, yearsBetween } from "./dates.ts";
import type { FormulaContext } from "./formula-context.ts";
import { orderedRows } from "./groups.ts";
import { endRows, filledRows, occasions, runningSums, shiftedRows, valuesFrom } from "./in-order.ts";
import { finite, remainder } from "./operators.ts";
import {
  countRows,
  countValid,
  distinctValues,
  extremes,
  means,
  modeRows,
  places,
  quantiles,
  spread,
  sums,
  variances,
} from "./over-rows.ts";
import {
  asTexts,
  charactersOf,
  compareTexts,
  cut,
  decimalText,
  joinedTexts,
  numberInText,
  paddedLeft,
  positionIn,
} from "./texts.ts";
import {
  comparableNumbers,
  mapNumbers,
  mapTexts,
  numbers,
  numbersOf,
  numbersOfTexts,
  textsOf,
  type Vector,
  zipNumbers,
} from "./vectors.ts";

/** A call with its arguments' values. */
export type EvaluatedCall = TypedCall & { readonly type: Typed["type"]; readonly values: readonly Vector[] };

export function evaluateCall(call: EvaluatedCall, context: FormulaContext): Vector {
  if (call.across) return across(call.name as AcrossFunction, call.values.map(presence(call.name)), call.valid ?? 1);
  return implementations[call.name](call, context);
}

/** Texts can be counted too. */
function presence(name: FunctionName): (vector: Vector) => Vector {
  return (vector) => (name === "count" ? comparableNumbers([vector])[0] : vector);
}

type Implementation = (call: EvaluatedCall, context: FormulaContext) => Vector;

/** Of the value x alone, number by number. */
const byNumber =
  (change: (value: number) => number): Implementation =>
  ({ values: [x] }) =>
    mapNumbers(x, (value) => finite(change(value)));

/** One number a unit from the values of x. */
const byUnit =
  (statistic: (values: Float64Array, groups: ReturnType<FormulaContext["groups"]>) => Float64Array): Implementation =>
  ({ values: [x], by }, { groups }) => {
    const units = groups(by);
    return spread(statistic(numbersOf(comparableNumbers([x])[0]), units), units);
  };

const byText =
  (change: (text: string) => string): Implementation =>
  ({ values: [x] }) =>
    mapTexts(x, change);

const ofDate =
  (part: DatePart): Implementation =>
  ({ values: [x] }) =>
    partOfDate(x, part);

const shifted =
  (direction: 1 | -1): Implementation =>
  ({ values: [x, steps], by, order }, { ordered, data }) => {
    const count = steps === undefined ? 1 : numbersOf(steps)[0];
    return valuesFrom(x, shiftedRows(ordered(by, order), data.table.rows, direction * count));
  };

const atEnd =
  (end: "first" | "last"): Implementation =>
  ({ values: [x], by, order }, { ordered, data }) => {
    const rows = data.table.rows;
    return valuesFrom(x, endRows(ordered(by, order), rows, x, end));
  };

const implementations: Readonly<Record<FunctionName, Implementation>> = {
  if: ({ values }) => chooseIf(values),
  cases: ({ values }) => chooseCases(values),
  switch: ({ values }) => chooseSwitch(values),
  coalesce: ({ values }) => chooseFirst(values),
  is_missing: ({ values: [x] }) => mapNumbers(comparableNumbers([x])[0], (value) => Number(Number.isNaN(value))),
  between: ({ values }) => {
    const [x, low, high] = comparableNumbers(values);
    const above = zipNumbers(x, low, (a, b) => (a >= b ? 1 : a < b ? 0 : Number.NaN));
    const below = zipNumbers(x, high, (a, b) => (a <= b ? 1 : a > b ? 0 : Number.NaN));
    return zipNumbers(above, below, (a, b) => (a === 0 || b === 0 ? 0 : a * b));
  },

  abs: byNumber(Math.abs),
  sqrt: byNumber(Math.sqrt),
  exp: byNumber(Math.exp),
  ln: byNumber(Math.log),
  log10: byNumber(Math.log10),
  log2: byNumber(Math.log2),
  floor: byNumber(Math.floor),
  ceiling: byNumber(Math.ceil),
  // Days are counted from 1970: those before begin below, too.
  trunc: ({ values: [x], arguments: [part] }) => mapNumbers(x, part.type === "date" ? Math.floor : Math.trunc),
  sign: byNumber(Math.sign),
  logit: byNumber((p) => Math.log(p / (1 - p))),
  logistic: byNumber((x) => 1 / (1 + Math.exp(-x))),
  sin: byNumber(Math.sin),
  cos: byNumber(Math.cos),
  round: ({ values: [x, digits] }) => {
    const decimals = digits === undefined ? 0 : numbersOf(digits)[0];
    return mapNumbers(x, (value) => rounded(value, decimals));
  },
  mod: ({ values: [x, divisor] }) => zipNumbers(x, divisor, remainder),

  mean: byUnit(means),
  sum: byUnit(sums),
  sd: byUnit((values, groups) => variances(values, groups).map(Math.sqrt)),
  var: byUnit(variances),
  median: byUnit((values, groups) => quantiles(values, groups, 0.5)),
  min: byUnit((values, groups) => extremes(values, groups, -1)),
  max: byUnit((values, groups) => extremes(values, groups, 1)),
  count: byUnit(countValid),
  distinct: byUnit(distinctValues),
  quantile: ({ values: [x, share], by }, { groups }) => {
    const units = groups(by);
    return spread(quantiles(numbersOf(x), units, numbersOf(share)[0]), units);
  },
  mode: ({ values: [x], by }, { groups, data }) => {
    const [comparable] = comparableNumbers([x]);
    return valuesFrom(x, modeRows(comparable.values, orderedRows(groups(by), [comparable]), data.table.rows));
  },
  rows: ({ by }, { groups }) => spread(countRows(groups(by)), groups(by)),
  center: ({ values: [x], by }, { groups }) => {
    const units = groups(by);
    return zipNumbers(x, spread(means(numbersOf(x), units), units), (value, mean) => value - mean);
  },
  z: ({ values: [x], by }, { groups }) => {
    const units = groups(by);
    const values = numbersOf(x);
    const deviations = zipNumbers(x, spread(means(values, units), units), (value, mean) => value - mean);
    const sd = spread(variances(values, units).map(Math.sqrt), units);
    return zipNumbers(deviations, sd, (deviation, one) => finite(deviation / one));
  },
  rank: ({ values: [x], by }, { groups }) =>
    places(numbersOf(x), groups(by), (smaller, notLarger) => (smaller + 1 + notLarger) / 2),
  ntile: ({ values: [x, count], by }, { groups }) => {
    const tiles = numbersOf(count)[0];
    return places(numbersOf(x), groups(by), (smaller, notLarger, all) =>
      Math.min(tiles, Math.floor((tiles * (smaller + notLarger)) / 2 / all) + 1),
    );
  },
  count_value: ({ values }) => countEqual(comparableNumbers(values)),
  count_missing: ({ values }) => {
    const present = across("count", values.map(presence("count")), 0);
    return mapNumbers(present, (count) => values.length - count);
  },

  lag: shifted(1),
  lead: shifted(-1),
  first: atEnd("first"),
  last: atEnd("last"),
  fill: ({ values: [x], by, order }, { ordered, data }) =>
    valuesFrom(x, filledRows(ordered(by, order), data.table.rows, x)),
  occasion: ({ by, order }, { ordered, data }) => occasions(ordered(by, order), data.table.rows),
  cumsum: ({ values: [x], by, order }, { ordered, data }) => runningSums(ordered(by, order), data.table.rows, x),
  row: (_call, { data }) => numbers(Float64Array.from({ length: data.table.rows }, (_, row) => row + 1)),

  concat: ({ values, arguments: parts }) =>
    joinedTexts(values.map((value, index) => asTexts(value, writerOf(parts[index])))),
  upper: byText((text) => text.toUpperCase()),
  lower: byText((text) => text.toLowerCase()),
  trim: byText((text) => text.trim().replaceAll(/\s+/g, " ")),
  char_length: ({ values: [x] }) => numbersOfTexts(x, (text) => charactersOf(text).length),
  left: ({ values: [x, count] }) => cut(x, (characters) => characters.slice(0, Math.max(0, numbersOf(count)[0]))),
  right: ({ values: [x, count] }) =>
    cut(x, (characters) => characters.slice(Math.max(0, characters.length - Math.max(0, numbersOf(count)[0])))),
  substring: ({ values: [x, start, count] }) => {
    const from = Math.max(0, numbersOf(start)[0] - 1);
    const end = count === undefined ? undefined : from + Math.max(0, numbersOf(count)[0]);
    return cut(x, (characters) => characters.slice(from, end));
  },
  position: ({ values: [x, part] }) => compareTexts(x, part, positionIn),
  part: ({ values: [x, separator, place] }) => {
    const [between, number] = [constantOf(separator), numbersOf(place)[0]];
    return mapTexts(x, (text) => (between === "" ? [text] : text.split(between))[number - 1] ?? null);
  },
  pad_left: ({ values: [x, width, filling] }) => {
    const [characters, before] = [numbersOf(width)[0], filling === undefined ? " " : constantOf(filling)];
    return mapTexts(x, (text) => paddedLeft(text, characters, before));
  },
  replace: ({ values: [x, old, replacement] }) => {
    const [from, to] = [constantOf(old), constantOf(replacement)];
    return mapTexts(x, (text) => (from === "" ? text : text.replaceAll(from, to)));
  },
  contains: ({ values: [x, part] }) => compareTexts(x, part, (text, sought) => text.includes(sought)),
  starts_with: ({ values: [x, part] }) => compareTexts(x, part, (text, sought) => text.startsWith(sought)),
  ends_with: ({ values: [x, part] }) => compareTexts(x, part, (text, sought) => text.endsWith(sought)),
  number: ({ values: [x] }) => numbersOfTexts(x, numberInText),
  text: ({ values: [x], arguments: [part] }) => asTexts(x, writerOf(part)),
  label: ({ values: [x], arguments: [part] }) => {
    const labels = new Map(
      part.kind === "variable"
        ? part.variable.valueLabels.map(({ value, label }) => [
            typeof value === "number" ? decimalText(value) : value,
            label,
          ])
        : [],
    );
    return mapTexts(asTexts(x), (text) => labels.get(text) ?? text);
  },

  date: ({ values: [year, month, day] }) => dateOf(year, month, day),
  date_from: ({ values: [x, order] }) => dateFromTexts(x, order === undefined ? "ymd" : constantOf(order)),
  year: ofDate("year"),
  month: ofDate("month"),
  day: ofDate("day"),
  quarter: ofDate("quarter"),
  week: ofDate("week"),
  weekday: ofDate("weekday"),
  hour: ({ values: [x], arguments: [part] }) => mapNumbers(x, (at) => Math.floor(secondsInDay(at, part) / 3600)),
  minute: ({ values: [x], arguments: [part] }) =>
    mapNumbers(x, (at) => Math.floor((secondsInDay(at, part) % 3600) / 60)),
  add_months: ({ values: [date, months] }) => zipNumbers(date, months, monthsLater),
  months_between: ({ values: [from, to] }) => zipNumbers(from, to, monthsBetween),
  age: ({ values: [birth, at] }) => zipNumbers(birth, at, yearsBetween),
};

/** Numbers as the texts that people know them by. */
function writerOf({ type }: Typed): (value: number) => string {
  if (type === "date") return (days) => isoMoment(days);
  return type === "time" ? clockText : decimalText;
}

/** Of a time of day, or of the part of a day that a date has; to the millisecond, as days of a fraction are not exact. */
function secondsInDay(value: number, { type }: Typed): number {
  return type === "date" ? Math.round((value - Math.floor(value)) * 86_400_000) / 1000 : value;
}

/** Halves go away from zero, as people round; 1.005 to two decimals is 1.01. */
function rounded(value: number, decimals: number): number {
  if (Number.isNaN(value)) return value;
  const shifted = shiftedPoint(Math.abs(value), decimals);
  // Nothing is left to round where the digits asked for lie beyond those of any number.
  if (shifted === Number.POSITIVE_INFINITY) return value;
  const size = shiftedPoint(Math.round(shifted), -decimals);
  return value < 0 ? -size : size;
}

/** With its decimal point moved to the right, as its digits are written. */
function shiftedPoint(value: number, places: number): number {
  const [digits, exponent = "0"] = String(value).split("e");
  return Number(`${digits}e${Number(exponent) + places}`);
}

function constantOf(vector: Vector): string {
  const { codes, texts } = textsOf(vector);
  return codes[0] < 0 ? "" : texts[codes[0]];
}
