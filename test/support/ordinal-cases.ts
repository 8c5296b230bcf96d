import { readFileSync } from "node:fs";
import type { ModelSpecification } from "../../src-contract/analysis.ts";

/** What ordinal.R wrote: cumulative link models with what R's ordinal finds for them. */
export interface OrdinalCases {
  readonly source: string;
  readonly cases: readonly OrdinalCase[];
}

export interface OrdinalCase {
  readonly name: string;
  readonly data: string;
  readonly model: ModelSpecification;
  /** What R used. */
  readonly formula: string;
  readonly expected: {
    readonly logLik: number;
    readonly parameters: number;
    readonly thresholds: {
      readonly name: readonly string[];
      readonly estimate: readonly number[];
      readonly se: readonly number[];
    };
    readonly estimate: readonly number[];
    readonly se: readonly number[];
    readonly covariance: readonly (readonly (readonly number[])[])[];
  };
}

export const ordinalCases: OrdinalCases = JSON.parse(
  readFileSync(new URL("../golden/ordinal.json", import.meta.url), "utf8"),
);
