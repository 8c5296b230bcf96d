import { type ExpectedFit, type GoldenFile, goldenFile, type ModelCase } from "./golden-file.ts";

/** A count with a zero part with what glmmTMB finds for it: zeros.R. */
export interface ZeroCase
  extends ModelCase<
    ExpectedFit & {
      readonly dispersion: number | null;
      readonly zeroEstimate: readonly number[];
      readonly zeroSe: readonly number[];
    }
  > {
  /** What R used. */
  readonly formula: string;
}

export const zeroCases = goldenFile<GoldenFile<ZeroCase>>("zeros");
