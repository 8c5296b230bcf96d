import { type Delimiter, isDelimiter, type Quotes } from "../../../src-contract/data-import.ts";
import { type CellRow, cellText, isEmpty } from "../cells/cell.ts";
import type { Guess } from "../guess.ts";
import { rowsOfText } from "./csv-rows.ts";

/**
 * The delimiter that cuts the first lines of a text into the same number of columns each time. Where several do, the one
 * whose cells hold none of the rarer delimiters: `1,5;2,5` is two columns with decimal commas. A first line `sep=;`, as
 * Excel writes and reads it, decides at once.
 */
export function guessDelimiter(text: string, quotes: Quotes): Guess<Delimiter> {
  const declared = /^"?sep=(.)"?\r?\n/i.exec(text)?.[1];
  if (declared !== undefined && isDelimiter(declared)) return { value: declared, reason: { code: "file-says-so" } };
  let best: Trial | null = null;
  for (const delimiter of candidates) {
    const trial = tryDelimiter(text, delimiter, quotes);
    if (trial !== null && (best === null || trial.score > best.score)) best = trial;
  }
  if (best === null) return { value: ",", reason: { code: "delimiter-consistent", columns: 1, rows: 0 } };
  return {
    value: best.delimiter,
    reason: { code: "delimiter-consistent", columns: best.columns, rows: best.rows },
  };
}

interface Trial {
  readonly delimiter: Delimiter;
  readonly columns: number;
  /** Rows with that many columns. */
  readonly rows: number;
  readonly score: number;
}

/** Rarest in ordinary texts first. */
const candidates: readonly Delimiter[] = ["\x1f", "\x01", "\t", "^", "~", ";", "|", ",", " ", ":"];
const smallestShare = 0.8;

function tryDelimiter(text: string, delimiter: Delimiter, quotes: Quotes): Trial | null {
  const filled = firstRows(rowsOfText(text, delimiter, quotes)).filter((row) => !row.every(isEmpty));
  const columns = mostFrequent(filled.map((row) => row.length));
  const rows = withoutTitles(filled, columns);
  const consistent = rows.filter((row) => row.length === columns);
  // R writes no name above its row names.
  const isHeaderShort = rows.length > 2 && rows[0]?.length === columns - 1;
  const share = consistent.length / (rows.length - (isHeaderShort ? 1 : 0));
  if (columns < 2 || share < smallestShare) return null;
  if (delimiter === ":" && !isHeaderOfNames(filled[0] ?? [], columns)) return null;
  const firstRowFits = filled[0]?.length === columns || isHeaderShort ? 1 : 0.9;
  const rarer = candidates.slice(0, candidates.indexOf(delimiter)).filter((other) => other !== delimiter);
  const cells = consistent.flat().map(cellText);
  const withRarer = cells.filter((cell) => rarer.some((other) => cell.includes(other))).length / cells.length;
  return {
    delimiter,
    columns,
    rows: consistent.length,
    score: share * firstRowFits * (1 - withRarer) * spread(columns),
  };
}

/** Times have colons, too, and names have none. */
function isHeaderOfNames(row: CellRow, columns: number): boolean {
  return row.length === columns && columns > 2 && row.every((cell) => /^\s*[\p{L}_]/u.test(cellText(cell)));
}

function firstRows(rows: Iterable<CellRow>): readonly CellRow[] {
  const first: CellRow[] = [];
  for (const row of rows) if (first.push(row) === rowsTried) break;
  return first;
}

const rowsTried = 200;

/** The rows from the first of those that are alike, or the header above them. Titles have fewer cells than any header. */
function withoutTitles(rows: readonly CellRow[], columns: number): readonly CellRow[] {
  const first = rows.findIndex((row) => row.length === columns);
  const header = first > 0 && rows[first - 1]?.length === columns - 1 ? first - 1 : first;
  return rows.slice(Math.max(header, 0));
}

/** More columns are less likely to come about by chance. */
function spread(columns: number): number {
  return 1 - 0.1 / columns;
}

function mostFrequent(lengths: readonly number[]): number {
  const counts = new Map<number, number>();
  for (const length of lengths) counts.set(length, (counts.get(length) ?? 0) + 1);
  return [...counts].reduce((best, entry) => (entry[1] > best[1] ? entry : best), [0, 0])[0];
}
