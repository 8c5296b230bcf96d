import type { Distribution, Link } from "../../src-contract/analysis.ts";

/** Distributions of one linear predictor a row and without thresholds. */
export type PlainDistribution = Exclude<Distribution, "ordinal" | "multinomial">;

export interface OutcomeChoice {
  readonly distribution: PlainDistribution;
  readonly link: Link;
  /** Student's t: the degrees of freedom; null: estimated. */
  readonly degreesOfFreedom: number | null;
  /** Names of the variables, for refusals. */
  readonly outcome: string;
  readonly trials: string | null;
}
