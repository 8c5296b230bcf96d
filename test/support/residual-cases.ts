import { type ExpectedFit, type GoldenFile, goldenFile, type ModelCase } from "./golden-file.ts";

/** A residual structure or weights with what R finds for them: residual-structures.R. */
export interface ResidualCase
  extends ModelCase<
    ExpectedFit & {
      readonly df?: readonly number[];
      readonly residual: number;
      readonly residualParameters: Readonly<Record<string, number>>;
    }
  > {
  /** What R used. */
  readonly formula: string;
}

export const residualCases = goldenFile<GoldenFile<ResidualCase>>("residual-structures");
