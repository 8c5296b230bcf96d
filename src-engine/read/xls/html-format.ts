import { read } from "@e965/xlsx";
import { succeed } from "../../../src-contract/outcome.ts";
import { ByteRows } from "../cells/byte-rows.ts";
import type { CellRow, CellSource } from "../cells/cell.ts";
import { cellFormat } from "../cells/cell-format.ts";
import { guessDecimalMark } from "../csv/decimal-mark.ts";
import { guessEncoding } from "../csv/encoding.ts";
import type { Guess } from "../guess.ts";
import { chosenOr } from "../guess.ts";
import { openWorkbook, workbookContent } from "../open-workbook.ts";
import { textDecoder } from "../text-decoder.ts";
import { sheetsIn } from "./xls-format.ts";

/** Tables of a web page, each a sheet, whose cells are texts as in delimited text. */
export const htmlFormat = cellFormat(async (file, options) => {
  const encoding = chosenOr(options.encoding, () => guessEncoding(file.path));
  const text = textDecoder(encoding.value)(workbookContent(file));
  const sheets = sheetsIn(file, () => read(text, { type: "string", dense: true, raw: true, cellText: false }));
  const opened = await openWorkbook(file, sheets, options);
  if (!opened.ok) return opened;
  const { source } = opened.value;
  const decimalComma = await decimalMark(source, options.decimalComma);
  return succeed({
    ...opened.value,
    source: { ...source, decimalComma: decimalComma.value },
    encoding,
    decimalComma,
  });
});

async function decimalMark(source: CellSource, chosen: boolean | undefined): Promise<Guess<boolean>> {
  if (chosen !== undefined) return chosenOr(chosen, () => guessDecimalMark([], ","));
  const rows: CellRow[] = [];
  for await (const batch of source.batches(() => {})) {
    if (!(batch.rows instanceof ByteRows)) rows.push(...batch.rows);
    if (rows.length >= rowsTried) break;
  }
  return guessDecimalMark(rows, ";");
}

const rowsTried = 1_000;
