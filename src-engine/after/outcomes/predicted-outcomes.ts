import { meanOf } from "../../design/row-values.ts";
import type { InferredGeneralizedFit } from "../../fit/generalized/generalized-inference.ts";
import type { ResolvedVariable } from "../../specification/specification.ts";
import { varianceOf } from "../moments.ts";
import { formKey, type ReferenceGrid, referenceGrid, type Setting } from "../reference-grid.ts";
import { type DeltaEstimate, deltaEstimate, quadraticForm } from "./delta-interval.ts";
import { type OutcomePoint, outcomePoint } from "./outcome-points.ts";
import { type QuantityKind, scaleOf } from "./outcome-quantities.ts";
import { conditionalQuantities, marginalQuantities, type PredictedQuantities } from "./predicted-quantities.ts";

/**
 * Predicted probabilities, counts and means at values of one predictor, all other numbers at their means and other categories
 * counting the same: in an average unit (random effects 0), and on average over all units.
 */
export interface PredictedOutcomes {
  readonly variable: ResolvedVariable;
  /** At each category; of a number at its mean and one standard deviation below and above, or at the two values it has. */
  readonly points: readonly PredictedPoint[];
  /** Of a number that has more than two values, over its range. */
  readonly curve: readonly PredictedPoint[];
}

export interface PredictedPoint {
  /** The number, as it enters the model, or the position of the category. */
  readonly value: number;
  /** Number of standard deviations above the mean; null: not such a place. */
  readonly deviations: -1 | 0 | 1 | null;
  /** Empty: the data do not tell them, or the link has no mean there. */
  readonly quantities: readonly PredictedQuantity[];
}

export interface PredictedQuantity {
  readonly kind: QuantityKind;
  readonly conditional: DeltaEstimate;
  /** Null without random effects, and where they take the linear predictor to values that the link has no mean for. */
  readonly marginal: DeltaEstimate | null;
}

/** Of every predictor of the outcome, or of its zeros, in every form of centering. */
export function predictedOutcomes(fit: InferredGeneralizedFit): readonly PredictedOutcomes[] {
  const { fixed, zeros } = fit.design;
  const forms = new Map<string, ResolvedVariable>();
  for (const { factors } of [...fixed, ...(zeros?.columns ?? [])]) {
    for (const { variable } of factors) {
      forms.set(formKey(variable), variable.kind === "continuous" ? { ...variable, power: 1 } : variable);
    }
  }
  const grid = referenceGrid(fit.design);
  return [...forms.values()].map((variable) => ofPredictor(fit, grid, variable));
}

/** What is predicted at one point. */
export function quantitiesAt(fit: InferredGeneralizedFit, point: OutcomePoint): readonly PredictedQuantity[] {
  const conditional = conditionalQuantities(fit, point);
  if (!conditional.estimates.every(Number.isFinite)) return [];
  const marginal = marginalQuantities(fit, point);
  return conditional.kinds.map((kind, index) => ({
    kind,
    conditional: estimateOf(fit, conditional, index),
    marginal: marginal === null || !marginal.estimates.every(Number.isFinite) ? null : estimateOf(fit, marginal, index),
  }));
}

/** The mean in an average unit. Null: the data do not tell it, or the outcome has none. */
export function conditionalMeanAt(
  fit: InferredGeneralizedFit,
  grid: ReferenceGrid,
  settings: readonly Setting[],
): DeltaEstimate | null {
  const point = outcomePoint(fit.design, grid, settings);
  if (point === null) return null;
  const quantities = conditionalQuantities(fit, point);
  const mean = quantities.kinds.findIndex(({ kind }) => kind === "mean");
  return mean < 0 ? null : estimateOf(fit, quantities, mean);
}

function estimateOf(
  fit: InferredGeneralizedFit,
  { kinds, estimates, gradients, ofModes }: PredictedQuantities,
  index: number,
): DeltaEstimate {
  const { confidenceLevel } = fit.design.specification;
  const scale = scaleOf(fit, kinds[index]);
  const variance = quadraticForm(gradients[index], fit.parameterCovariance) + ofModes[index];
  return deltaEstimate(estimates[index], variance, scale, confidenceLevel);
}

/** Points of a curve; fewer where each is an integral over the random effects of several equations. */
const curvePoints = (equations: number) => (equations === 1 ? 31 : 11);

function ofPredictor(fit: InferredGeneralizedFit, grid: ReferenceGrid, variable: ResolvedVariable): PredictedOutcomes {
  const { design } = fit;
  const at = (setting: Setting, value: number, deviations: PredictedPoint["deviations"]): PredictedPoint => {
    const point = outcomePoint(design, grid, [setting]);
    return { value, deviations, quantities: point === null ? [] : quantitiesAt(fit, point) };
  };
  if (variable.kind === "categorical") {
    const categories = design.values.categories(variable.name).values;
    return { variable, points: categories.map((_, category) => at({ variable, category }, category, null)), curve: [] };
  }
  const numbers = design.values.continuous(variable);
  const distinct = [...new Set(numbers)].toSorted((a, b) => a - b);
  if (distinct.length <= 2) {
    return { variable, points: distinct.map((value) => at({ variable, value }, value, null)), curve: [] };
  }
  const [mean, deviation] = [meanOf(numbers), Math.sqrt(varianceOf(numbers))];
  const [low, high] = [distinct[0], distinct[distinct.length - 1]];
  const count = curvePoints(design.equations?.length ?? 1);
  return {
    variable,
    points: ([-1, 0, 1] as const).map((deviations) => {
      const value = mean + deviations * deviation;
      return at({ variable, value }, value, deviations);
    }),
    curve: Array.from({ length: count }, (_, index) => {
      const value = low + ((high - low) * index) / (count - 1);
      return at({ variable, value }, value, null);
    }),
  };
}
