import type { Term } from "../../../src-contract/analysis.ts";
import type { ModelDraft } from "../../../src-contract/project.ts";
import type { RestItem } from "../equations/equation-tree.ts";
import { partName } from "../predictor-name.ts";
import { filterTerms } from "../working-model.ts";
import type { ChangeRule } from "./rule.ts";

/** Takes a term that has no place in the equations out of the model. */
export interface RemoveRest {
  readonly kind: "remove-rest";
  readonly item: RestItem;
}

export const removeRest: ChangeRule<RemoveRest> = {
  obstacle: ({ draft }, { item }) => (restTerm(draft, item) === null ? { code: "is-not-there" } : null),
  apply: ({ draft }, { item }) => {
    const removed = restTerm(draft, item);
    const isKept = (term: Term) => term !== removed;
    return filterTerms(draft, isKept, isKept);
  },
  describe: ({ draft, context }, { item }) => `Remove ${partName(context, restTerm(draft, item)?.variables ?? [])}`,
};

/** The term that an item of the rest stands for. */
export function restTerm(draft: ModelDraft, item: RestItem): Term | null {
  const terms = item.kind === "fixed" ? draft.fixed : draft.random[item.source.entry]?.terms;
  return terms?.[item.kind === "fixed" ? item.term : item.source.term] ?? null;
}
