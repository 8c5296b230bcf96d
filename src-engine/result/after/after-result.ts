import type { AfterResult } from "../../../src-contract/after-result.ts";
import type { AfterFit } from "../../after/after-fit.ts";
import type { EffectSize } from "../../after/effect-sizes.ts";
import type { RowValues } from "../../design/row-values.ts";
import { marginalMeansResult, simpleSlopesResult } from "./means-result.ts";
import { unitEffectsResult } from "./unit-effects-result.ts";
import { varianceByLevelResult, varianceExplainedResult } from "./variance-result.ts";

/** What was asked for after the fit (`values`: the design's), as the public document has it. */
export function afterResult(after: AfterFit, values: RowValues): AfterResult {
  const { explained, byLevel, effectSizes, marginalMeans, simpleSlopes, unitEffects } = after;
  return {
    ...(explained !== null && { varianceExplained: varianceExplainedResult(explained) }),
    ...(byLevel !== null && { varianceByLevel: varianceByLevelResult(byLevel) }),
    ...(effectSizes !== null && { effectSizes: effectSizes.map(effectSizeResult) }),
    ...(marginalMeans !== null && { marginalMeans: marginalMeans.map((means) => marginalMeansResult(means, values)) }),
    ...(simpleSlopes !== null && { simpleSlopes: simpleSlopes.map((slopes) => simpleSlopesResult(slopes, values)) }),
    ...(unitEffects !== null && { unitEffects: unitEffects.map(unitEffectsResult) }),
  };
}

function effectSizeResult({ column, standardized, interval, difference }: EffectSize) {
  return { name: column.name, standardized, ci: interval, d: difference };
}
