import {
  encodings,
  type ImportOptions,
  type ImportProblem,
  type ImportReason,
  type PreviewColumn,
  type ResolvedImportOptions,
} from "../../../src-contract/data-import.ts";
import { type Outcome, refuse, succeed } from "../../../src-contract/outcome.ts";
import type { Variable } from "../../../src-contract/variable.ts";
import { numericValues } from "../../table/data-set.ts";
import type { Column, Table } from "../../table/table.ts";
import { columnNames } from "../cells/column-names.ts";
import { guessMeasure } from "../cells/guess-measure.ts";
import type { DataFile, FormatReader, ReportProgress } from "../format-reader.ts";
import { ReadRefusal } from "../read-refusal.ts";
import { firstRowsShown } from "../rows-shown.ts";
import { sizeCheck } from "../size-limits.ts";
import { pieceDecoder } from "../text-decoder.ts";
import { ByteCursor, type Damaged } from "./byte-cursor.ts";
import { dataBlocks } from "./data-blocks.ts";
import { readDictionary } from "./dictionary.ts";
import { readExtensions } from "./extensions.ts";
import { daysOf } from "./formats.ts";
import { readCases } from "./read-cases.ts";
import { type SavVariable, savVariables } from "./variables.ts";

/** SPSS data files: .sav, and .zsav, the same packed by zlib. */
export const savFormat: FormatReader = {
  async preview(file, options) {
    const read = readSav(file, options, previewCases, () => {});
    if (!read.ok) return read;
    const { table, columns, problems, resolved, encodingReason, cases } = read.value;
    return succeed({
      sheets: [],
      options: resolved,
      reasons: { ...noReasons, encoding: encodingReason },
      columns,
      firstRows: [],
      values: firstRowsShown(
        table,
        columns.map(({ variable }) => variable),
      ),
      rows: cases,
      problems,
    });
  },

  async read(file, options, report) {
    const read = readSav(file, options, Number.POSITIVE_INFINITY, report);
    if (!read.ok) return read;
    const { table, columns, problems, resolved } = read.value;
    return succeed({ table, variables: columns.map(({ variable }) => variable), problems, options: resolved });
  },
};

/** Enough to see what a variable is where the file does not say. */
const previewCases = 10_000;
const format = "SPSS";
const noReasons = { sheet: null, headerRow: null, delimiter: null, decimalComma: null, missingCodes: null };

interface SavTable {
  readonly table: Table;
  readonly columns: readonly PreviewColumn[];
  readonly problems: readonly ImportProblem[];
  readonly resolved: ResolvedImportOptions;
  readonly encodingReason: ImportReason | null;
  /** Rows in the whole file; null: it does not say, and not all have been read. */
  readonly cases: number | null;
}

function readSav(file: DataFile, options: ImportOptions, mostCases: number, report: ReportProgress): Outcome<SavTable> {
  const damaged: Damaged = (where) => {
    throw new ReadRefusal({ code: "file-damaged", name: file.name, format, where });
  };
  const dictionary = dictionaryOf(file, damaged);
  const extensions = readExtensions(dictionary);
  const encoding = options.encoding ?? extensions.encoding ?? "windows-1252";
  const text = textReader(encoding);
  const variables = savVariables(dictionary, extensions, text);
  if (variables.length === 0) return refuse({ code: "file-empty", name: file.name });
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
  if (cases !== null && rows < Math.min(cases, mostCases)) damaged(`case ${rows + 1} of ${cases}`);
  if (rows === 0) return refuse({ code: "file-without-rows", name: file.name });
  const known = encodings.find((one) => one === encoding.toLowerCase()) ?? null;
  return succeed({
    ...assemble(variables, columns, rows),
    resolved: { ...noReasons, encoding: known, missingCodes: [] },
    encodingReason: known === null ? null : encodingReason(options, extensions.encoding),
    cases: rows < mostCases ? rows : cases,
  });
}

/** Names the columns and says what each variable is. */
function assemble(variables: readonly SavVariable[], columns: readonly Column[], rows: number) {
  const names = columnNames(
    variables.map(({ described }) => described.name),
    true,
  );
  const read = variables.flatMap((variable, position) => {
    const column = columns[position];
    const name = names[position]?.name;
    return column === undefined || name === undefined
      ? []
      : [{ variable, position, name, column: withDays(column, variable) }];
  });
  return {
    table: { rows, columns: new Map(read.map(({ name, column }) => [name, column])) },
    columns: read.map(({ variable, position, name, column }) => ({ position, ...describe(variable, name, column) })),
    problems: names.flatMap(({ problem }) => problem ?? []),
  };
}

function dictionaryOf(file: DataFile, damaged: Damaged) {
  const cursor = new ByteCursor(file, damaged);
  try {
    return readDictionary(cursor, damaged);
  } finally {
    cursor.close();
  }
}

/** Decodes the texts of a file. */
function textReader(encoding: string): (bytes: Buffer) => string {
  const decoder = pieceDecoder(encoding) ?? pieceDecoder("windows-1252");
  if (decoder === null) throw new RangeError("windows-1252 is always known");
  return (bytes) => decoder.decode(withoutFilling(bytes)) + decoder.finish();
}

/** Texts are filled up with blanks, by some programs with zeros. */
function withoutFilling(bytes: Buffer): Buffer {
  let length = bytes.length;
  while (length > 0 && (bytes[length - 1] === 0x20 || bytes[length - 1] === 0)) length--;
  return bytes.subarray(0, length);
}

/** Dates in days instead of seconds. */
function withDays(column: Column, { described }: SavVariable): Column {
  if (column.kind === "text" || described.storage !== "date") return column;
  for (const [row, seconds] of column.values.entries()) column.values[row] = daysOf(seconds);
  return column;
}

function describe(
  { described, measure }: SavVariable,
  name: string,
  column: Column,
): { readonly variable: Variable; readonly reason: ImportReason } {
  const found = measure === null ? guessed(described, column) : { measure, reason: null };
  return {
    variable: { ...described, column: name, name, measure: found.measure },
    reason: found.reason ?? { code: "file-says-so" },
  };
}

/** The level of measurement where the file does not say it. */
function guessed(
  { storage, valueLabels, missing }: SavVariable["described"],
  column: Column,
): { readonly measure: Variable["measure"]; readonly reason: ImportReason | null } {
  if (column.kind === "text") return { measure: "nominal", reason: null };
  if (valueLabels.length > 0) return { measure: "nominal", reason: { code: "value-labels" } };
  return guessMeasure(numericValues(column, missing), storage);
}

/** Null where the file does not say it and the usual one of old files is taken. */
function encodingReason({ encoding }: ImportOptions, inFile: string | null): ImportReason | null {
  if (encoding !== undefined) return { code: "user-chose" };
  return inFile === null ? null : { code: "file-says-so" };
}
