import type { ResultDocument } from "../../src-contract/result.ts";
import { analyse } from "../../src-engine/analyse.ts";
import { goldenData } from "./golden-data.ts";
import { type GoldenFile, goldenFile, type ModelCase } from "./golden-file.ts";

/** CR2 and CR0 where rows are weighted or have residuals of a structure, and of crossed factors: cr2-rows.R, robust-crossed.R. */
export interface AdjustedCase
  extends ModelCase<{
    readonly se: readonly number[];
    readonly df: readonly number[];
    readonly cr0: readonly number[];
    readonly cr0Df: readonly number[];
  }> {
  /** What R used. */
  readonly formula: string;
}

export const adjustedCases: readonly AdjustedCase[] = ["cr2-rows", "robust-crossed"].flatMap(
  (name) => goldenFile<GoldenFile<AdjustedCase>>(name).cases,
);

export function robustResult({ data, model }: AdjustedCase, standardErrors: "robust" | "robust-cr2"): ResultDocument {
  const analysis = analyse(goldenData(data), { ...model, inference: { standardErrors } });
  if (!analysis.ok) throw new Error(JSON.stringify(analysis.failure));
  return analysis.value.result;
}
