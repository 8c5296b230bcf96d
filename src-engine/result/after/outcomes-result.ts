import type {
  AfterResult,
  DeltaResult,
  PredictedOutcomesResult,
  PredictedQuantityResult,
} from "../../../src-contract/after-result.ts";
import type { AfterOutcomes } from "../../after/outcomes/after-outcomes.ts";
import type { DeltaEstimate } from "../../after/outcomes/delta-interval.ts";
import type { PredictedOutcomes, PredictedQuantity } from "../../after/outcomes/predicted-outcomes.ts";
import type { Design } from "../../design/design.ts";
import { variableName } from "../../specification/specification.ts";

/** What outcomes that are not normal have of their own after a fit, as the public document has it. */
export function outcomesResult({ predicted }: AfterOutcomes, design: Design): AfterResult {
  return {
    ...(predicted !== null && { predictedOutcomes: predicted.map((one) => predictedResult(one, design)) }),
  };
}

function predictedResult({ variable, points }: PredictedOutcomes, { values }: Design): PredictedOutcomesResult {
  const placeOf = (value: number) =>
    variable.kind === "categorical" ? (values.categories(variable.name).values[value] ?? "") : value;
  return {
    predictor: variableName(variable),
    points: points.map(({ value, quantities }) => ({ at: placeOf(value), quantities: quantities.map(quantityResult) })),
  };
}

function quantityResult({ kind, conditional, marginal }: PredictedQuantity): PredictedQuantityResult {
  return {
    quantity: kind.kind === "category" ? { category: kind.category } : kind.kind,
    conditional: deltaResult(conditional),
    marginal: marginal && deltaResult(marginal),
  };
}

function deltaResult({ estimate, se, interval }: DeltaEstimate): DeltaResult {
  return { estimate, se, ci: interval };
}
