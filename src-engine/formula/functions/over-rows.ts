import type { FunctionDefinition, FunctionTable } from "./definition.ts";

const number = ["number"] as const;

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

/** Of numbers, dates and times, which have a middle. */
const middle = (name: string, summary: string): FunctionDefinition => ({
  ...statistic(name, summary),
  parameters: ["orderable", "same"],
  result: "middle",
});

/** Of numbers, and of dates and times in days and seconds. */
const spread = (name: string, summary: string): FunctionDefinition => ({
  ...statistic(name, summary),
  parameters: ["orderable", "same"],
});

/** Statistics over rows, and of several variables in each row. */
export const overRows = {
  mean: middle("mean", "The mean over all rows, or within units; of several variables, the mean in each row."),
  sum: statistic("sum", "The sum over all rows, or within units; of several variables, the sum in each row."),
  sd: spread("sd", "The standard deviation (n − 1) over rows or within units; of several variables, in each row."),
  var: spread("var", "The variance (n − 1) over rows or within units; of several variables, in each row."),
  median: middle("median", "The median over rows or within units; of several variables, in each row."),
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
    parameters: ["orderable", "share"],
    least: 2,
    most: 2,
    options: ["by"],
    result: "middle",
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
  mode: {
    group: "Over rows",
    signature: "mode(x, by: group)",
    summary: "The most frequent value; of several equally frequent ones the lowest.",
    parameters: ["any"],
    least: 1,
    most: 1,
    options: ["by"],
    result: "same",
  },
  center: {
    group: "Over rows",
    signature: "center(x, by: group)",
    summary: "The deviation from the mean of all rows, or of the unit.",
    parameters: ["orderable"],
    least: 1,
    most: 1,
    options: ["by"],
    result: "number",
  },
  z: {
    group: "Over rows",
    signature: "z(x, by: group)",
    summary: "The deviation from the mean in standard deviations (n − 1), of all rows or of the unit.",
    parameters: ["orderable"],
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
    parameters: ["orderable", "count"],
    least: 2,
    most: 2,
    options: ["by"],
    result: "number",
  },
  count_value: {
    group: "Across variables",
    arrangement: "alike",
    signature: "count_value(value, a, b, …)",
    summary: "How many of the variables have this value in the row.",
    parameters: ["any"],
    least: 2,
    most: null,
    options: [],
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
} as const satisfies FunctionTable;
