import { readFileSync } from "node:fs";
import type { ModelSpecification } from "../../src-contract/analysis.ts";

/** Against glmmTMB (Laplace) and lme4 (quadrature): test/golden/generalized.R. */
export interface GeneralizedCase {
  readonly name: string;
  readonly data: string;
  readonly model: ModelSpecification;
  readonly expected: {
    readonly logLik: number;
    readonly parameters: number;
    readonly estimate: readonly number[];
    readonly se: readonly number[];
    /** By random entry in the model's order. */
    readonly covariance: readonly (readonly (readonly number[])[])[];
    /** The distribution's own parameter. */
    readonly own: number | null;
  };
}

export const generalizedCases: { readonly source: string; readonly cases: readonly GeneralizedCase[] } = JSON.parse(
  readFileSync(new URL("../golden/generalized.json", import.meta.url), "utf8"),
);
