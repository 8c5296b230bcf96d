import { type Outcome, succeed } from "../../../src-contract/outcome.ts";
import { ByteCursor } from "../byte-cursor.ts";
import { type DescribedFile, type DescribedRequest, describedFormat } from "../described/described-format.ts";
import { fileEncoding } from "../described/file-encoding.ts";
import { type FinishedColumn, finishNumbers, finishTexts } from "../described/finished-column.ts";
import { codedKindsProblem } from "../described/missing-kinds.ts";
import type { DecodeText } from "../described/padded-text.ts";
import { recordBlocks } from "../described/record-blocks.ts";
import { encodingOfTexts } from "../described/text-encoding.ts";
import { checkColumns, sizeCheck } from "../size-limits.ts";
import { textDecoder } from "../text-decoder.ts";
import { type DtaColumn, dtaColumn } from "./dta-columns.ts";
import { type DtaDictionary, type DtaVariable, readDtaDictionary } from "./dta-dictionary.ts";
import { type DtaLabels, noDtaLabels, readDtaLabels } from "./dta-labels.ts";
import { decimalsOf, momentOf } from "./dta-moments.ts";
import { dtaTexts } from "./dta-texts.ts";
import { readLongTexts } from "./long-texts.ts";

/** Stata data files, releases 104 (Stata 4) to 119 (Stata 15 and later). */
export const dtaFormat = describedFormat("Stata", (request) => {
  const cursor = new ByteCursor(request.file, request.damaged);
  try {
    return readDta(cursor, request);
  } finally {
    cursor.close();
  }
});

function readDta(cursor: ByteCursor, request: DescribedRequest): Outcome<DescribedFile> {
  const { file, options, damaged, mostRows } = request;
  const dictionary = readDtaDictionary(cursor, file.name, damaged);
  checkColumns(file.name, dictionary.variables.length);
  const encoding = dictionary.layout.unicode
    ? fileEncoding(options.encoding, "utf-8").shown
    : encodingOfTexts(options.encoding, () => dtaTexts(cursor, dictionary, file.path));
  const decode = textDecoder(encoding?.value ?? "utf-8");
  const rows = dictionary.variables.length === 0 ? 0 : Math.min(dictionary.rows, mostRows(dictionary.variables.length));
  sizeCheck(file.name)(rows, dictionary.variables.length);
  const labels = readDtaLabels(cursor, dictionary, decode);
  const longTexts = readLongTexts(cursor, dictionary, decode, rows, damaged);
  const columns = dictionary.variables.map((variable) => ({
    variable,
    column: dtaColumn(variable, dictionary, decode, longTexts),
  }));
  readRows(
    request,
    dictionary,
    rows,
    columns.map(({ column }) => column),
  );
  const finished = columns.map(({ variable, column }) =>
    finish(variable, column, labels.get(variable.labelName) ?? noDtaLabels, decode),
  );
  return succeed({
    columns: finished.map(({ column }) => column),
    rows,
    rowsInFile: dictionary.rows,
    encoding,
    problems: codedKindsProblem(finished.flatMap(({ coded }) => coded ?? [])),
  });
}

function readRows(
  { file: { path }, report, damaged }: DescribedRequest,
  { rowBytes, dataStart }: DtaDictionary,
  count: number,
  columns: readonly DtaColumn[],
): void {
  let done = 0;
  for (const block of recordBlocks({ path, start: dataStart, recordBytes: rowBytes, count, damaged })) {
    for (const column of columns) column.take(block);
    done += block.count;
    report(done / count);
  }
}

function finish(
  { name, label, format }: DtaVariable,
  column: DtaColumn,
  { labels, kindLabels }: DtaLabels,
  decode: DecodeText,
): FinishedColumn {
  const words = { name: decode(name), label: decode(label) };
  if (!("numbers" in column)) return finishTexts(words, column.finish());
  const { storage } = momentOf(format);
  return finishNumbers(words, column.numbers, { storage, decimals: decimalsOf(format), labels, kindLabels, kindName });
}

function kindName(kind: number): string {
  return `.${String.fromCharCode(0x60 + kind)}`;
}
