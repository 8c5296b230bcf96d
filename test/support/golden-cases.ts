import { type ExpectedFit, type GoldenFile, goldenFile, type ModelCase } from "./golden-file.ts";

/** A model with what R finds for it: linear-mixed.R. */
export interface GoldenCase extends ModelCase<GoldenValues> {
  readonly formula: string;
}

/** Covariances by term, those of the factor with most units first. */
export interface GoldenValues extends ExpectedFit {
  readonly observations: number;
  readonly df: readonly number[];
  readonly p: readonly number[];
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

export const golden = goldenFile<GoldenFile<GoldenCase>>("linear-mixed");
