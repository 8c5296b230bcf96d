import type { ByteCursor, Damaged } from "../byte-cursor.ts";
import type { SasVariable } from "../sas/sas-columns.ts";

/**
 * A data set in a SAS transport file (SAS Technical Note TS-140, "The Record Layout of a Data Set in SAS Transport
 * (XPORT) Format"; "Record Layout of a SAS Version 8 or 9 Data Set in SAS Transport (XPORT) Format").
 */
export interface XptMember {
  readonly name: string;
  readonly variables: readonly SasVariable[];
  readonly rowBytes: number;
  readonly dataStart: number;
}

/** Reads what stands before a member's data. Names and labels come with a letter for each byte, the encoding is unknown. */
export function readMemberHead(cursor: ByteCursor, damaged: Damaged): XptMember {
  const head = (...kinds: readonly string[]) => record(cursor, ...kinds) ?? damaged(`byte ${cursor.position}`);
  const member = head("MEMBER", "MEMBV8");
  const isVersion8 = member.includes("MEMBV8");
  const variableBytes = Number(member.slice(74, 78)) || usualVariableBytes;
  head("DSCRPTR", "DSCPTV8");
  const name = cursor.bytes(2 * recordBytes).toString("latin1", 8, isVersion8 ? 40 : 16);
  const count = Number(head("NAMESTR", "NAMSTV8").slice(53, 58));
  if (variableBytes < leastVariableBytes || !(count >= 0)) damaged(`byte ${cursor.position}`);
  const block = cursor.bytes(padded(count * variableBytes));
  const records = Array.from({ length: count }, (_, index) =>
    variableRecord(block.subarray(index * variableBytes, (index + 1) * variableBytes), isVersion8),
  );
  const longer = isVersion8 ? readLongLabels(cursor) : new Map<number, LongWords>();
  head("OBS", "OBSV8");
  let rowBytes = 0;
  // Some programs say wrongly where in a row a variable starts; they all write one after the other.
  const variables = records.map(({ number, ...variable }): SasVariable => {
    const { isText, width } = variable;
    if (isText ? width < 1 : width < 2 || width > 8) damaged(`variable ${number}`);
    rowBytes += width;
    return { ...variable, offset: rowBytes - width, ...longer.get(number) };
  });
  return { name: textOf(name), variables, rowBytes, dataStart: cursor.position };
}

export const recordBytes = 80;
const usualVariableBytes = 140;
const leastVariableBytes = 136;

/** The next record, if it is a header of one of these kinds; else the cursor stays. */
function record(cursor: ByteCursor, ...kinds: readonly string[]): string | null {
  const start = cursor.position;
  if (cursor.bytesLeft < recordBytes) return null;
  const text = cursor.bytes(recordBytes).toString("latin1");
  if (kinds.some((kind) => text.startsWith(`HEADER RECORD*******${kind.padEnd(8)}HEADER`))) return text;
  cursor.moveTo(start);
  return null;
}

function padded(bytes: number): number {
  return Math.ceil(bytes / recordBytes) * recordBytes;
}

interface VariableRecord extends Omit<SasVariable, "offset"> {
  readonly number: number;
}

function variableRecord(bytes: Buffer, isVersion8: boolean): VariableRecord {
  const text = (start: number, end: number) => textOf(bytes.toString("latin1", start, end));
  return {
    isText: bytes.readUInt16BE(0) === 2,
    width: bytes.readUInt16BE(4),
    number: bytes.readUInt16BE(6),
    name: isVersion8 ? text(88, 120) : text(8, 16),
    label: text(16, 56),
    format: text(56, 64),
    decimals: bytes.readUInt16BE(66),
  };
}

function textOf(padded: string): string {
  return padded.replace(/[\0 ]+$/, "");
}

interface LongWords {
  readonly name: string;
  readonly label: string;
  readonly format?: string;
}

/** Labels of more than 40 letters, and long names of formats, by the variable's number. */
function readLongLabels(cursor: ByteCursor): ReadonlyMap<number, LongWords> {
  const found = new Map<number, LongWords>();
  const head = record(cursor, "LABELV8", "LABELV9");
  if (head === null) return found;
  const start = cursor.position;
  const texts = head.includes("LABELV9") ? 4 : 2;
  for (let count = Number.parseInt(head.slice(48), 10) || 0; count > 0; count--) {
    const number = cursor.bytes(2).readUInt16BE();
    const lengths = Array.from({ length: texts }, () => cursor.bytes(2).readUInt16BE());
    const [name = "", label = "", format = ""] = lengths.map((length) =>
      textOf(cursor.bytes(length).toString("latin1")),
    );
    found.set(number, { name, label, ...(format === "" ? {} : { format }) });
  }
  const rest = (cursor.position - start) % recordBytes;
  if (rest > 0) cursor.skip(recordBytes - rest);
  return found;
}
