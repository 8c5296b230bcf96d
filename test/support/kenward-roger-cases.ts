import { type GoldenFile, goldenFile, type ModelCase } from "./golden-file.ts";

/** What kenward-roger-residual.R wrote. */
export type KenwardRogerCase = ModelCase<{
  readonly estimate: readonly number[];
  readonly se: readonly number[];
  readonly df: readonly number[];
  readonly jointF: number;
  readonly jointDf: number;
}>;

export const kenwardRogerCases = goldenFile<GoldenFile<KenwardRogerCase>>("kenward-roger-residual");
