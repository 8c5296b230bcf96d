import type {
  ClassificationResult,
  ConditionalModesResult,
  DeltaResult,
  ModelChecksResult,
  OutcomeResidualsResult,
  PredictedOutcomesResult,
  PredictedQuantityResult,
  SimulatedCheckResult,
} from "../../../src-contract/after-outcomes-result.ts";
import type { AfterResult } from "../../../src-contract/after-result.ts";
import type { AfterOutcomes } from "../../after/outcomes/after-outcomes.ts";
import { type Classification, rates } from "../../after/outcomes/classification.ts";
import type { DeltaEstimate } from "../../after/outcomes/delta-interval.ts";
import type { ModelChecks, SimulatedCheck } from "../../after/outcomes/model-checks.ts";
import type { OutcomeResiduals } from "../../after/outcomes/outcome-residuals.ts";
import type { OutcomeUnitEffects } from "../../after/outcomes/outcome-unit-effects.ts";
import type { PredictedOutcomes, PredictedQuantity } from "../../after/outcomes/predicted-outcomes.ts";
import type { Design } from "../../design/design.ts";
import { variableName } from "../../specification/specification.ts";
import { residualRows } from "./residual-rows.ts";

/** What outcomes that are not normal have of their own after a fit, as the public document has it. */
export function outcomesResult(after: AfterOutcomes, design: Design): AfterResult {
  const { predicted, unitEffects, predictions, residuals, checks, classification } = after;
  return {
    ...(predicted !== null && { predictedOutcomes: predicted.map((one) => predictedResult(one, design)) }),
    ...(unitEffects !== null && { conditionalModes: unitEffects.map(modesResult) }),
    ...(predictions !== null && {
      outcomePredictions: predictions.map(({ row, quantities, interval, set }) => ({
        row,
        quantities: quantities?.map(quantityResult) ?? null,
        predictionInterval: interval && [outcomeAt(interval.range[0], design), outcomeAt(interval.range[1], design)],
        ...(set !== null && { predictionSet: set }),
      })),
    }),
    ...(residuals !== null && { outcomeResiduals: residualsResult(residuals, design) }),
    ...(checks !== null && { modelChecks: checksResult(checks) }),
    ...(classification !== null && { classification: classificationResult(classification) }),
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

/** An ordinal outcome's category by its number, from 1; else the value itself. */
function outcomeAt(value: number, { categories }: Design): string | number {
  return categories?.[value - 1] ?? value;
}

function modesResult({ grouping, effects, sizes }: OutcomeUnitEffects): ConditionalModesResult {
  return {
    group: grouping.name,
    names: effects.map(({ column }) => column.name),
    units: grouping.labels.map((unit, index) => ({
      unit,
      rows: sizes[index] ?? 0,
      estimates: effects.map(({ estimates }) => estimates[index] ?? Number.NaN),
      se: effects.map(({ errors }) => errors[index] ?? Number.NaN),
    })),
  };
}

function residualsResult(residuals: OutcomeResiduals, design: Design): OutcomeResidualsResult {
  const { observed, predictedFixed, predicted, response, pearson, deviance } = residuals;
  return {
    ...residualRows(design, observed),
    predictedFixed: [...predictedFixed],
    predicted: [...predicted],
    response: [...response],
    pearson: [...pearson],
    deviance: deviance && [...deviance],
  };
}

function checksResult({ pearson, simulations, seed, dispersion, zeros, quantiles }: ModelChecks): ModelChecksResult {
  return {
    pearson: pearson && { ...pearson, ratio: pearson.chiSquare / pearson.df },
    simulations,
    seed,
    dispersion: simulatedResult(dispersion),
    zeros: zeros && simulatedResult(zeros),
    quantiles: quantiles.map(({ grouping, residuals }) => ({
      group: grouping?.name ?? null,
      residuals: [...residuals],
    })),
  };
}

function simulatedResult(check: SimulatedCheck): SimulatedCheckResult {
  return { ...check, ratio: check.observed / check.expected };
}

function classificationResult({ cutPoint, predictions }: Classification): ClassificationResult {
  return {
    cutPoint,
    predictions: predictions.map(({ kind, curve: _, groups, ...prediction }) => ({
      by: kind,
      ...prediction,
      ...rates(prediction),
      groups: groups.map(({ trials, predicted, events, interval }) => {
        return { trials, predicted, observed: events / trials, ci: interval };
      }),
    })),
  };
}

function deltaResult({ estimate, se, interval }: DeltaEstimate): DeltaResult {
  return { estimate, se, ci: interval };
}
