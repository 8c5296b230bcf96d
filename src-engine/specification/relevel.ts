import type { GroupReference, RandomEntry, Term, TermVariable } from "../../src-contract/analysis.ts";
import { allUnits, type LevelsDefinition, type UpperLevel } from "../../src-contract/levels.ts";
import type { ModelDraft } from "../../src-contract/project.ts";
import { groupKey, groupOfUnits } from "./context.ts";

/**
 * The model after the levels of its table were defined anew: an old level's units are those of the new level with the
 * same identifier, else of the level that took its place. Random effects of a level that is gone go with it; what was
 * centered at its means or made of them is taken at the lowest level left, and uncentered (or out) where none is. A level
 * that was not there before starts with a random intercept, as in a new model.
 */
export function relevel(
  draft: ModelDraft,
  before: LevelsDefinition | null,
  after: LevelsDefinition | null,
): ModelDraft {
  const successor = successors(unitsOf(before), unitsOf(after));
  const lowest = after?.upper[0] ?? null;
  const place = (group: GroupReference): Placement => {
    const known = successor.get(groupKey(group));
    if (known === undefined) return { group, isGone: false };
    return known === null
      ? { group: lowest === null ? null : groupOfUnits(lowest), isGone: true }
      : { group: known, isGone: false };
  };
  const taken = new Set([...successor.values()].flatMap((group) => (group === null ? [] : [groupKey(group)])));
  const added = unitsOf(after).filter((level) => !taken.has(groupKey(level.id)));
  return {
    ...draft,
    fixed: distinct(relevelTerms(draft.fixed, place)),
    random: [
      ...draft.random.flatMap((entry) => relevelEntry(entry, place)),
      ...added
        .filter((level) => draft.random.every(({ group }) => groupKey(group) !== groupKey(level.id)))
        .map((level): RandomEntry => ({ group: groupOfUnits(level), terms: [{ variables: [] }] })),
    ],
  };
}

function unitsOf(levels: LevelsDefinition | null): readonly UpperLevel[] {
  return levels === null ? [] : allUnits(levels);
}

interface Placement {
  /** Null: there is no level left. */
  readonly group: GroupReference | null;
  readonly isGone: boolean;
}

/** By the key of each old level: the new name of its units; null: the level is gone. */
function successors(
  before: readonly UpperLevel[],
  after: readonly UpperLevel[],
): ReadonlyMap<string, GroupReference | null> {
  const isIn = (levels: readonly UpperLevel[], { id }: UpperLevel) =>
    levels.some((level) => groupKey(level.id) === groupKey(id));
  const free = after.filter((level) => !isIn(before, level));
  const changed = before.filter((level) => !isIn(after, level));
  return new Map(
    before.map((level) => {
      const heir = isIn(after, level) ? level : free[changed.indexOf(level)];
      return [groupKey(level.id), heir === undefined ? null : groupOfUnits(heir)];
    }),
  );
}

function relevelEntry(entry: RandomEntry, place: (group: GroupReference) => Placement): readonly RandomEntry[] {
  const { group, isGone } = place(entry.group);
  if (group === null || isGone) return [];
  const terms = distinct(relevelTerms(entry.terms, place));
  return terms.length === 0 ? [] : [{ ...entry, group, terms }];
}

function relevelTerms(terms: readonly Term[], place: (group: GroupReference) => Placement): readonly Term[] {
  return terms.flatMap((term) => {
    const variables = term.variables.map((variable) => relevelVariable(variable, place));
    const kept = variables.filter((variable) => variable !== null);
    return kept.length === variables.length ? [{ variables: kept }] : [];
  });
}

/** Null: it was a mean of units that no level has any more. */
function relevelVariable(variable: TermVariable, place: (group: GroupReference) => Placement): TermVariable | null {
  const { by, aggregate, ...plain } = variable;
  const center = by === undefined ? undefined : place(by).group;
  const average = aggregate === undefined ? undefined : place(aggregate.by).group;
  if (average === null) return null;
  const averaged = average === undefined || aggregate === undefined ? {} : { aggregate: { ...aggregate, by: average } };
  if (center === null) return { ...plain, ...averaged, center: "none" };
  return { ...plain, ...averaged, ...(center === undefined ? {} : { by: center }) };
}

/** Two predictors that differed only in a level that is gone are one now. */
function distinct(terms: readonly Term[]): readonly Term[] {
  const byKey = new Map(terms.map((term) => [JSON.stringify(term), term] as const));
  return byKey.size === terms.length ? terms : [...byKey.values()];
}
