import type { Delimiter } from "../../../src-contract/data-import.ts";
import type { CellRow } from "../cells/cell.ts";
import { writtenNumber } from "../cells/number-notation.ts";
import type { Guess } from "../guess.ts";

/**
 * Whether numbers are written with a decimal comma. "1,234" alone does not tell: it is a decimal comma where cells are
 * divided by semicolons (as spreadsheets do in countries with decimal commas), thousands elsewhere.
 */
export function guessDecimalMark(rows: Iterable<CellRow>, delimiter: Delimiter): Guess<boolean> {
  let commas = 0;
  let points = 0;
  let example = "";
  let undecided = "";
  for (const row of rows) {
    for (const cell of row) {
      if (typeof cell !== "string") continue;
      const text = writtenNumber(cell)?.digits ?? cell.trim();
      if (undecidedPoint.test(text)) continue;
      if (undecidedComma.test(text)) {
        undecided ||= text;
      } else if (decimalPoint.test(text) || groupedByCommas.test(text)) {
        points++;
      } else if (decimalComma.test(text) || groupedByPoints.test(text)) {
        commas++;
        example ||= text;
      }
    }
  }
  if (commas > points) return { value: true, reason: { code: "decimal-commas", example } };
  if (commas + points === 0 && undecided !== "" && delimiter === ";") {
    return { value: true, reason: { code: "decimal-commas", example: undecided } };
  }
  return { value: false, reason: { code: "decimal-points" } };
}

const decimalComma = /^[+-]?(?:\d*|\d{1,3}(?:[. '\u00a0\u202f]\d{3})+),\d+(?:[eE][+-]?\d+)?$/;
const decimalPoint = /^[+-]?(?:\d*|\d{1,3}(?:[, '\u00a0\u202f]\d{3})+)\.\d+(?:[eE][+-]?\d+)?$/;
const groupedByCommas = /^[+-]?\d{1,3}(?:,\d{3}){2,}$/;
const groupedByPoints = /^[+-]?\d{1,3}(?:\.\d{3}){2,}$/;
/** One group of three: a fraction or thousands. */
const undecidedComma = /^[+-]?[1-9]\d{0,2},\d{3}$/;
const undecidedPoint = /^[+-]?[1-9]\d{0,2}\.\d{3}$/;
