import { longestPart, placesOfUnits } from "../../read/sav/text-parts.ts";
import { ByteWriter, endOfWholeCharacters } from "./byte-writer.ts";
import { bias, blank } from "./sav-records.ts";
import { bytesPerUnit, type SavVariable } from "./sav-variable.ts";

const codes = { end: 252, literal: 253, blanks: 254, systemMissing: 255 } as const;
const rowsPerChunk = 10_000;

/** The values, row by row, packed byte by byte. */
export function* savCases(variables: readonly SavVariable[], rows: number): Generator<Uint8Array> {
  const packer = new UnitPacker();
  const writers = variables.map((variable) => unitWriter(variable, packer));
  for (let row = 0; row < rows; row++) {
    for (const write of writers) write(row);
    if (row % rowsPerChunk === rowsPerChunk - 1) yield packer.take();
  }
  packer.finish();
  yield packer.take();
}

function unitWriter({ column, width, missing, toSpss }: SavVariable, packer: UnitPacker): (row: number) => void {
  if (column.kind === "number") {
    return (row) => {
      const value = column.values[row] ?? Number.NaN;
      packer.number(missing.asSystemMissing(value) ? Number.NaN : toSpss(value));
    };
  }
  const places = placesOfUnits(width);
  const units = [...column.texts, ""].map((text) => unitsOfText(text, width, places));
  return (row) => {
    const code = column.codes[row] ?? -1;
    for (const unit of units[code < 0 ? column.texts.length : code] ?? []) packer.text(unit);
  };
}

/** Null: eight blanks. */
function unitsOfText(text: string, width: number, places: readonly number[]): readonly (Buffer | null)[] {
  const bytes = Buffer.from(text);
  const end = endOfWholeCharacters(bytes, width);
  return places.map((place) => {
    const unit = Buffer.alloc(bytesPerUnit, blank);
    // The last unit of a part takes one byte less than it holds.
    const room = Math.min(bytesPerUnit, longestPart - (place % longestPart));
    bytes.subarray(place, Math.min(place + room, end)).copy(unit);
    return unit.every((byte) => byte === blank) ? null : unit;
  });
}

/** Eight codes, then what they say stands after them. */
class UnitPacker {
  private readonly file = new ByteWriter(1 << 20);
  private readonly literals = new ByteWriter(64);
  private readonly block = Buffer.alloc(8);
  private filled = 0;

  number(value: number): void {
    if (Number.isNaN(value)) this.code(codes.systemMissing);
    else if (Number.isInteger(value) && value > -bias && value <= 251 - bias && !Object.is(value, -0)) {
      this.code(value + bias);
    } else {
      this.literals.float64(value);
      this.code(codes.literal);
    }
  }

  text(unit: Buffer | null): void {
    if (unit === null) {
      this.code(codes.blanks);
    } else {
      this.literals.bytes(unit);
      this.code(codes.literal);
    }
  }

  finish(): void {
    this.code(codes.end);
    while (this.filled > 0) this.code(0);
  }

  take(): Buffer {
    return this.file.take();
  }

  private code(code: number): void {
    this.block[this.filled++] = code;
    if (this.filled < this.block.length) return;
    this.file.bytes(this.block).bytes(this.literals.done());
    this.literals.length = 0;
    this.filled = 0;
  }
}
