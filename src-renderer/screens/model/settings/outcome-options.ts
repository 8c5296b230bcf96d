import { distributions } from "../../../../src-contract/analysis.ts";
import { levelIdentifiedBy, type ModelContext } from "../../../../src-engine/specification/context.ts";
import { mostOutcomeCategories, outcomeLook } from "../../../../src-engine/specification/outcome-settings.ts";
import { capitalized } from "../../../../src-wording/capitalized.ts";
import { distributionWords } from "../../../../src-wording/outcomes.ts";
import type { Option } from "../../../parts/Select.tsx";
import { distributionUses, lookText, outcomeWords as words } from "../../../wording/outcome-settings.ts";
import { type DistributionChoice, fitsOutcome, type OutcomeValues } from "./outcome-values.ts";

/** Texts are outcomes where they are one of a few. */
export function outcomeOptions(context: ModelContext): readonly Option<string>[] {
  return [...context.variables.values()]
    .filter(({ name, level }) => levelIdentifiedBy(context, name) === null && level > 0)
    .filter(({ storage, categories }) => storage !== "text" || areOutcomeCategories(categories?.length ?? 0))
    .map(labelled);
}

function areOutcomeCategories(count: number): boolean {
  return count >= 2 && count <= mostOutcomeCategories;
}

/** What can stand beside the outcome as a number: trials, exposure, offset. */
export function numberOptions(context: ModelContext, outcome: string | null): readonly Option<string>[] {
  return [...context.variables.values()]
    .filter(({ name, storage }) => storage !== "text" && name !== outcome)
    .map(labelled);
}

/** What can tell the periods of a survival model. */
export function periodOptions(context: ModelContext, outcome: string | null): readonly Option<string>[] {
  return [...context.variables.values()]
    .filter(({ name, level }) => name !== outcome && level > 0 && levelIdentifiedBy(context, name) === null)
    .map(labelled);
}

function labelled({ name, label }: { readonly name: string; readonly label: string }): Option<string> {
  return { id: name, label: name, ...(label !== "" && { description: label }) };
}

/** Those that the outcome's values can have. */
export function distributionOptions(
  context: ModelContext,
  { outcome }: OutcomeValues,
): readonly Option<DistributionChoice>[] {
  return distributions.flatMap((id): readonly Option<DistributionChoice>[] => {
    const isDisabled = !fitsOutcome(context, outcome, id);
    const own = { id, label: capitalized(distributionWords[id]), description: distributionUses[id], isDisabled };
    const inPeriods = { label: words.intervalCensored, description: words.intervalCensoredUse, isDisabled };
    return id === "bernoulli" ? [own, { id: "interval-censored", ...inPeriods }] : [own];
  });
}

/** What the values look like, where they speak for another distribution than the chosen one. */
export function lookOf({ variables }: ModelContext, { outcome, distribution }: OutcomeValues): string | undefined {
  const variable = outcome === null ? undefined : variables.get(outcome);
  const look = variable === undefined ? null : outcomeLook(variable);
  return look === null ? undefined : lookText(look, distribution);
}
