import type { RandomEntry } from "../../../src-contract/analysis.ts";
import type { ModelDraft } from "../../../src-contract/project.ts";
import { groupKey, groupOfLevel, levelOfGroup, type ModelContext, nounOfLevel } from "../context.ts";
import type { Equation } from "../equations/equation.ts";
import { equationAt, hasEffect } from "../equations/level-equations.ts";
import { coefficientName } from "../predictor-name.ts";
import { joinPath, type Path } from "../term.ts";
import { filterTerms, type WorkingModel } from "../working-model.ts";
import { effectRank } from "./order.ts";
import type { ChangeRule } from "./rule.ts";

/** Switches the random effect in the equation that explains `prefix` on or off. */
export interface SwitchEffect {
  readonly kind: "switch-effect";
  readonly prefix: Path;
}

export const switchEffect: ChangeRule<SwitchEffect> = {
  obstacle: ({ context, equations }, { prefix }) => {
    const equation = equationAt(context, equations, prefix);
    return equation === null || equation.effect.kind === "residual" ? { code: "is-not-there" } : null;
  },
  apply: (model, { prefix }) => {
    const equation = equationAt(model.context, model.equations, prefix);
    if (equation === null) return model.draft;
    return hasEffect(equation) ? withoutEffect(model, equation) : withEffect(model, equation);
  },
  describe: ({ context, equations }, { prefix }) => {
    const equation = equationAt(context, equations, prefix);
    const units = nounOfLevel(context, prefix.length + 1).plural;
    const verb = equation !== null && hasEffect(equation) ? "Fix" : "Vary";
    return `${verb} ${coefficientName(context, prefix)}${verb === "Fix" ? "" : ` between ${units}`}`;
  },
};

function withoutEffect({ draft }: WorkingModel, { effect }: Equation): ModelDraft {
  const source = effect.kind === "random" ? effect.source : null;
  if (source === null) return draft;
  const removed = draft.random[source.entry]?.terms[source.term];
  return filterTerms(
    draft,
    () => true,
    (term) => term !== removed,
  );
}

/** Into the first entry of the equation's group, at its place among the group's effects; else into an entry of its own. */
function withEffect({ draft, context, equations }: WorkingModel, { prefix, level }: Equation): ModelDraft {
  const group = groupOfLevel(context, level);
  const term = joinPath(prefix);
  const position = draft.random.findIndex((entry) => groupKey(entry.group) === groupKey(group));
  const entry = draft.random[position];
  if (entry === undefined) return { ...draft, random: addEntry(draft.random, { group, terms: [term] }, context) };
  const rank = effectRank(equations, context);
  const later = entry.terms.findIndex((other) => rank(group, other) > rank(group, term));
  const terms = entry.terms.toSpliced(later < 0 ? entry.terms.length : later, 0, term);
  return { ...draft, random: draft.random.with(position, { ...entry, terms }) };
}

/** Entries stand in the order of their levels, those of other groups behind them. */
function addEntry(entries: readonly RandomEntry[], entry: RandomEntry, context: ModelContext): readonly RandomEntry[] {
  const level = ({ group }: RandomEntry) => levelOfGroup(context, group) ?? Number.POSITIVE_INFINITY;
  const later = entries.findIndex((other) => level(other) > level(entry));
  return entries.toSpliced(later < 0 ? entries.length : later, 0, entry);
}
