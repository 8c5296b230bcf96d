import { predictedNoun, predictedRows } from "../../../../src-wording/after-outcomes.ts";
import { meanAxisText } from "../../../../src-wording/outcome-scales.ts";
import type { QuantityKind } from "../../../after/outcomes/outcome-quantities.ts";
import { describedOutcome } from "../../described-outcome.ts";
import type { FittedModel } from "../../fitted-model.ts";
import { categoryLabels } from "../../outcome-categories.ts";

/** How a predicted quantity is called: "Probability of use: yes", "never", "Probability of zero". */
export function quantityText(model: FittedModel, kind: QuantityKind): string {
  const { design } = model.fit;
  switch (kind.kind) {
    case "mean":
      return design.zeros === null ? meanAxisText(describedOutcome(model)) : predictedRows.mean;
    case "zero":
      return predictedRows.zero;
    case "category":
      return categoryLabels(model)[categoriesOf(model).indexOf(kind.category)] ?? String(kind.category);
  }
}

/** The same in a sentence, which says what it is of: "Probability of rating: 2". */
export function quantityMeaning(model: FittedModel, kind: QuantityKind): string {
  const { outcomeLabel } = model;
  switch (kind.kind) {
    case "mean":
      return model.fit.design.zeros === null ? quantityText(model, kind) : predictedRows.meanOf(outcomeLabel);
    case "zero":
      return predictedRows.zeroOf(outcomeLabel);
    case "category":
      return predictedRows.categoryOf(outcomeLabel, quantityText(model, kind));
  }
}

/** "probabilities", "counts" or "means". */
export function predictedText({ fit }: FittedModel): string {
  return predictedNoun(fit.design.specification.distribution);
}

/** In the order of `categoryLabels`. */
function categoriesOf({ fit: { design } }: FittedModel): readonly (string | number)[] {
  const { categories, equations, baseline } = design;
  return categories ?? [...(equations ?? []), ...(baseline === null ? [] : [baseline])];
}

/** The unit that an average is over, in the user's words: of the only grouping factor, else "unit". */
export function unitWords({ fit, names }: FittedModel): { readonly unit: string; readonly unitPlural: string } | null {
  const [first, ...others] = fit.design.groupings;
  if (first === undefined) return null;
  return others.length === 0
    ? { unit: names.unit(first.name), unitPlural: names.unitPlural(first.name) }
    : { unit: "unit", unitPlural: "units" };
}
