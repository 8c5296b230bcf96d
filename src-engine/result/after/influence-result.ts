import type { InfluenceResult } from "../../../src-contract/after-result.ts";
import type { Influence } from "../../after/unit-influence.ts";
import type { Design } from "../../design/design.ts";

export function influenceResult(
  { grouping, method, units }: Influence,
  { fixed }: Pick<Design, "fixed">,
): InfluenceResult {
  return {
    group: grouping.name,
    refitted: method === "refitted",
    ...(method === "one-step" && { approximation: "one-step" }),
    names: fixed.map(({ name }) => name),
    units: units.map(({ size, cook, dfbetas, covarianceRatio, variances, residual }, unit) => ({
      unit: grouping.labels[unit] ?? "",
      rows: size,
      cook: defined(cook),
      dfbetas: dfbetas.map(defined),
      covarianceRatio: defined(covarianceRatio),
      variances: variances?.map((ofPart) => ofPart.map(defined)) ?? null,
      residual,
    })),
  };
}

function defined(value: number): number | null {
  return Number.isNaN(value) ? null : value;
}
