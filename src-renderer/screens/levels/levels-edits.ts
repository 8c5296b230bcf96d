import type { LevelSuggestions, LevelsDefinition, UnitNoun, UpperLevel } from "../../../src-contract/levels.ts";
import { nounOf, pluralOf } from "../../wording/levels.ts";

/** What can be changed about levels, as pure functions. Level 2 has position 0. */

const rows: UnitNoun = { singular: "row", plural: "rows" };

/**
 * Chooses the identifier of a level, anew or for the first time. Its units are called as the program would call them,
 * unless they are the same ones identified together with another variable.
 */
export function chooseIdentifier(
  levels: LevelsDefinition | null,
  position: number,
  id: readonly string[],
  suggestions: LevelSuggestions | null,
): LevelsDefinition {
  const before = levels ?? { first: suggestions?.first ?? rows, upper: [] };
  const old = before.upper[position];
  const noun = old !== undefined && (includesAll(id, old.id) || includesAll(old.id, id)) ? old : null;
  const others = before.upper.filter((_, index) => index !== position);
  const level: UpperLevel = { ...(noun ?? toldApart(suggestedNoun(id, suggestions), id, others)), id };
  const upper =
    position < before.upper.length
      ? before.upper.map((other, index) => (index === position ? level : other))
      : [...before.upper, level];
  return { ...before, upper };
}

/** Removes a level; the last one leaves a table without levels. */
export function removeLevel(levels: LevelsDefinition, position: number): LevelsDefinition | null {
  const upper = levels.upper.filter((_, index) => index !== position);
  return upper.length === 0 ? null : { ...levels, upper };
}

/** Renames the units of a level; position -1 are the rows. The plural follows a singular it was made from. */
export function renameUnits(levels: LevelsDefinition, position: number, change: Partial<UnitNoun>): LevelsDefinition {
  const renamed = <Noun extends UnitNoun>(noun: Noun): Noun => {
    const follows = change.singular !== undefined && noun.plural === pluralOf(noun.singular);
    return { ...noun, ...(follows && { plural: pluralOf(change.singular) }), ...change };
  };
  if (position < 0) return { ...levels, first: renamed(levels.first) };
  return { ...levels, upper: levels.upper.map((level, index) => (index === position ? renamed(level) : level)) };
}

/** Units that another level's are called like are called after their own identifier. */
function toldApart(noun: UnitNoun, id: readonly string[], others: readonly UnitNoun[]): UnitNoun {
  return others.some(({ plural }) => plural === noun.plural) ? nounOf(id) : noun;
}

function includesAll(id: readonly string[], part: readonly string[]): boolean {
  return part.every((name) => id.includes(name));
}

function suggestedNoun(id: readonly string[], suggestions: LevelSuggestions | null): UnitNoun {
  const key = id.join(" ");
  const known = [...(suggestions?.proposal ?? []), ...(suggestions?.candidates ?? [])];
  return known.find((suggestion) => suggestion.id.join(" ") === key)?.noun ?? nounOf(id);
}
