import { CFB } from "@e965/xlsx";
import type { ImportProblem } from "../../../src-contract/data-import.ts";
import { cellName, type FormulaResult, FormulaTally, hiddenParts } from "../sheet-remarks.ts";
import { emptyTextResult } from "./binary-formula.ts";

/**
 * What each sheet of an .xls since Excel 5 (MS-XLS, 2.1.4) holds that is read otherwise than one sees it, in the order
 * of the sheets: the library that reads the cells tells neither formulas without results nor hidden columns.
 */
export function xlsRemarks(content: Buffer): readonly (readonly ImportProblem[])[] {
  if (content.toString("latin1", 0, containerMark.length) !== containerMark) return [];
  const container = CFB.read(content, { type: "buffer" });
  const stream = CFB.find(container, "/Workbook") ?? CFB.find(container, "/Book");
  if (!stream) return [];
  const book = Buffer.from(stream.content);
  return sheetStarts(book).map((start) => sheetRemarks(book, start));
}

interface BiffRecord {
  readonly type: number;
  readonly data: Buffer;
}

/** The records of one substream, without those of charts that lie in it. */
function* recordsFrom(book: Buffer, start: number): Generator<BiffRecord> {
  let depth = 0;
  for (let at = start; at + 4 <= book.length; ) {
    const type = book.readUInt16LE(at);
    const length = book.readUInt16LE(at + 2);
    if (type === recordTypes.begin) depth++;
    if (type === recordTypes.end && --depth <= 0) return;
    if (depth === 1) yield { type, data: book.subarray(at + 4, at + 4 + length) };
    at += 4 + length;
  }
}

function sheetStarts(book: Buffer): readonly number[] {
  const starts: number[] = [];
  for (const { type, data } of recordsFrom(book, 0)) {
    if (type === recordTypes.sheet && data.length >= 4) starts.push(data.readUInt32LE(0));
  }
  return starts.slice(0, mostSheets);
}

function sheetRemarks(book: Buffer, start: number): readonly ImportProblem[] {
  const formulas = new FormulaTally();
  let [rows, columns] = [0, 0];
  for (const { type, data } of recordsFrom(book, start)) {
    if (type === recordTypes.row && data.length >= 13) {
      const hasCells = data.readUInt16LE(4) > data.readUInt16LE(2);
      if (hasCells && ((data[12] ?? 0) & hiddenRow) !== 0) rows++;
    } else if (type === recordTypes.columns && data.length >= 9) {
      const [first, last] = [data.readUInt16LE(0), data.readUInt16LE(2)];
      // Columns behind the data are hidden by those who want to see nothing else.
      if (((data[8] ?? 0) & hiddenColumn) !== 0 && last < lastColumn) columns += Math.max(last - first + 1, 0);
    } else if (formulaTypes.has(type) && data.length >= 22) {
      formulas.note(resultOf(data), () => cellName(data.readUInt16LE(0), data.readUInt16LE(2)));
    }
  }
  return [...formulas.remarks(), ...hiddenParts(rows, columns)];
}

/** A formula's record (MS-XLS, 2.4.127): row, column and style, eight bytes of result, options, formula. */
function resultOf(data: Buffer): FormulaResult {
  const isNumber = data.readUInt16LE(12) !== 0xffff;
  if (isNumber) return data.readDoubleLE(6) === 0 && ((data[14] ?? 0) & workOutOnOpening) !== 0 ? "zero" : "value";
  return data[6] === emptyTextMark ? emptyTextResult(data.subarray(22)) : "value";
}

/** Of compound files; what else is called .xls has no such records. */
const containerMark = "\xd0\xcf\x11\xe0";
const recordTypes = { begin: 0x0809, end: 0x000a, sheet: 0x0085, row: 0x0208, columns: 0x007d };
const formulaTypes = new Set([0x0006, 0x0206, 0x0406]);
const hiddenRow = 0x20;
const hiddenColumn = 0x01;
const lastColumn = 255;
const workOutOnOpening = 0x02;
const emptyTextMark = 0x03;
/** More than anybody has; damaged files may name the same sheet again and again. */
const mostSheets = 1_000;
