import type { Delimiter, Quotes } from "../../../src-contract/data-import.ts";
import type { ByteRows } from "../cells/byte-rows.ts";
import { type CellRow, cellText, isEmpty } from "../cells/cell.ts";
import type { Guess } from "../guess.ts";
import { rowsOfText, scannedText } from "./csv-rows.ts";
import { guessDelimiter } from "./delimiter.ts";
import { unquotedLines } from "./line-quotes.ts";

/** What cells are quoted by: double quotes, unless lines are as a whole, or a column's cells by single ones. `chosen`: by the user. */
export function guessQuotes(text: string, chosen: Delimiter | undefined): Guess<Quotes> {
  return quotedLines(text, chosen) ?? singleQuotes(text, chosen) ?? usual;
}

const usual: Guess<Quotes> = { value: "double", reason: { code: "usual-quotes" } };

/**
 * Whole lines are quoted where those that are have as many cells as the header has, once the quotes are gone. A table of a
 * single column of texts with commas does not; where few lines are quoted, they are by a program that quotes what has quotes.
 */
function quotedLines(text: string, chosen: Delimiter | undefined): Guess<Quotes> | null {
  const { text: bytes, starts, lines } = unquotedLines(Buffer.from(text), true);
  if (starts.length === 0) return null;
  const unquoted = bytes.toString();
  const delimiter = chosen ?? guessDelimiter(unquoted, "double").value;
  const quoted = starts.map((start, index) => {
    const line = bytes.toString("utf8", start, starts[index + 1] ?? bytes.length);
    const [first] = rowsOfText(line, delimiter, "double");
    return { cells: first ?? [], hasQuotes: line.includes('"') };
  });
  const columns = [...rowsOfText(unquoted, delimiter, "double")].find((row) => !row.every(isEmpty))?.length ?? 0;
  const alike = quoted.filter(({ cells }) => cells.length === columns);
  if (columns < 2 || alike.length < nearlyAll * quoted.length) return null;
  if (quoted.length < lines / 2 && !quoted.every(({ hasQuotes }) => hasQuotes)) return null;
  if (columns === 2 && alike.every(({ cells }) => isPhrase(cells))) return null;
  return { value: "lines", reason: { code: "lines-in-quotes", lines: quoted.length } };
}

/** "Smith, John" is a name. */
function isPhrase(cells: CellRow): boolean {
  return /^\s/.test(cellText(cells[1]));
}

/** Single quotes are such where all texts of a column have them, and none of them is left open, as apostrophes are. */
function singleQuotes(text: string, chosen: Delimiter | undefined): Guess<Quotes> | null {
  if (!/(?:^|[^\p{L}\d])'/mu.test(text)) return null;
  const delimiter = chosen ?? guessDelimiter(text, "single").value;
  let isBroken = false;
  const rows = scannedText(text, { delimiter, quotes: "single" }, () => {
    isBroken = true;
  });
  const example = isBroken ? null : exampleOfQuoted(rows);
  return example === null ? null : { value: "single", reason: { code: "single-quotes", example } };
}

/** A cell of the first column below whose name all cells are quoted; null: there is none. */
function exampleOfQuoted(rows: ByteRows): string | null {
  for (let column = 0; column < rows.length(0); column++) {
    const cells = Array.from({ length: rows.count }, (_, row) => rows.cell(row, column)).filter(
      (cell, row) => row > 0 && cell >= 0 && (rows.isQuoted(cell) || !rows.isEmptyCell(cell)),
    );
    const [first] = cells;
    if (first !== undefined && cells.length >= fewestQuoted && cells.every((cell) => rows.isQuoted(cell))) {
      return `'${rows.text(first)}'`;
    }
  }
  return null;
}

const nearlyAll = 0.9;
const fewestQuoted = 2;
