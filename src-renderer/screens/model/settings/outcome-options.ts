import { type Distribution, distributions } from "../../../../src-contract/analysis.ts";
import { levelIdentifiedBy, type ModelContext } from "../../../../src-engine/specification/context.ts";
import { outcomeMisfit, rangeMisfit } from "../../../../src-engine/specification/outcome-range.ts";
import { mostOutcomeCategories, outcomeLook } from "../../../../src-engine/specification/outcome-settings.ts";
import { capitalized } from "../../../../src-wording/capitalized.ts";
import { distributionWords } from "../../../../src-wording/outcomes.ts";
import type { Option } from "../../../parts/Select.tsx";
import { variableOption } from "../../../parts/variable-option.ts";
import { distributionUses, lookText, misfitText, outcomeWords as words } from "../../../wording/outcome-settings.ts";
import { type DistributionChoice, fitsText, type OutcomeValues } from "./outcome-values.ts";

/** Texts are outcomes where they are one of a few. */
export function outcomeOptions(context: ModelContext): readonly Option<string>[] {
  return [...context.variables.values()]
    .filter(({ name, level }) => levelIdentifiedBy(context, name) === null && level > 0)
    .filter(({ storage, categories }) => storage !== "text" || areOutcomeCategories(categories?.length ?? 0))
    .map(variableOption);
}

function areOutcomeCategories(count: number): boolean {
  return count >= 2 && count <= mostOutcomeCategories;
}

/** What can stand beside the outcome as a number: trials, exposure, offset. */
export function numberOptions(context: ModelContext, outcome: string | null): readonly Option<string>[] {
  return [...context.variables.values()]
    .filter(({ name, storage }) => storage !== "text" && name !== outcome)
    .map(variableOption);
}

/** What can tell the periods of a survival model. */
export function periodOptions(context: ModelContext, outcome: string | null): readonly Option<string>[] {
  return [...context.variables.values()]
    .filter(({ name, level }) => name !== outcome && level > 0 && levelIdentifiedBy(context, name) === null)
    .map(variableOption);
}

/**
 * Each says what it is for, or why the outcome cannot have it. Numbers can still be chosen: the rows that speak against it may be
 * those that the model leaves out.
 */
export function distributionOptions(
  context: ModelContext,
  { outcome }: OutcomeValues,
): readonly Option<DistributionChoice>[] {
  return distributions.flatMap((id): readonly Option<DistributionChoice>[] => {
    const isDisabled = !fitsText(context, outcome, id);
    const misfit = misfitOf(context, outcome, id);
    const own = { id, label: capitalized(distributionWords[id]), description: misfit ?? distributionUses[id] };
    const inPeriods = { label: words.intervalCensored, description: misfit ?? words.intervalCensoredUse };
    const options = id === "bernoulli" ? [own, { id: "interval-censored" as const, ...inPeriods }] : [own];
    return options.map((option) => ({ ...option, isDisabled }));
  });
}

/** Why the outcome cannot have the chosen distribution, or what its values look like. */
export function fitOf(context: ModelContext, { outcome, distribution }: OutcomeValues): string | undefined {
  const variable = context.variables.get(outcome ?? "");
  const misfit = misfitOf(context, outcome, distribution);
  if (misfit !== null) return words.notPossible(misfit);
  const look = variable === undefined ? null : outcomeLook(variable);
  return look === null ? undefined : lookText(look, distribution);
}

function misfitOf({ variables }: ModelContext, outcome: string | null, distribution: Distribution): string | null {
  const variable = variables.get(outcome ?? "");
  const misfit = variable === undefined ? null : outcomeMisfit(variable, distribution);
  return variable === undefined || misfit === null ? null : misfitText(misfit, variable);
}

/** What the exposure or the trials are for, or why the chosen variable cannot be them. */
export function besideText(
  { variables }: ModelContext,
  name: string,
  range: "positive" | "trials",
  use: string,
): string {
  const variable = variables.get(name);
  if (variable === undefined) return use;
  const misfit = (range === "trials" ? rangeMisfit(variable, "count") : null) ?? rangeMisfit(variable, "positive");
  return misfit === null ? use : words.notPossible(misfitText(misfit, variable));
}
