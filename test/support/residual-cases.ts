import { readFileSync } from "node:fs";
import type { ModelSpecification } from "../../src-contract/analysis.ts";

/** What residual-structures.R wrote: residual structures and weights with what R finds for them. */
export interface ResidualCases {
  readonly source: string;
  readonly cases: readonly ResidualCase[];
}

export interface ResidualCase {
  readonly name: string;
  readonly data: string;
  readonly model: ModelSpecification;
  /** What R used. */
  readonly formula: string;
  readonly expected: {
    readonly logLik: number;
    readonly parameters: number;
    readonly estimate: readonly number[];
    readonly se: readonly number[];
    readonly df?: readonly number[];
    readonly residual: number;
    readonly residualParameters: Readonly<Record<string, number>>;
    readonly covariance: readonly (readonly (readonly number[])[])[];
  };
}

export const residualCases: ResidualCases = JSON.parse(
  readFileSync(new URL("../golden/residual-structures.json", import.meta.url), "utf8"),
);
