import type { LevelReason, LevelSuggestion, LevelSuggestions, UnitNoun } from "../../src-contract/levels.ts";
import type { Variable } from "../../src-contract/variable.ts";
import type { DataSet } from "../table/data-set.ts";
import { factorOf, factorOfPairs } from "../table/factor.ts";
import { combinedWithSome, isNumberedWithin } from "./combined-identifiers.ts";
import { proposeCrossed } from "./crossed-proposal.ts";
import {
  type Candidate,
  enoughToPropose,
  examine,
  fewestUnits,
  fewestUnitsWithoutName,
  isNamedForCertain,
  isOffered,
  mayIdentify,
  type NamedUnits,
  namedUnits,
  reasonsFor,
  repeats,
} from "./identifier-candidate.ts";
import { meaningOfVariable } from "./name-meaning.ts";
import { splitUnits } from "./nesting.ts";
import { isSeenOverTime } from "./seen-over-time.ts";
import { variationOf } from "./unit-evidence.ts";
import { nounFor, toldApart } from "./unit-noun.ts";
import { comparableValues } from "./variable-by-level.ts";

/**
 * Which variables identify units, with the reasons: what their names say, values that repeat, other variables that do not
 * vary within them, rows that stand together. Measurements and categories are not offered: they have names of their own,
 * decimals, few values, or are constant within better identifiers. The proposal takes the finest of them as level 2, and
 * what contains it as levels 3 and 4, and beside them what crosses them.
 */
export function suggestLevels(data: DataSet): LevelSuggestions {
  const columns = data.variables.filter((variable) => mayIdentify(data, variable));
  const units = likeliest(columns).map((variable) =>
    namedUnits([variable.name], factorOf(data, variable), meaningOfVariable(variable)),
  );
  const others = new Map(
    data.variables.slice(0, mostOthers).map((variable) => [variable.name, comparableValues(data, variable)]),
  );
  const position = (candidate: NamedUnits) => data.variables.findIndex(({ name }) => name === candidate.id[0]);
  const single = units.filter(repeats).map((candidate) => examine(candidate, others, position(candidate)));
  const { combined, replaced, rowUnits } = combine(units, single, data.table.rows, others);
  const examined = [
    ...combined.map((candidate) => examine(candidate, others, position(candidate))),
    ...single.filter((candidate) => !replaced.has(candidate.id.join())),
  ];
  const candidates = examined
    .map((candidate) => (containsUnits(candidate, examined) ? { ...candidate, score: enoughToPropose } : candidate))
    .filter((candidate, _, all) => isOffered(candidate) && !isAttribute(candidate, all))
    .sort((a, b) => b.score - a.score || b.categories.length - a.categories.length);
  const proposal = propose(candidates);
  const overTime = candidates.filter((candidate) => isSeenOverTime(data, candidate, candidate.meaning));
  const asSuggestion = (candidate: Candidate) => suggestion(candidate, overTime.includes(candidate));
  const [level2] = proposal;
  const crossed = proposeCrossed(candidates, proposal);
  const told = toldApart([...proposal, ...crossed].map(asSuggestion));
  const levels = told.slice(0, proposal.length).map(sayWhatItContains);
  return {
    first: rowNoun(level2 !== undefined && overTime.includes(level2), [
      ...rowUnits,
      ...units.filter((unit) => isUnique(unit, data.table.rows)),
    ]),
    proposal: levels,
    ...(crossed.length > 0 && {
      crossed: told.slice(proposal.length).map((factor) => sayWhatItCrosses(factor, levels)),
    }),
    candidates: candidates.map(asSuggestion),
  };
}

const mostColumns = 40;
const mostOthers = 60;

/** In wide tables only some columns are looked into: those with a unit's name first, then the first ones. */
function likeliest(columns: readonly Variable[]): readonly Variable[] {
  const rank = { unit: 0, identifier: 0, nothing: 1, time: 2, measurement: 2 };
  const ranked = columns.map((variable) => ({ variable, rank: rank[meaningOfVariable(variable).means] }));
  return ranked
    .sort((a, b) => a.rank - b.rank)
    .slice(0, mostColumns)
    .map(({ variable }) => variable);
}

/** Identifiers that need others beside them: of units of rows, or of the rows themselves. */
function combine(
  units: readonly NamedUnits[],
  single: readonly Candidate[],
  rows: number,
  others: ReadonlyMap<string, Float64Array>,
) {
  const combined: NamedUnits[] = [];
  const rowUnits: NamedUnits[] = [];
  const replaced = new Set<string>();
  const outers = single.filter(({ score }) => score >= enoughToPropose).sort((a, b) => b.score - a.score);
  // Fewest labels first: where each of two could be the inner one, it is the one with fewer labels.
  for (const inner of units.toSorted((a, b) => a.categories.length - b.categories.length)) {
    const possible = outers.filter(({ id }) => id.join() !== inner.id.join() && !replaced.has(id.join()));
    const groups = [...possible, ...combined];
    const combination = combinedWithSome(inner, groups, (whole) => haveAttributes(whole, groups, others));
    const isProven =
      combination !== null &&
      (isNamedForCertain(inner.meaning) ||
        haveAttributes(combination, groups, others) ||
        holdNumberedRows(combination, groups, units, rows));
    if (isProven) (isUnique(combination, rows) ? rowUnits : combined).push(combination);
    if (isProven || groups.some((group) => numbersRows(inner, group, rows))) replaced.add(inner.id.join());
  }
  return { combined, rowUnits, replaced };
}

/**
 * Whether a variable is the same in all rows of a unit and not in all of the group around it, as a child's sex is in a school: treatments
 * that occur in every block have no such variable.
 */
function haveAttributes(
  units: NamedUnits,
  groups: readonly NamedUnits[],
  others: ReadonlyMap<string, Float64Array>,
): boolean {
  const around = groups.find(({ id }) => id.join() === units.id.slice(0, -1).join());
  if (around === undefined || units.rows < 2 * units.categories.length) return false;
  return [...others].some(
    ([name, values]) =>
      !units.id.includes(name) && variationOf(values, units) === "between" && variationOf(values, around) === "within",
  );
}

/**
 * Whether rows are told apart by what numbers something in these units, and not by it in the group around them: pupils 1, 2, 3
 * of class 1 and again of class 2 make classes of them, though nothing is said of a class.
 */
function holdNumberedRows(
  combination: NamedUnits,
  groups: readonly NamedUnits[],
  units: readonly NamedUnits[],
  rows: number,
): boolean {
  const around = groups.find(({ id }) => id.join() === combination.id.slice(0, -1).join());
  if (around === undefined) return false;
  return units.some(
    (inner) =>
      !combination.id.includes(inner.id.join()) &&
      (inner.meaning.means === "unit" || inner.meaning.means === "identifier") &&
      !numbersRows(inner, around, rows) &&
      numbersRows(inner, combination, rows),
  );
}

/** Whether labels that start again in every group tell its rows apart. */
function numbersRows(inner: NamedUnits, group: NamedUnits, rows: number): boolean {
  return isNumberedWithin(inner, group) && factorOfPairs(group, inner).categories.length >= distinctRows * rows;
}

/** Whether each row is a unit of its own. */
function isUnique({ categories }: NamedUnits, rows: number): boolean {
  return categories.length >= distinctRows * rows;
}

const distinctRows = 0.95;

/** A variable that describes the units of a better identifier, like the size of a school. */
function isAttribute(candidate: Candidate, all: readonly Candidate[]): boolean {
  const { means } = candidate.meaning;
  if (means === "identifier" || (means === "unit" && candidate.score >= enoughToPropose)) return false;
  const values = Float64Array.from(candidate.codes, (code) => (code < 0 ? Number.NaN : code));
  return all.some(
    (other) =>
      other !== candidate &&
      other.score >= candidate.score &&
      other.categories.length >= candidate.categories.length &&
      variationOf(values, other) === "between",
  );
}

/**
 * What a name of several meanings calls a group is one where it holds the units of a better identifier ("lot" over wafers),
 * and there are more of them than there would be treatments.
 */
function containsUnits(candidate: Candidate, all: readonly Candidate[]): boolean {
  const { meaning, categories, score } = candidate;
  return (
    meaning.means === "unit" &&
    meaning.kind.role === "group" &&
    score < enoughToPropose &&
    categories.length >= fewestUnitsWithoutName &&
    all.some((inner) => isNamedForCertain(inner.meaning) && isNested(inner, candidate))
  );
}

/** The best candidate with those it is nested in or that are nested in it; the finest of them. */
function propose(candidates: readonly Candidate[]): readonly Candidate[] {
  const chain: Candidate[] = [];
  for (const candidate of candidates) {
    if (candidate.score < enoughToPropose || candidate.categories.length < fewestUnits) continue;
    if (chain.every((member) => isNested(candidate, member) || isNested(member, candidate))) chain.push(candidate);
  }
  return chain.sort((a, b) => b.categories.length - a.categories.length).slice(0, mostUpperLevels);
}

/** A model has four levels at most. */
const mostUpperLevels = 3;

/** Nested, with more than one inner unit in the outer ones as a rule: 133 classes in 131 schools are one level. */
function isNested(inner: Candidate, outer: Candidate): boolean {
  return inner.categories.length >= 1.2 * outer.categories.length && splitUnits(inner, outer).count === 0;
}

function suggestion(candidate: Candidate, seenOverTime: boolean): LevelSuggestion {
  return {
    id: candidate.id,
    units: candidate.categories.length,
    reasons: reasonsFor(candidate),
    noun: nounFor(candidate.id.at(-1) ?? "", candidate.meaning, seenOverTime),
  };
}

/** A level above another one is proposed because it contains that one's units. */
function sayWhatItContains(
  level: LevelSuggestion,
  index: number,
  proposal: readonly LevelSuggestion[],
): LevelSuggestion {
  const inner = proposal[index - 1];
  if (inner === undefined) return level;
  const contains: LevelReason = { code: "contains", inner: inner.noun, units: inner.units };
  return { ...level, reasons: [...level.reasons, contains] };
}

/** A factor is proposed beside the levels because it crosses level 2. */
function sayWhatItCrosses(factor: LevelSuggestion, [level2]: readonly LevelSuggestion[]): LevelSuggestion {
  if (level2 === undefined) return factor;
  const crosses: LevelReason = { code: "crosses", inner: level2.noun, units: level2.units };
  return { ...factor, reasons: [...factor.reasons, crosses] };
}

/** What a row is: the unit that a column numbers, an occasion where units are seen over time, or just a row. */
function rowNoun(seenOverTime: boolean, rowUnits: readonly NamedUnits[]): UnitNoun {
  const named = rowUnits.find(({ meaning }) => meaning.means === "unit");
  if (named !== undefined) return nounFor(named.id.at(-1) ?? "", named.meaning, false);
  return seenOverTime ? { singular: "occasion", plural: "occasions" } : { singular: "row", plural: "rows" };
}
