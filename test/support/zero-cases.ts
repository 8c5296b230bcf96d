import { readFileSync } from "node:fs";
import type { ModelSpecification } from "../../src-contract/analysis.ts";

/** What zeros.R wrote: counts with a zero part with what glmmTMB finds for them. */
export interface ZeroCases {
  readonly source: string;
  readonly cases: readonly ZeroCase[];
}

export interface ZeroCase {
  readonly name: string;
  readonly data: string;
  readonly model: ModelSpecification;
  /** What R used. */
  readonly formula: string;
  readonly expected: {
    readonly logLik: number;
    readonly parameters: number;
    readonly dispersion: number | null;
    readonly estimate: readonly number[];
    readonly se: readonly number[];
    readonly zeroEstimate: readonly number[];
    readonly zeroSe: readonly number[];
    readonly covariance: readonly (readonly (readonly number[])[])[];
  };
}

export const zeroCases: ZeroCases = JSON.parse(readFileSync(new URL("../golden/zeros.json", import.meta.url), "utf8"));
