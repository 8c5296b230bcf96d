import type { GroupReference, Term } from "../../../src-contract/analysis.ts";
import { allUnits } from "../../../src-contract/levels.ts";
import { groupKey } from "../context.ts";
import { partName, unitOf } from "../predictor-name.ts";
import { termKey } from "../term.ts";
import { filterTerms } from "../working-model.ts";
import type { ChangeRule } from "./rule.ts";

/** Switches a random effect of a crossed factor, or of any factor of a cross-classification, on or off. */
export interface SwitchCrossedEffect {
  readonly kind: "switch-crossed-effect";
  readonly group: GroupReference;
  readonly term: Term;
}

export const switchCrossedEffect: ChangeRule<SwitchCrossedEffect> = {
  obstacle: ({ context }, { group }) =>
    allUnits(context.levels).some(({ id }) => groupKey(id) === groupKey(group)) ? null : { code: "is-not-there" },
  apply: ({ draft, context }, { group, term }) => {
    const isIt = (other: Term, of: GroupReference) =>
      groupKey(of) === groupKey(group) && termKey(context, other) === termKey(context, term);
    const without = filterTerms(
      draft,
      () => true,
      (other, of) => !isIt(other, of),
    );
    if (without !== draft) return without;
    const position = draft.random.findIndex((entry) => groupKey(entry.group) === groupKey(group));
    const entry = draft.random[position];
    if (entry === undefined) return { ...draft, random: [...draft.random, { group, terms: [term] }] };
    const terms = term.variables.length === 0 ? [term, ...entry.terms] : [...entry.terms, term];
    return { ...draft, random: draft.random.with(position, { ...entry, terms }) };
  },
  describe: ({ draft, context }, { group, term }) => {
    const isOn = draft.random.some(
      (entry) =>
        groupKey(entry.group) === groupKey(group) &&
        entry.terms.some((other) => termKey(context, other) === termKey(context, term)),
    );
    const verb = isOn ? "Do not vary" : "Vary";
    return `${verb} ${partName(context, term.variables)} between ${unitOf(context, group)} units`;
  },
};
