import type { Encoding } from "../../../src-contract/data-import.ts";
import { succeed } from "../../../src-contract/outcome.ts";
import type { CellSource } from "../cells/cell.ts";
import { cellFormat } from "../cells/cell-format.ts";
import type { DataFile } from "../format-reader.ts";
import { chosenOr } from "../guess.ts";
import { commentMark, withoutComments } from "./comment-lines.ts";
import { csvRows, rowsOfText } from "./csv-rows.ts";
import { guessDecimalMark } from "./decimal-mark.ts";
import { guessDelimiter } from "./delimiter.ts";
import { guessEncoding } from "./encoding.ts";
import { unquotedLines, withoutLineQuotes } from "./line-quotes.ts";
import { guessQuotes } from "./quotes.ts";
import { decodedChunks, withPlainLineBreaks } from "./text-chunks.ts";
import { utf8Pieces, withoutZeros } from "./utf8-pieces.ts";

/** Delimited text: .csv, .tsv, .txt and cells pasted from a spreadsheet program. */
export const csvFormat = cellFormat(async (file, options) => {
  const encoding = chosenOr(options.encoding, () => guessEncoding(file.path));
  const start = sampleText(file, encoding.value);
  const comments = commentMark(start);
  const lines = comments === null ? start : withoutComments(start, comments);
  const quotes = chosenOr(options.quotes, () => guessQuotes(lines, options.delimiter));
  const sample = quotes.value === "lines" ? unquotedLines(Buffer.from(lines), true).text.toString() : lines;
  const delimiter = chosenOr(options.delimiter, () => guessDelimiter(sample, quotes.value));
  const decimalComma = chosenOr(options.decimalComma, () =>
    guessDecimalMark(rowsOfText(sample, delimiter.value, quotes.value), delimiter.value),
  );
  const source: CellSource = {
    batches: (note) => {
      const dialect = { delimiter: delimiter.value, quotes: quotes.value, comments, lineBreaks: "any" } as const;
      const pieces = withoutZeros(utf8Pieces(file, encoding.value, note), note);
      return csvRows(file.name, quotes.value === "lines" ? withoutLineQuotes(pieces) : pieces, dialect, note);
    },
    shortRowsAreProblems: true,
    mayHaveAsides: true,
    decimalComma: decimalComma.value,
  };
  return succeed({ source, sheets: [], sheet: null, encoding, quotes, delimiter, decimalComma });
});

/** Bytes looked at to find the delimiter and the decimal mark. */
const sampleBytes = 1 << 18;

/** The first lines of a file, whole ones. */
function sampleText(file: DataFile, encoding: Encoding): string {
  const [first] = withPlainLineBreaks(decodedChunks(file, encoding, sampleBytes));
  const text = first?.text ?? "";
  return file.bytes > sampleBytes ? text.slice(0, text.lastIndexOf("\n") + 1) || text : text;
}
