import { readFileSync } from "node:fs";
import type { ModelSpecification } from "../../src-contract/analysis.ts";

/** What linear-mixed.R wrote: models with what R finds for them. */
export interface GoldenCases {
  readonly source: string;
  readonly cases: readonly GoldenCase[];
}

export interface GoldenCase {
  readonly name: string;
  readonly formula: string;
  readonly data: string;
  readonly model: ModelSpecification;
  readonly expected: GoldenValues;
}

export interface GoldenValues {
  readonly logLik: number;
  readonly parameters: number;
  readonly observations: number;
  readonly estimate: readonly number[];
  readonly se: readonly number[];
  readonly df: readonly number[];
  readonly p: readonly number[];
  /** By term, those of the factor with most units first. */
  readonly covariance: readonly (readonly (readonly number[])[])[];
  readonly residual: number;
  readonly r2: readonly [number, number];
  readonly counts: readonly number[];
  readonly robust?: readonly number[];
  readonly tests?: {
    readonly chiSquare: readonly number[];
    readonly df: readonly number[];
    readonly p: readonly number[];
    readonly units: readonly number[];
    readonly reliability: readonly number[];
  };
  readonly kenwardRoger?: { readonly se: readonly number[]; readonly df: readonly number[] };
  readonly errors?: { readonly random: readonly (readonly (readonly number[])[])[]; readonly residual: number };
}

export const golden: GoldenCases = JSON.parse(
  readFileSync(new URL("../golden/linear-mixed.json", import.meta.url), "utf8"),
);
