import type {
  AfterResult,
  ParallelLinesResult,
  PredictionResult,
  ResidualsResult,
} from "../../../src-contract/after-result.ts";
import type { AfterFit } from "../../after/after-fit.ts";
import type { EffectSize } from "../../after/effect-sizes.ts";
import type { ParallelLinesTest } from "../../after/parallel-lines.ts";
import type { Prediction } from "../../after/predictions.ts";
import type { Residuals } from "../../after/residuals.ts";
import type { Design } from "../../design/design.ts";
import { termName } from "../../specification/specification.ts";
import { influenceResult } from "./influence-result.ts";
import { marginalMeansResult, simpleSlopesResult } from "./means-result.ts";
import { outcomesResult } from "./outcomes-result.ts";
import { residualRows } from "./residual-rows.ts";
import { unitEffectsResult } from "./unit-effects-result.ts";
import { varianceByLevelResult, varianceExplainedResult } from "./variance-result.ts";

/** What was asked for after the fit (with the design it is about), as the public document has it. */
export function afterResult(after: AfterFit, design: Design): AfterResult {
  const { values } = design;
  return {
    ...(after.explained !== null && { varianceExplained: varianceExplainedResult(after.explained) }),
    ...(after.byLevel !== null && { varianceByLevel: varianceByLevelResult(after.byLevel, design.groupings) }),
    ...(after.effectSizes !== null && { effectSizes: after.effectSizes.map(effectSizeResult) }),
    ...(after.parallelLines !== null && {
      parallelLines: after.parallelLines.map((test) => parallelLinesResult(test, design)),
    }),
    ...(after.marginalMeans !== null && {
      marginalMeans: after.marginalMeans.map((means) => marginalMeansResult(means, values)),
    }),
    ...(after.simpleSlopes !== null && {
      simpleSlopes: after.simpleSlopes.map((slopes) => simpleSlopesResult(slopes, values)),
    }),
    ...(after.unitEffects !== null && { unitEffects: after.unitEffects.map(unitEffectsResult) }),
    ...(after.residuals !== null && { residuals: residualsResult(after.residuals, design) }),
    ...(after.influence !== null && {
      influence: after.influence.map((ofGrouping) => influenceResult(ofGrouping, design)),
    }),
    ...(after.predictions !== null && { predictions: after.predictions.map(predictionResult) }),
    ...(after.outcomes !== null && outcomesResult(after.outcomes, design)),
  };
}

function effectSizeResult({ column, standardized, interval, difference }: EffectSize) {
  return { name: column.name, standardized, ci: interval, d: difference };
}

function parallelLinesResult({ term, df, found }: ParallelLinesTest, { specification }: Design): ParallelLinesResult {
  const own = term === null ? undefined : specification.fixed[term];
  return {
    name: own === undefined ? null : termName(own),
    df,
    chiSquare: found?.chiSquare ?? null,
    p: found?.p ?? null,
  };
}

function residualsResult(residuals: Residuals, design: Design): ResidualsResult {
  return {
    ...residualRows(design, design.outcome),
    predictedMarginal: [...residuals.predictedMarginal],
    predictedConditional: [...residuals.predictedConditional],
    marginal: [...residuals.marginal],
    conditional: [...residuals.conditional],
    standardizedMarginal: [...residuals.standardizedMarginal],
    standardizedConditional: [...residuals.standardizedConditional],
  };
}

function predictionResult({ row, value }: Prediction): PredictionResult {
  return {
    row,
    predicted: value && {
      estimate: value.estimate,
      se: value.se,
      ci: value.interval,
      predictionInterval: value.rowInterval,
    },
  };
}
