import type { GroupReference, Term } from "../../src-contract/analysis.ts";
import type { ModelDraft } from "../../src-contract/project.ts";

/** A model after one of its variables was renamed, wherever it stands in it. */
export function renameVariable(model: ModelDraft, from: string, to: string): ModelDraft {
  const name = (before: string) => (before === from ? to : before);
  const group = (reference: GroupReference): GroupReference =>
    typeof reference === "string" ? name(reference) : reference.map(name);
  const term = ({ variables }: Term): Term => ({
    variables: variables.map((variable) => ({
      ...variable,
      name: name(variable.name),
      ...(variable.by !== undefined && { by: group(variable.by) }),
      ...(variable.aggregate !== undefined && {
        aggregate: { ...variable.aggregate, by: group(variable.aggregate.by) },
      }),
    })),
  });
  return {
    ...model,
    outcome: model.outcome === null ? null : name(model.outcome),
    fixed: model.fixed.map(term),
    random: model.random.map((entry) => ({ ...entry, group: group(entry.group), terms: entry.terms.map(term) })),
  };
}
