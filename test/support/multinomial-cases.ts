import { readFileSync } from "node:fs";
import type { ModelSpecification } from "../../src-contract/analysis.ts";

/** What multinomial.R wrote: multinomial models with what R finds for them. */
export interface MultinomialCases {
  readonly source: string;
  readonly cases: readonly MultinomialCase[];
}

export interface MultinomialCase {
  readonly name: string;
  /** `multinom`, or `likelihood`: written out and maximized in R. */
  readonly how: "multinom" | "likelihood";
  readonly data: string;
  readonly model: ModelSpecification;
  readonly expected: {
    readonly logLik: number;
    readonly parameters: number;
    readonly estimate: readonly number[];
    readonly se: readonly number[];
    readonly covariance: readonly (readonly (readonly number[])[])[];
  };
}

export const multinomialCases: MultinomialCases = JSON.parse(
  readFileSync(new URL("../golden/multinomial.json", import.meta.url), "utf8"),
);
