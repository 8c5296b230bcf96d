import type { Encoding, ImportProblem } from "../../../src-contract/data-import.ts";
import { succeed } from "../../../src-contract/outcome.ts";
import type { CellSource } from "../cells/cell.ts";
import { cellFormat } from "../cells/cell-format.ts";
import type { DataFile } from "../format-reader.ts";
import { chosenOr } from "../guess.ts";
import { hasComments, rowsWithoutComments, withoutComments } from "./comment-lines.ts";
import { csvRows } from "./csv-rows.ts";
import { guessDecimalMark } from "./decimal-mark.ts";
import { guessDelimiter } from "./delimiter.ts";
import { guessEncoding } from "./encoding.ts";
import { decodedChunks, type TextChunk, withPlainLineBreaks } from "./text-chunks.ts";

/** Delimited text: .csv, .tsv, .txt and cells pasted from a spreadsheet program. */
export const csvFormat = cellFormat(async (file, options) => {
  const encoding = chosenOr(options.encoding, () => guessEncoding(file.path));
  const start = sampleText(file, encoding.value);
  const comments = hasComments(start);
  const sample = comments ? withoutComments(start) : start;
  const delimiter = chosenOr(options.delimiter, () => guessDelimiter(sample));
  const decimalComma = chosenOr(options.decimalComma, () => {
    const batches = [...csvRows(file.name, [{ text: sample, fraction: 1 }], delimiter.value, () => {})];
    const rows = batches.flatMap((batch) => batch.rows);
    return guessDecimalMark(rows, delimiter.value);
  });
  const source: CellSource = {
    batches: (note) => {
      const chunks = countingReplacements(withPlainLineBreaks(decodedChunks(file, encoding.value)), note);
      const rows = csvRows(file.name, chunks, delimiter.value, note);
      return comments ? rowsWithoutComments(rows, note) : rows;
    },
    shortRowsAreProblems: true,
    decimalComma: decimalComma.value,
  };
  return succeed({ source, sheets: [], sheet: null, encoding, delimiter, decimalComma });
});

/** Bytes looked at to find the delimiter and the decimal mark. */
const sampleBytes = 1 << 18;

/** The first lines of a file, whole ones. */
function sampleText(file: DataFile, encoding: Encoding): string {
  const [first] = withPlainLineBreaks(decodedChunks(file, encoding, sampleBytes));
  const text = first?.text ?? "";
  return file.bytes > sampleBytes ? text.slice(0, text.lastIndexOf("\n") + 1) || text : text;
}

/** Notes how many characters could not be decoded. */
function* countingReplacements(
  chunks: Iterable<TextChunk>,
  note: (problem: ImportProblem) => void,
): Generator<TextChunk> {
  let count = 0;
  for (const chunk of chunks) {
    for (let at = chunk.text.indexOf("\ufffd"); at >= 0; at = chunk.text.indexOf("\ufffd", at + 1)) count++;
    yield chunk;
  }
  if (count > 0) note({ code: "replacement-characters", count });
}
