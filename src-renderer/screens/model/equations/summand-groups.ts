import type { Factor } from "../../../../src-engine/specification/contrasts.ts";
import type { Coefficient, EquationRow, Summand } from "../../../../src-engine/specification/equations/equation.ts";
import { type ModelSymbol, subscriptOf } from "../../../../src-engine/specification/equations/symbol.ts";

/** Categories make many coefficients: up to these each is shown, beyond them the first and the last, or one for all. */
const shownEach = 3;

/** The coefficients of one predictor in a row, as they are shown. */
export interface SummandGroup {
  readonly coefficient: Coefficient;
  /** Its place in the equation's `coefficients`. */
  readonly index: number;
  readonly summands: readonly Summand[];
  /** Too many to show each. */
  readonly isRange: boolean;
}

export function summandGroups(
  coefficients: readonly Coefficient[],
  { summands }: EquationRow,
): readonly SummandGroup[] {
  return coefficients.map((coefficient, index) => {
    const own = summands.filter((summand) => summand.coefficient === index);
    return { coefficient, index, summands: own, isRange: own.length > shownEach };
  });
}

/**
 * The rows of an equation that are written out. Many rows that differ in a single number are one with a letter in its
 * place: β_qj = γ_q0 + u_qj, q = 3, …, 9.
 */
export interface ShownRows {
  readonly rows: readonly EquationRow[];
  /** The place of the number that a letter stands for, and the numbers it stands for; null: the rows are as they are. */
  readonly letter: RowLetter | null;
}

export interface RowLetter {
  readonly place: number;
  readonly first: number;
  readonly last: number;
  readonly contrasts: readonly (readonly Factor[])[];
}

export function shownRows(rows: readonly EquationRow[]): ShownRows {
  const [first] = rows;
  if (first === undefined || rows.length <= shownEach) return { rows, letter: null };
  const numbers = rows.map(({ left }) => left?.numbers ?? []);
  const places = (numbers[0] ?? []).flatMap((number, place) =>
    numbers.some((other) => other[place] !== number) ? [place] : [],
  );
  const [place, ...others] = places;
  if (place === undefined || others.length > 0) return { rows, letter: null };
  const values = numbers.map((each) => each[place] ?? 0);
  return {
    rows: [first],
    letter: {
      place,
      first: Math.min(...values),
      last: Math.max(...values),
      contrasts: rows.map(({ contrasts }) => contrasts),
    },
  };
}

/** A symbol's subscript, with a letter in the place of the number that varies over rows. */
export function letteredSubscript(symbol: ModelSymbol, letter: RowLetter | null): string {
  if (letter === null) return subscriptOf(symbol);
  return subscriptOf({
    ...symbol,
    numbers: symbol.numbers.map((number, place) => (place === letter.place ? "q" : number)),
  });
}
