import { type Outcome, refuse, succeed } from "../../../src-contract/outcome.ts";
import { ByteCursor } from "../byte-cursor.ts";
import { type DescribedFile, type DescribedRequest, describedFormat } from "../described/described-format.ts";
import { codedKindsProblem } from "../described/missing-kinds.ts";
import { type DecodeText, paddedTextDecoder } from "../described/padded-text.ts";
import { recordBlocks } from "../described/record-blocks.ts";
import { encodingOfTexts, rowsForEncoding } from "../described/text-encoding.ts";
import { bytesAt } from "../file-pieces.ts";
import type { DataFile } from "../format-reader.ts";
import { sasColumn } from "../sas/sas-columns.ts";
import { checkColumns, sizeCheck } from "../size-limits.ts";
import { takeIbmNumber } from "./ibm-numbers.ts";
import { readMemberHead, recordBytes, type XptMember } from "./xpt-members.ts";
import { findRows, type XptRows } from "./xpt-rows.ts";

/** SAS transport files of versions 5 and 8; each data set in them is shown as a sheet. */
export const xptFormat = describedFormat("SAS transport", (request) => {
  const cursor = new ByteCursor(request.file, request.damaged);
  try {
    return readXpt(cursor, request);
  } finally {
    cursor.close();
  }
});

type FoundMember = XptMember & XptRows;

function readXpt(cursor: ByteCursor, request: DescribedRequest): Outcome<DescribedFile> {
  const { file, options } = request;
  const members = readMembers(cursor, request);
  const sheets = members.map(({ name, rows, variables }) => ({ name, rows, columns: variables.length }));
  const member =
    options.sheet === undefined
      ? (members.find(({ rows }) => rows > 0) ?? members[0])
      : members.find(({ name }) => name === options.sheet);
  if (member === undefined) {
    const names = sheets.map(({ name }) => name);
    return refuse({ code: "sheet-not-found", name: file.name, sheet: options.sheet ?? "", sheets: names });
  }
  const rows = Math.min(member.rows, request.mostRows(member.variables.length));
  const encoding = encodingOfTexts(options.encoding, () => textsOf(file, member));
  const decode = paddedTextDecoder(encoding.value);
  const columns = readRows(request, decoded(member, decode), rows, decode);
  return succeed({
    columns: columns.map(({ column }) => column),
    rows,
    rowsInFile: member.rows,
    sheets,
    sheet: {
      value: member.name,
      reason: { code: options.sheet === undefined ? "first-sheet-with-data" : "user-chose" },
    },
    encoding,
    problems: codedKindsProblem(columns.flatMap(({ coded }) => coded ?? [])),
  });
}

/** Their names and labels have a letter for each byte. */
function readMembers(cursor: ByteCursor, { file, damaged }: DescribedRequest): readonly FoundMember[] {
  const members: FoundMember[] = [];
  cursor.skip(libraryRecords * recordBytes);
  while (cursor.bytesLeft >= recordBytes) {
    const head = readMemberHead(cursor, damaged);
    const found = { ...head, ...findRows(file.path, head.dataStart, head.rowBytes) };
    members.push(found);
    cursor.moveTo(found.dataEnd);
  }
  return members;
}

const libraryRecords = 3;

function readRows({ file, damaged, report }: DescribedRequest, member: XptMember, count: number, decode: DecodeText) {
  checkColumns(file.name, member.variables.length);
  sizeCheck(file.name)(count, member.variables.length);
  const columns = member.variables.map((variable) => sasColumn(variable, decode, takeIbmNumber));
  const { dataStart: start, rowBytes } = member;
  let done = 0;
  for (const block of recordBlocks({ path: file.path, start, recordBytes: rowBytes, count, damaged })) {
    for (const column of columns) column.take(block);
    done += block.count;
    report(done / count);
  }
  return columns.map((column) => column.finish(new Map()));
}

/** The format knows no encoding: it is looked for in names, labels and the first rows' texts. */
function* textsOf({ path }: DataFile, member: FoundMember): Generator<Buffer> {
  for (const { name, label } of member.variables) yield Buffer.from(`${name} ${label}`, "latin1");
  const start = bytesAt(path, member.dataStart, Math.min(member.rows, rowsForEncoding) * member.rowBytes);
  const columns = member.variables.filter(({ isText }) => isText);
  for (let row = 0; row + member.rowBytes <= start.length; row += member.rowBytes) {
    for (const { offset, width } of columns) yield start.subarray(row + offset, row + offset + width);
  }
}

function decoded(member: FoundMember, decode: DecodeText): FoundMember {
  const text = (bytes: string) => decode(Buffer.from(bytes, "latin1"));
  const variables = member.variables.map((one) => ({ ...one, name: text(one.name), label: text(one.label) }));
  return { ...member, variables };
}
