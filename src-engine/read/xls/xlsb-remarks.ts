import type { ImportProblem } from "../../../src-contract/data-import.ts";
import { cellName, type FormulaResult, FormulaTally, hiddenParts } from "../sheet-remarks.ts";
import { workbookPart, worksheetTargets } from "../xlsx/workbook-relations.ts";
import type { ZipArchive } from "../zip-archive.ts";
import { emptyTextResult } from "./binary-formula.ts";

/** What each sheet of an .xlsb holds that is read otherwise than one sees it in Excel, in the order of the sheets. */
export function xlsbRemarks(archive: ZipArchive): readonly (readonly ImportProblem[])[] {
  const book = workbookPart(archive, "xl/workbook.bin");
  const targets = worksheetTargets(archive, book);
  const sheets = [...records(bytesOf(archive, book))].filter(({ type }) => type === recordTypes.sheet);
  return sheets.map(({ data }) => worksheetRemarks(bytesOf(archive, targets.get(relationOf(data)) ?? "")));
}

function bytesOf(archive: ZipArchive, part: string): Buffer {
  return archive.bytes(part) ?? Buffer.alloc(0);
}

/** The name of the relation in a sheet's record (MS-XLSB, 2.4.311), behind its state and number. */
function relationOf(sheet: Buffer): string {
  if (sheet.length < 12) return "";
  return sheet.subarray(12, 12 + 2 * sheet.readUInt32LE(8)).toString("utf16le");
}

/** One worksheet (MS-XLSB, 2.1.7.62). */
function worksheetRemarks(worksheet: Buffer): readonly ImportProblem[] {
  const formulas = new FormulaTally();
  let [rows, columns, row] = [0, 0, 0];
  let hidesRow = false;
  for (const { type, data } of records(worksheet)) {
    if (type === recordTypes.row && data.length >= 12) {
      row = data.readUInt32LE(0);
      hidesRow = ((data[11] ?? 0) & hiddenRow) !== 0;
    } else if (type === recordTypes.columns && data.length >= 17) {
      const [first, last] = [data.readUInt32LE(0), data.readUInt32LE(4)];
      // Columns behind the data are hidden by those who want to see nothing else.
      if (((data[16] ?? 0) & hiddenColumn) !== 0 && last < lastColumn) columns += Math.max(last - first + 1, 0);
    } else if (type > recordTypes.row && type <= lastCellType) {
      if (hidesRow) rows++;
      hidesRow = false;
      if (type >= firstFormulaType && data.length >= 8) {
        formulas.note(resultOf(type, data), () => cellName(row, data.readUInt32LE(0)));
      }
    }
  }
  return [...formulas.remarks(), ...hiddenParts(rows, columns)];
}

interface BinaryRecord {
  readonly type: number;
  readonly data: Buffer;
}

/** Types of one or two bytes and lengths of up to four, seven bits each (MS-XLSB, 2.1.4). */
function* records(part: Buffer): Generator<BinaryRecord> {
  let at = 0;
  const sevenBits = (mostBytes: number): number => {
    let value = 0;
    for (let i = 0; i < mostBytes; i++) {
      const byte = part[at++] ?? 0;
      value += (byte & 0x7f) * 2 ** (7 * i);
      if (byte < 0x80) break;
    }
    return value;
  };
  while (at < part.length) {
    const type = sevenBits(2);
    const length = sevenBits(4);
    yield { type, data: part.subarray(at, at + length) };
    at += length;
  }
}

/** A formula's record (MS-XLSB, 2.4.653 to 2.4.656): column and style, result, options, formula. */
function resultOf(type: number, data: Buffer): FormulaResult {
  if (type !== firstFormulaType || data.length < 12 || data.readUInt32LE(8) > 0) return "value";
  return emptyTextResult(data.subarray(18));
}

/** Types 1 to 11 are cells, of which those from 8 on hold a text, number, truth value or error of a formula. */
const recordTypes = { row: 0x00, columns: 0x3c, sheet: 0x9c };
const firstFormulaType = 0x08;
const lastCellType = 0x0b;
const hiddenRow = 0x10;
const hiddenColumn = 0x01;
const lastColumn = 16_383;
