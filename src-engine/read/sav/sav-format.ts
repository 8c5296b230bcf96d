import { type Outcome, succeed } from "../../../src-contract/outcome.ts";
import type { Column } from "../../table/table.ts";
import { ByteCursor, type Damaged } from "../byte-cursor.ts";
import { type DescribedFile, type DescribedRequest, describedFormat } from "../described/described-format.ts";
import { fileEncoding } from "../described/file-encoding.ts";
import { paddedTextDecoder } from "../described/padded-text.ts";
import type { DataFile } from "../format-reader.ts";
import { sizeCheck } from "../size-limits.ts";
import { dataBlocks } from "./data-blocks.ts";
import { readDictionary } from "./dictionary.ts";
import { readExtensions } from "./extensions.ts";
import { daysOf } from "./formats.ts";
import { readCases } from "./read-cases.ts";
import { type SavVariable, savVariables } from "./variables.ts";
import { weightProblem } from "./weight-problem.ts";

/** SPSS data files: .sav, and .zsav, the same packed by zlib. */
export const savFormat = describedFormat("SPSS", readSav);

function readSav({ file, options, mostRows, report, damaged }: DescribedRequest): Outcome<DescribedFile> {
  const dictionary = dictionaryOf(file, damaged);
  const extensions = readExtensions(dictionary);
  const encoding = fileEncoding(options.encoding, extensions.encoding);
  const text = paddedTextDecoder(encoding.name);
  const variables = savVariables(dictionary, extensions, text);
  const mostCases = variables.length === 0 ? 0 : mostRows(variables.length);
  const { rows, columns } = readCases({
    blocks: dataBlocks(file, dictionary, damaged),
    dictionary,
    variables,
    systemMissing: extensions.systemMissing,
    text,
    mostCases,
    report,
    checkSize: sizeCheck(file.name),
    damaged,
  });
  const cases = extensions.cases ?? dictionary.cases;
  if (cases !== null && variables.length > 0 && rows < Math.min(cases, mostCases)) {
    damaged(`case ${rows + 1} of ${cases}`);
  }
  return succeed({
    columns: variables.flatMap((variable, position) => {
      const values = columns[position];
      return values === undefined ? [] : [{ ...variable, values: withDays(values, variable) }];
    }),
    rows,
    rowsInFile: cases,
    encoding: encoding.shown,
    problems: weightProblem(variables.find(({ firstUnit }) => firstUnit === dictionary.weight)),
  });
}

function dictionaryOf(file: DataFile, damaged: Damaged) {
  const cursor = new ByteCursor(file, damaged);
  try {
    return readDictionary(cursor, damaged);
  } finally {
    cursor.close();
  }
}

/** Dates in days instead of seconds. */
function withDays(column: Column, { described }: SavVariable): Column {
  if (column.kind === "text" || described.storage !== "date") return column;
  for (const [row, seconds] of column.values.entries()) column.values[row] = daysOf(seconds);
  return column;
}
