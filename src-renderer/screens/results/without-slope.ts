import type { GroupReference, Term, TermVariable } from "../../../src-contract/analysis.ts";
import type { Notice } from "../../../src-contract/notice.ts";
import type { ModelDraft } from "../../../src-contract/project.ts";

/** A random slope by the names it has in results. */
export interface RandomSlope {
  readonly group: string;
  readonly name: string;
}

/** The random slope that a notice doubts; null: it doubts none. */
export function doubtedSlope(notice: Notice): RandomSlope | null {
  if (notice.code !== "variance-small" && notice.code !== "variance-zero") return null;
  return notice.name === "(Intercept)" ? null : { group: notice.group, name: notice.name };
}

/** The model with that slope the same in all units; the same draft where it has no such random slope. */
export function withoutSlope(draft: ModelDraft, slope: RandomSlope): ModelDraft {
  const name = slope.name.replace(/\[[^\]]*\]/g, "");
  const isIt = (group: GroupReference, term: Term) => groupText(group) === slope.group && termText(term) === name;
  if (!draft.random.some(({ group, terms }) => terms.some((term) => isIt(group, term)))) return draft;
  const random = draft.random
    .map((entry) => ({ ...entry, terms: entry.terms.filter((term) => !isIt(entry.group, term)) }))
    .filter(({ terms }) => terms.length > 0);
  return { ...draft, random };
}

function groupText(group: GroupReference): string {
  return typeof group === "string" ? group : group.join(":");
}

/** A term as results name it: centering does not change the name, a power and a mean do. */
function termText({ variables }: Term): string {
  return variables.map(variableText).join(":");
}

function variableText({ name, aggregate, power = 1 }: TermVariable): string {
  const own = aggregate === undefined ? name : `mean(${name}, by: ${groupText(aggregate.by)})`;
  return power === 1 ? own : `${own}^${power}`;
}
