import { type CellRow, cellText, isEmpty } from "./cell.ts";

/** Names and labels that stand in rows of their own. */
export interface TitledColumns {
  readonly names: CellRow;
  readonly labels: CellRow;
}

/**
 * Qualtrics writes three rows above the answers: names, questions, and identifiers such as `{"ImportId":"QID1"}`. Of a
 * header row (the first row is row 1) that holds such identifiers: what stands above; null for all others.
 */
export function surveyHeader(rows: readonly CellRow[], headerRow: number): TitledColumns | null {
  const [names, labels, identifiers] = rows.slice(Math.max(headerRow - 3, 0), headerRow);
  return names !== undefined && labels !== undefined && identifiers !== undefined && areIdentifiers(identifiers)
    ? { names, labels }
    : null;
}

/** The row of such identifiers among the first ones; null where there is none. */
export function identifierRow(rows: readonly CellRow[]): number | null {
  const position = rows.slice(0, rowsTried).findIndex(areIdentifiers);
  return position < 2 ? null : position + 1;
}

const rowsTried = 10;

function areIdentifiers(row: CellRow): boolean {
  const filled = row.filter((cell) => !isEmpty(cell));
  return filled.length > 0 && filled.every((cell) => /^\{"ImportId":/.test(cellText(cell).trim()));
}
