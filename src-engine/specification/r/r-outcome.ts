import type { ModelDraft } from "../../../src-contract/project.ts";
import type { Category, ModelContext } from "../context.ts";
import { rName } from "./r-name.ts";

/** The left side of a formula: shares of trials, an event, categories in their order or behind their reference. */
export function rOutcome(draft: ModelDraft, { variables }: ModelContext): string {
  const { outcome, distribution, trials } = draft;
  if (outcome === null) return "outcome";
  const name = rName(outcome);
  const categories = variables.get(outcome)?.categories ?? [];
  switch (distribution) {
    case "binomial":
      return trials === undefined ? name : `cbind(${name}, ${rName(trials)} - ${name})`;
    case "bernoulli":
      return eventText(name, draft.event, categories);
    case "ordinal":
      return draft.order === undefined ? `ordered(${name})` : `ordered(${name}, levels = ${vectorText(draft.order)})`;
    case "multinomial":
      return `relevel(factor(${name}), ref = ${referenceText(name, draft.reference, categories)})`;
    default:
      return name;
  }
}

/** R models the probability of 1: the higher of two values unless another is the event. */
function eventText(name: string, event: ModelDraft["event"], categories: readonly Category[]): string {
  if (event !== undefined) return `I(${name} == ${JSON.stringify(event)})`;
  const higher = categories.at(-1)?.value;
  const isPlain = higher === undefined || (higher === 1 && categories[0]?.value === 0);
  return isPlain ? name : `I(${name} == ${JSON.stringify(higher)})`;
}

/** The last in sort order unless another is chosen. */
function referenceText(name: string, reference: ModelDraft["reference"], categories: readonly Category[]): string {
  const chosen = reference ?? categories.at(-1)?.value;
  return chosen === undefined ? `tail(levels(factor(${name})), 1)` : JSON.stringify(String(chosen));
}

function vectorText(values: readonly (string | number)[]): string {
  return `c(${values.map((value) => JSON.stringify(value)).join(", ")})`;
}
