import type { InferredGeneralizedFit } from "../../fit/generalized/generalized-inference.ts";
import type { PredictedQuantity } from "./predicted-outcomes.ts";

/**
 * What stands in the place of a prediction interval where outcomes have no order, or are 0 or 1: the fewest categories, the likeliest
 * first, to which the model gives at least the confidence level together. Over all units where the row's are new. Null for other
 * outcomes.
 */
export function predictionSet(
  { design }: Pick<InferredGeneralizedFit, "design">,
  quantities: readonly PredictedQuantity[],
): readonly (string | number)[] | null {
  const shares = sharesOf(design, quantities);
  if (shares === null) return null;
  const { confidenceLevel } = design.specification;
  let together = 0;
  return shares
    .toSorted((a, b) => b.probability - a.probability)
    .filter(({ probability }) => {
      const isNeeded = together < confidenceLevel;
      together += probability;
      return isNeeded;
    })
    .map(({ category }) => category);
}

interface CategoryShare {
  readonly category: string | number;
  readonly probability: number;
}

function sharesOf(
  { event, equations, specification, values }: InferredGeneralizedFit["design"],
  quantities: readonly PredictedQuantity[],
): readonly CategoryShare[] | null {
  if (equations !== null) {
    return quantities.flatMap(({ kind, ...one }) =>
      kind.kind === "category" ? [{ category: kind.category, probability: estimateOf(one) }] : [],
    );
  }
  const [only] = quantities;
  if (event === null || only === undefined) return null;
  const other = values.categories(specification.outcome).values.find((value) => value !== event);
  const probability = estimateOf(only);
  return [
    { category: event, probability },
    ...(other === undefined ? [] : [{ category: other, probability: 1 - probability }]),
  ];
}

function estimateOf({ conditional, marginal }: Pick<PredictedQuantity, "conditional" | "marginal">): number {
  return (marginal ?? conditional).estimate;
}
