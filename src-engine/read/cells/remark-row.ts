import { type CellRow, cellText, isEmpty } from "./cell.ts";
import { cellKinds, holdsValues, type KindOfCell } from "./cell-kinds.ts";
import type { TitledColumns } from "./survey-header.ts";

/**
 * Names whose header ends in a row of remarks on them, as people and survey programs write it: units ("cm", "kg") or
 * questions. Of a header row (the first row is row 1) that is one: the names above and the remarks; null for all others.
 */
export function remarkedHeader(
  rows: readonly CellRow[],
  headerRow: number,
  decimalComma: boolean,
): TitledColumns | null {
  const [names, labels] = rows.slice(Math.max(headerRow - 2, 0), headerRow);
  if (names === undefined || labels === undefined) return null;
  return isRemarkRow(rows, headerRow, cellKinds(decimalComma)) ? { names, labels } : null;
}

/**
 * Whether a row is one of remarks: it has no value where at least two columns hold values below, but for half of these
 * texts that do not come again. The names above are all different and not fewer.
 */
export function isRemarkRow(rows: readonly CellRow[], row: number, kindOf: KindOfCell): boolean {
  const [names, remarks] = [rows[row - 2] ?? [], rows[row - 1] ?? []];
  const below = rows.slice(row, row + rowsBelow).filter((cells) => !cells.every(isEmpty));
  if (below.length < fewestBelow || filled(remarks) === 0 || filled(remarks) > filled(names)) return false;
  if (remarks.some((cell) => kindOf(cell) === "value") || names.some((cell) => kindOf(cell) === "value")) return false;
  const texts = names.map((cell) => cellText(cell).trim()).filter((text) => text !== "");
  if (new Set(texts).size < texts.length) return false;
  const ofValues = [...names.keys()].filter((column) => holdsValues(below, column, kindOf));
  const remarked = ofValues.filter((column) => kindOf(remarks[column] ?? null) === "text");
  return ofValues.length >= 2 && 2 * remarked.length >= ofValues.length && !remarks.some(comesAgain);

  function comesAgain(cell: CellRow[number], column: number): boolean {
    return !isEmpty(cell) && below.some((cells) => cellText(cells[column]) === cellText(cell));
  }
}

const rowsBelow = 200;
const fewestBelow = 2;

function filled(row: CellRow): number {
  return row.filter((cell) => !isEmpty(cell)).length;
}
