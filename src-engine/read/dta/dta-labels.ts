import type { ValueLabel } from "../../../src-contract/variable.ts";
import type { ByteCursor } from "../byte-cursor.ts";
import type { DecodeText } from "../described/padded-text.ts";
import { type DtaDictionary, textOf } from "./dta-dictionary.ts";
import { firstMissingInt32 } from "./dta-types.ts";

/** A set of value labels, which several variables may use. */
export interface DtaLabels {
  readonly labels: readonly ValueLabel[];
  /** Of `.a` to `.z`, by 1 to 26. */
  readonly kindLabels: ReadonlyMap<number, string>;
}

export const noDtaLabels: DtaLabels = { labels: [], kindLabels: new Map() };

/**
 * Value labels by their names. They stand at the end of the file, so that a file that was cut there has fewer; what is
 * left of them is not worth refusing the data.
 */
export function readDtaLabels(
  cursor: ByteCursor,
  dictionary: DtaDictionary,
  decode: DecodeText,
): ReadonlyMap<string, DtaLabels> {
  const sets = new Map<string, DtaLabels>();
  const { layout, labelsStart } = dictionary;
  cursor.moveTo(labelsStart);
  if (layout.tagged) cursor.skip(Math.min("<value_labels>".length, cursor.bytesLeft));
  while (cursor.bytesLeft > fewestBytes) {
    const set = layout.release < 105 ? readOldSet(cursor, decode) : readSet(cursor, dictionary, decode);
    if (set === null) break;
    sets.set(set.name, set.labels);
  }
  return sets;
}

interface NamedLabels {
  readonly name: string;
  readonly labels: DtaLabels;
}

const fewestBytes = 16;
const openingTag = "<lbl>";
const closingTag = "</lbl>";

function readSet(cursor: ByteCursor, { layout, littleEndian }: DtaDictionary, decode: DecodeText): NamedLabels | null {
  if (layout.tagged && cursor.bytes(openingTag.length).toString("latin1") !== openingTag) return null;
  const bytes = cursor.uint32();
  const start = cursor.position;
  // Stata 5 and 6 wrote names of 8 letters here, other programs write the 32 of later releases.
  for (const nameBytes of layout.release < 110 ? [9, 33] : [layout.labelNameBytes]) {
    if (nameBytes + padding + bytes > cursor.bytesLeft) return null;
    const name = textOf(cursor.bytes(nameBytes)).toString("latin1");
    cursor.skip(padding);
    const labels = labelsIn(cursor.bytes(bytes), littleEndian, decode, layout.missingKinds);
    if (labels === null) {
      cursor.moveTo(start);
      continue;
    }
    if (layout.tagged) cursor.skip(Math.min(closingTag.length, cursor.bytesLeft));
    return { name, labels };
  }
  return null;
}

const padding = 3;

/** Numbers of labels and letters, where each label starts, the values, the letters; null: they do not fit together. */
function labelsIn(table: Buffer, littleEndian: boolean, decode: DecodeText, missingKinds: boolean): DtaLabels | null {
  const int32 = (at: number) => (littleEndian ? table.readInt32LE(at) : table.readInt32BE(at));
  if (table.length < 8) return null;
  const count = int32(0);
  const textStart = 8 + 8 * count;
  if (count < 0 || int32(4) < 0 || textStart + int32(4) !== table.length) return null;
  const labels: ValueLabel[] = [];
  const kindLabels = new Map<number, string>();
  for (let index = 0; index < count; index++) {
    const offset = int32(8 + 4 * index);
    if (offset < 0 || textStart + offset >= table.length) return null;
    const label = decode(textOf(table.subarray(textStart + offset)));
    const value = int32(8 + 4 * count + 4 * index);
    const kind = missingKinds ? value - firstMissingInt32 : -1;
    if (kind > 0) kindLabels.set(kind, label);
    else if (kind < 0) labels.push({ value, label });
  }
  return { labels, kindLabels };
}

/** Labels of at most eight letters for 0, 1, 2 and so on. */
function readOldSet(cursor: ByteCursor, decode: DecodeText): NamedLabels | null {
  const bytes = cursor.uint16();
  if (oldNameBytes + bytes > cursor.bytesLeft) return null;
  const name = textOf(cursor.bytes(12)).toString("latin1");
  cursor.skip(oldNameBytes - 12);
  const table = cursor.bytes(bytes);
  const labels = Array.from({ length: Math.floor(bytes / 8) }, (_, value) => ({
    value,
    label: decode(textOf(table.subarray(8 * value, 8 * value + 8))),
  }));
  return { name, labels: { labels: labels.filter(({ label }) => label !== ""), kindLabels: new Map() } };
}

const oldNameBytes = 14;
