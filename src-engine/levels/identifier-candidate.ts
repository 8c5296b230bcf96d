import type { LevelReason } from "../../src-contract/levels.ts";
import type { Variable } from "../../src-contract/variable.ts";
import { columnOf, type DataSet, numericValues } from "../table/data-set.ts";
import type { Factor } from "../table/factor.ts";
import type { NameMeaning } from "./name-meaning.ts";
import { areTogether, isDense, variationOf } from "./unit-evidence.ts";
import type { Units } from "./units.ts";

/** Units, with what the name of their identifier says. */
export interface NamedUnits extends Units {
  readonly meaning: NameMeaning;
  /** Rows in which the identifier is there. */
  readonly rows: number;
}

/** One variable, or a combination of several, that may identify units. */
export interface Candidate extends NamedUnits {
  /** Names of other variables that do not vary within its units. */
  readonly constantWithin: readonly string[];
  readonly rowsTogether: boolean;
  /** How much speaks for it; above `enoughToPropose` the program proposes it. */
  readonly score: number;
}

export const enoughToPropose = 2.5;
const enoughToOffer = 1.5;
/** Fewer are no sample of units: no variance between them can be estimated. */
export const fewestUnits = 5;

/** A variable whose values repeat in a way that units' labels do: whole numbers or texts, more than one row a unit. */
export function mayIdentify(data: DataSet, variable: Variable): boolean {
  if (variable.storage === "text") return true;
  if (variable.storage !== "number") return false;
  const column = columnOf(data.table, variable);
  return column.kind === "number" && numericValues(column, variable.missing).every(isWholeOrMissing);
}

function isWholeOrMissing(value: number): boolean {
  return Number.isNaN(value) || Number.isInteger(value);
}

/** Units by one variable or several; the last one says what they are. */
export function namedUnits(id: readonly string[], factor: Factor, meaning: NameMeaning): NamedUnits {
  const rows = factor.codes.reduce((count, code) => (code < 0 ? count : count + 1), 0);
  return { id, ...factor, rows, meaning };
}

/** Whether the name alone says that these are units. */
export function isNamedForCertain(meaning: NameMeaning): boolean {
  return meaning.means === "unit" && meaning.isCertain;
}

/** Whether most units have more than one row. */
export function repeats({ categories, rows, meaning }: NamedUnits): boolean {
  const rowsPerUnit = meaning.means === "unit" ? 1.1 : 1.5;
  return categories.length >= 2 && rows >= rowsPerUnit * categories.length;
}

/** What speaks for units, given the other variables (as numbers that are equal where values are). */
export function examine(units: NamedUnits, others: ReadonlyMap<string, Float64Array>, position: number): Candidate {
  const constantWithin = [...others]
    .filter(([name, values]) => !units.id.includes(name) && variationOf(values, units) === "between")
    .map(([name]) => name);
  const together = units.rows >= 2 * units.categories.length && areTogether(units);
  const score =
    scoreOfName(units.meaning) +
    (constantWithin.length >= 3 ? 3 : constantWithin.length > 0 ? 2 : 0) +
    (together ? 1.5 : 0) +
    (isDense(units) ? 0.5 : 0) +
    (position < 2 ? 0.5 : 0) -
    (units.categories.length < fewestUnitsWithoutName && !isNamedForCertain(units.meaning) ? 3 : 0) -
    (units.categories.length < fewestUnits ? 1 : 0);
  return { ...units, constantWithin, rowsTogether: together, score };
}

export function isOffered({ score, categories, meaning }: Candidate): boolean {
  return score >= enoughToOffer && categories.length >= (isNamedForCertain(meaning) ? 3 : fewestUnits);
}

export function reasonsFor({ id, meaning, categories, rows, constantWithin, rowsTogether }: Candidate): LevelReason[] {
  const units = categories.length;
  const reasons: LevelReason[] = [];
  const name = id.at(-1) ?? "";
  const isSaidByLabel = meaning.means === "unit" && meaning.saidBy === "label";
  if (isSaidByLabel) reasons.push({ code: "label-says-so", name });
  else if (meaning.means === "unit" || meaning.means === "identifier") reasons.push({ code: "name-says-so", name });
  if (id.length > 1) reasons.push({ code: "starts-again", name, within: id.slice(0, -1) });
  reasons.push({ code: "values-repeat", units, rowsPerUnit: rows / units });
  if (constantWithin.length > 0) reasons.push({ code: "constant-within", variables: constantWithin, units });
  if (rowsTogether) reasons.push({ code: "rows-together" });
  return reasons;
}

/** Fewer may be categories, where no name says for certain that they are units. */
export const fewestUnitsWithoutName = 8;

function scoreOfName(meaning: NameMeaning): number {
  switch (meaning.means) {
    case "unit":
      return meaning.kind.role === "crossed" || !meaning.isCertain ? 1 : 4;
    case "identifier":
      return 3;
    case "nothing":
      return 0;
    default:
      return -4;
  }
}
