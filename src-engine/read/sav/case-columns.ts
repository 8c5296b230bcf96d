import { NumberColumnBuilder, TextColumnBuilder } from "../../table/column-builder.ts";
import type { Column } from "../../table/table.ts";
import { type DecodeText, endOfText, KnownTexts } from "../described/padded-text.ts";
import { placesOfUnits } from "./text-parts.ts";
import type { SavVariable } from "./variables.ts";

/** Takes the units of a case that belong to one variable. */
export type CaseColumn = NumberUnits | TextUnits;

/** A number: one unit. */
export class NumberUnits {
  private readonly builder = new NumberColumnBuilder();
  private readonly systemMissing: number;
  private readonly littleEndian: boolean;

  constructor(systemMissing: number, littleEndian: boolean) {
    this.systemMissing = systemMissing;
    this.littleEndian = littleEndian;
  }

  add(value: number): void {
    this.builder.add(value);
  }

  addUnit(view: DataView, at: number): void {
    const value = view.getFloat64(at, this.littleEndian);
    this.builder.add(value === this.systemMissing ? Number.NaN : value);
  }

  finish(rows: number): Column {
    this.builder.fill(rows);
    return this.builder.finish();
  }
}

/** A text: as many units as it takes, one after the other. Blanks at its end are filling. */
export class TextUnits {
  private readonly builder = new TextColumnBuilder();
  private readonly bytes: Buffer;
  private readonly width: number;
  private readonly texts: KnownTexts;

  constructor({ width }: Pick<SavVariable, "width">, text: DecodeText) {
    this.width = width;
    this.bytes = Buffer.alloc(Math.max(...placesOfUnits(width)) + bytesPerUnit);
    this.texts = new KnownTexts(text);
  }

  addUnit(view: DataView, at: number, place: number): void {
    for (let i = 0; i < bytesPerUnit; i++) this.bytes[place + i] = view.getUint8(at + i);
  }

  addBlanks(place: number): void {
    this.bytes.fill(blank, place, place + bytesPerUnit);
  }

  /** All units of a case are there. */
  complete(): void {
    const end = endOfText(this.bytes, 0, this.width);
    if (end === 0) this.builder.addNothing();
    else this.builder.add(this.texts.text(this.bytes, 0, end));
  }

  finish(rows: number): Column {
    this.builder.fill(rows);
    return this.builder.finish();
  }
}

/** What becomes of one unit of a case. */
export type UnitUse =
  | { readonly kind: "number"; readonly column: NumberUnits }
  | {
      readonly kind: "text";
      readonly column: TextUnits;
      /** Where in the text its bytes belong. */
      readonly place: number;
      readonly isLast: boolean;
    };

/** The uses of a variable's units, in their order. */
export function unitUses({ width }: Pick<SavVariable, "width">, column: CaseColumn): UnitUse[] {
  if (column instanceof NumberUnits) return [{ kind: "number", column }];
  const places = placesOfUnits(width);
  return places.map((place, index) => ({ kind: "text", column, place, isLast: index === places.length - 1 }));
}

const bytesPerUnit = 8;
const blank = 0x20;
