import { type ExpectedFit, type GoldenFile, goldenFile, type ModelCase } from "./golden-file.ts";

/** A cumulative link model with what R's ordinal finds for it: ordinal.R. */
export interface OrdinalCase
  extends ModelCase<
    ExpectedFit & {
      readonly thresholds: {
        readonly name: readonly string[];
        readonly estimate: readonly number[];
        readonly se: readonly number[];
      };
    }
  > {
  /** What R used. */
  readonly formula: string;
}

export const ordinalCases = goldenFile<GoldenFile<OrdinalCase>>("ordinal");
