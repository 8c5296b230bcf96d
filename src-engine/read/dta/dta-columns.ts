import { TextColumnBuilder } from "../../table/column-builder.ts";
import type { TextColumn } from "../../table/table.ts";
import { NumbersWithKinds } from "../described/missing-kinds.ts";
import { type DecodeText, endOfText, KnownTexts } from "../described/padded-text.ts";
import type { RecordBlock } from "../described/record-blocks.ts";
import type { DtaDictionary, DtaVariable } from "./dta-dictionary.ts";
import { momentOf } from "./dta-moments.ts";
import { type DtaNumberKind, numberReader } from "./dta-types.ts";
import type { LongTexts } from "./long-texts.ts";

/** Takes one variable's values out of rows. */
export type DtaColumn = DtaNumbers | DtaTexts;

export interface DtaNumbers {
  readonly numbers: NumbersWithKinds;
  take(rows: RecordBlock): void;
}

export interface DtaTexts {
  take(rows: RecordBlock): void;
  finish(): TextColumn;
}

export function dtaColumn(
  { type, offset, format }: DtaVariable,
  { littleEndian, layout }: DtaDictionary,
  decode: DecodeText,
  longTexts: LongTexts | null,
): DtaColumn {
  switch (type.kind) {
    case "text":
      return fixedTexts(offset, type.bytes, decode);
    case "long-text":
      return longTextColumn(offset, littleEndian, layout.release, longTexts);
    default:
      return numbers(type.kind, offset, format, littleEndian, layout.missingKinds);
  }
}

function numbers(
  kind: DtaNumberKind,
  offset: number,
  format: string,
  littleEndian: boolean,
  missingKinds: boolean,
): DtaNumbers {
  const { value: read, missingKind } = numberReader(kind, littleEndian, missingKinds);
  const { convert } = momentOf(format);
  const collected = new NumbersWithKinds();
  const mostKinds = missingKinds ? 26 : 0;
  return {
    numbers: collected,
    take: ({ view, count, recordBytes }) => {
      for (let row = 0, at = offset; row < count; row++, at += recordBytes) {
        const value = read(view, at);
        const missing = missingKind(view, at, value);
        if (missing < 0) collected.add(convert(value));
        else collected.addMissing(missing > mostKinds ? 0 : missing);
      }
    },
  };
}

/** A text ends at its first zero or fills its place. Blanks at its end are filling to all programs but Stata itself. */
function fixedTexts(offset: number, width: number, decode: DecodeText): DtaTexts {
  const texts = new KnownTexts(decode);
  const builder = new TextColumnBuilder();
  return {
    take: ({ bytes, count, recordBytes }) => {
      for (let row = 0, at = offset; row < count; row++, at += recordBytes) {
        let end = at;
        while (end < at + width && bytes[end] !== 0) end++;
        end = endOfText(bytes, at, end);
        builder.add(end === at ? "" : texts.text(bytes, at, end));
      }
    },
    finish: () => builder.finish(),
  };
}

/** Long texts stand elsewhere in the file, by the variable and the observation in which they came first. */
function longTextColumn(offset: number, littleEndian: boolean, release: number, longTexts: LongTexts | null): DtaTexts {
  const builder = new TextColumnBuilder();
  return {
    take: ({ bytes, count, recordBytes }) => {
      for (let row = 0, at = offset; row < count; row++, at += recordBytes) {
        builder.add(longTexts?.find(bytes.subarray(at, at + 8), littleEndian, release) ?? "");
      }
    },
    finish: () => builder.finish(),
  };
}
