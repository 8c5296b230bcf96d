import type { AggregateFunction } from "../src-contract/step-contents.ts";

/** What is worked out of the rows of a unit. */
export const aggregateNames: Readonly<Record<AggregateFunction, string>> = {
  mean: "Mean",
  sd: "Standard deviation",
  median: "Median",
  sum: "Sum",
  min: "Minimum",
  max: "Maximum",
  first: "First value",
  last: "Last value",
  valid: "Number of values",
  rows: "Number of rows",
  share: "Share of a value",
};
