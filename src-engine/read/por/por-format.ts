import { type Outcome, succeed } from "../../../src-contract/outcome.ts";
import { NumberColumnBuilder, TextColumnBuilder } from "../../table/column-builder.ts";
import type { Column } from "../../table/table.ts";
import { type DescribedFile, type DescribedRequest, describedFormat } from "../described/described-format.ts";
import { type DecodeText, paddedTextDecoder } from "../described/padded-text.ts";
import { encodingOfTexts } from "../described/text-encoding.ts";
import { bytesAt } from "../file-pieces.ts";
import { daysOf } from "../sav/formats.ts";
import { weightProblem } from "../sav/weight-problem.ts";
import { checkColumns, sizeCheck } from "../size-limits.ts";
import { PorCharacters } from "./por-characters.ts";
import { type PorVariable, readPorDictionary } from "./por-dictionary.ts";
import { PorFields } from "./por-fields.ts";

/** SPSS portable files. */
export const porFormat = describedFormat("SPSS portable", (request) => {
  const characters = new PorCharacters(request.file, request.damaged);
  try {
    return readPor(characters, request);
  } finally {
    characters.close();
  }
});

function readPor(characters: PorCharacters, request: DescribedRequest): Outcome<DescribedFile> {
  const { file, options, damaged } = request;
  const encoding = encodingOfTexts(options.encoding, () => [contentOf(file.path)]);
  const decode = paddedTextDecoder(encoding.value);
  const fields = new PorFields(characters, damaged);
  characters.readHead();
  const { variables, weight } = readPorDictionary(fields, decode, damaged);
  checkColumns(file.name, variables.length);
  const columns = variables.map((variable) => porColumn(variable, decode));
  const { rows, isAll } = readCases(fields, columns, request);
  return succeed({
    columns: variables.flatMap(({ described }, index) => {
      const values = columns[index]?.finish();
      return values === undefined ? [] : [{ described, measure: null, values }];
    }),
    rows,
    rowsInFile: isAll ? rows : null,
    encoding,
    problems: weightProblem(weight),
  });
}

/** The file's beginning behind its table of letters, without the ends of lines, which break letters of several bytes, too. */
function contentOf(path: string): Buffer {
  const letters = bytesAt(path, 0, bytesForEncoding).filter((byte) => byte !== 0x0a && byte !== 0x0d);
  return Buffer.from(letters.subarray(headBytes));
}

const bytesForEncoding = 1 << 22;
const headBytes = 464;

interface PorColumn {
  /** Reads a value that starts with a letter that has been read. */
  take(fields: PorFields, first: number): void;
  finish(): Column;
}

function porColumn({ width, described }: PorVariable, decode: DecodeText): PorColumn {
  if (width > 0) {
    const builder = new TextColumnBuilder();
    return { take: (fields, first) => builder.add(decode(fields.text(first))), finish: () => builder.finish() };
  }
  const builder = new NumberColumnBuilder();
  const isDate = described.storage === "date";
  return {
    take: (fields, first) => {
      const value = fields.number(first);
      builder.add(isDate ? daysOf(value) : value);
    },
    finish: () => builder.finish(),
  };
}

/** Cases follow each other without a sign between them; a Z, which starts no number, ends them. */
function readCases(
  fields: PorFields,
  columns: readonly PorColumn[],
  { file, mostRows, report }: DescribedRequest,
): { readonly rows: number; readonly isAll: boolean } {
  const checkSize = sizeCheck(file.name);
  const most = mostRows(columns.length);
  for (let rows = 0; ; rows++) {
    const first = fields.afterBlanks();
    if (first === endOfData || columns.length === 0) return { rows, isAll: true };
    if (rows === most) return { rows, isAll: false };
    for (const [index, column] of columns.entries()) column.take(fields, index === 0 ? first : fields.afterBlanks());
    if (rows % rowsPerReport === 0) {
      checkSize(rows, columns.length);
      report(fields.characters.fraction);
    }
  }
}

const endOfData = "Z".charCodeAt(0);
const rowsPerReport = 1000;
