import type {
  LevelSuggestion,
  LevelSuggestions,
  LevelsDefinition,
  UnitNoun,
  UpperLevel,
} from "../../../src-contract/levels.ts";
import { pluralOf } from "../../../src-wording/nouns.ts";
import { nounOf } from "../../wording/levels.ts";

/** What can be changed about levels, as pure functions. Level 2 has position 0. */

const rows: UnitNoun = { singular: "row", plural: "rows" };

/** Chooses the identifier of a level, anew or for the first time. */
export function chooseIdentifier(
  levels: LevelsDefinition | null,
  position: number,
  id: readonly string[],
  suggestions: LevelSuggestions | null,
): LevelsDefinition {
  const before = levels ?? { first: suggestions?.first ?? rows, upper: [] };
  const others = before.upper.filter((_, index) => index !== position);
  const level = calledUnits(before.upper[position], id, others, suggestions);
  const upper =
    position < before.upper.length
      ? before.upper.map((other, index) => (index === position ? level : other))
      : [...before.upper, level];
  return { ...before, upper };
}

/** Chooses the identifier of a crossed factor, anew or for the first time. */
export function chooseCrossed(
  levels: LevelsDefinition,
  position: number,
  id: readonly string[],
  suggestions: LevelSuggestions | null,
): LevelsDefinition {
  const crossed = levels.crossed ?? [];
  const others = [...levels.upper, ...crossed.filter((_, index) => index !== position)];
  const units = calledUnits(crossed[position], id, others, suggestions);
  return { ...levels, crossed: [...crossed.slice(0, position), units, ...crossed.slice(position + 1)] };
}

export function removeCrossed(levels: LevelsDefinition, position: number): LevelsDefinition {
  const { crossed = [], ...others } = levels;
  const left = crossed.filter((_, index) => index !== position);
  return left.length === 0 ? others : { ...others, crossed: left };
}

export function renameCrossed(levels: LevelsDefinition, position: number, change: Partial<UnitNoun>): LevelsDefinition {
  const crossed = levels.crossed ?? [];
  return {
    ...levels,
    crossed: crossed.map((units, index) => (index === position ? renamedUnits(units, change) : units)),
  };
}

/** Takes a level that does not nest the others for what it is. */
export function crossLevel(levels: LevelsDefinition, level: UpperLevel): LevelsDefinition {
  return {
    ...levels,
    upper: levels.upper.filter((other) => other !== level),
    crossed: [...(levels.crossed ?? []), level],
  };
}

/** Removes a level; the last one leaves a table without levels. */
export function removeLevel(levels: LevelsDefinition, position: number): LevelsDefinition | null {
  const upper = levels.upper.filter((_, index) => index !== position);
  return upper.length === 0 ? null : { ...levels, upper };
}

/** Renames the units of a level; position -1 are the rows. The plural follows a singular it was made from. */
export function renameUnits(levels: LevelsDefinition, position: number, change: Partial<UnitNoun>): LevelsDefinition {
  const renamed = <Noun extends UnitNoun>(noun: Noun): Noun => renamedUnits(noun, change);
  if (position < 0) return { ...levels, first: renamed(levels.first) };
  return { ...levels, upper: levels.upper.map((level, index) => (index === position ? renamed(level) : level)) };
}

function renamedUnits<Noun extends UnitNoun>(noun: Noun, change: Partial<UnitNoun>): Noun {
  const follows = change.singular !== undefined && noun.plural === pluralOf(noun.singular);
  return { ...noun, ...(follows && { plural: pluralOf(change.singular) }), ...change };
}

/** Units that another level's are called like are called after their own identifier. */
function toldApart(noun: UnitNoun, id: readonly string[], others: readonly UnitNoun[]): UnitNoun {
  return others.some(({ plural }) => plural === noun.plural) ? nounOf(id) : noun;
}

/**
 * Units are called as the program would call them, unless they are the same ones as before, identified together with another
 * variable or without one.
 */
function calledUnits(
  before: UpperLevel | undefined,
  id: readonly string[],
  others: readonly UnitNoun[],
  suggestions: LevelSuggestions | null,
): UpperLevel {
  const known = suggestionOf(id, suggestions);
  const isSame = before !== undefined && known === null && areSame(before.id, id, suggestions);
  const { singular, plural } = isSame ? before : toldApart(known?.noun ?? nounOf(id), id, others);
  return { singular, plural, id };
}

/** Pupil 1 of each school is another unit than the school, class 1 of each school is the class. */
function areSame(before: readonly string[], id: readonly string[], suggestions: LevelSuggestions | null): boolean {
  if (before.every((name) => id.includes(name))) {
    const alone = suggestionOf(before, suggestions);
    return alone === null || id.every((name) => before.includes(name) || isCoarser(name, alone, suggestions));
  }
  return id.every((name) => before.includes(name));
}

function isCoarser(name: string, { units }: LevelSuggestion, suggestions: LevelSuggestions | null): boolean {
  return (suggestionOf([name], suggestions)?.units ?? Number.POSITIVE_INFINITY) < units;
}

/** Of the same variables, in any order. */
function suggestionOf(id: readonly string[], suggestions: LevelSuggestions | null): LevelSuggestion | null {
  const key = id.toSorted().join(" ");
  const known = [...(suggestions?.proposal ?? []), ...(suggestions?.candidates ?? [])];
  return known.find((suggestion) => suggestion.id.toSorted().join(" ") === key) ?? null;
}
