import type { GroupReference, Term } from "../../src-contract/analysis.ts";
import type { ModelDraft } from "../../src-contract/project.ts";
import { crossClassifiedFactor, isCrossClassified, levelOfGroup, type ModelContext } from "./context.ts";
import type { LevelEquations } from "./equations/equation-levels.ts";
import { levelEquations } from "./equations/level-equations.ts";
import { type Path, splitTerm } from "./term.ts";

/** A draft, what is known about its data, and the equations that follow from both: what every edit looks at. */
export interface WorkingModel {
  readonly draft: ModelDraft;
  readonly context: ModelContext;
  readonly equations: LevelEquations;
}

export function workingModel(draft: ModelDraft, context: ModelContext): WorkingModel {
  return { draft, context, equations: levelEquations(draft, context) };
}

/** The coefficient that a random term lets vary, as a path; null: its group is none of the levels. */
export function randomPath(context: ModelContext, group: GroupReference, term: Term): Path | null {
  if (isCrossClassified(context)) {
    if (crossClassifiedFactor(context, group) === null) return null;
    const path = splitTerm(context, term);
    return path.slice(0, path.at(-1)?.length === 0 ? 1 : 2);
  }
  const level = levelOfGroup(context, group);
  return level === null ? null : splitTerm(context, term).slice(0, level - 1);
}

/** The draft with only those terms; an entry that loses its last term goes. The same draft where all are kept. */
export function filterTerms(
  draft: ModelDraft,
  keepFixed: (term: Term) => boolean,
  keepRandom: (term: Term, group: GroupReference) => boolean,
): ModelDraft {
  const fixed = draft.fixed.filter(keepFixed);
  const random = draft.random
    .map((entry) => {
      const terms = entry.terms.filter((term) => keepRandom(term, entry.group));
      return terms.length === entry.terms.length ? entry : { ...entry, terms };
    })
    .filter(({ terms }) => terms.length > 0);
  const isUnchanged =
    fixed.length === draft.fixed.length &&
    random.length === draft.random.length &&
    random.every((entry, index) => entry === draft.random[index]);
  return isUnchanged ? draft : { ...draft, fixed, random };
}

/** The draft with every term replaced. */
export function mapTerms(draft: ModelDraft, replace: (term: Term) => Term): ModelDraft {
  return {
    ...draft,
    fixed: draft.fixed.map(replace),
    random: draft.random.map((entry) => ({ ...entry, terms: entry.terms.map(replace) })),
  };
}
