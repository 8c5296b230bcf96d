import type { AfterResult } from "../../../src-contract/after-result.ts";
import type { AfterFit } from "../../after/after-fit.ts";
import type { EffectSize } from "../../after/effect-sizes.ts";
import { unitEffectsResult } from "./unit-effects-result.ts";
import { varianceByLevelResult, varianceExplainedResult } from "./variance-result.ts";

/** What was asked for after the fit, as the public document has it. */
export function afterResult({ explained, byLevel, effectSizes, unitEffects }: AfterFit): AfterResult {
  return {
    ...(explained !== null && { varianceExplained: varianceExplainedResult(explained) }),
    ...(byLevel !== null && { varianceByLevel: varianceByLevelResult(byLevel) }),
    ...(effectSizes !== null && { effectSizes: effectSizes.map(effectSizeResult) }),
    ...(unitEffects !== null && { unitEffects: unitEffects.map(unitEffectsResult) }),
  };
}

function effectSizeResult({ column, standardized, interval, difference }: EffectSize) {
  return { name: column.name, standardized, ci: interval, d: difference };
}
