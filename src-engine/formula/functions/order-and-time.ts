import type { FunctionTable } from "./definition.ts";

const number = ["number"] as const;

/** Functions of the order of rows. */
export const orderAndTime = {
  lag: {
    group: "Order and time",
    signature: "lag(x, by: person, order: time)",
    summary:
      "The value of the row before, or k rows before with lag(x, k); within the unit, in the order of a variable.",
    parameters: ["any", "count"],
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
    parameters: ["any", "count"],
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
  fill: {
    group: "Order and time",
    signature: "fill(x, by: person, order: time)",
    summary:
      "The value, or where it is missing the last one before it; for cells that were filled in once for many rows.",
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
} as const satisfies FunctionTable;
