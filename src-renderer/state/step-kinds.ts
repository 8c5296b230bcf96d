import type { StepKind } from "../../src-contract/data-steps.ts";

/** The kinds of steps that have a dialog; the others are made in the grid. */
export const dialogKinds = [
  "compute",
  "recode",
  "code",
  "filter",
  "sort",
  "join",
  "stack",
  "aggregate",
  "wide-to-long",
  "long-to-wide",
  "person-period",
] as const satisfies readonly StepKind[];
export type DialogKind = (typeof dialogKinds)[number];
