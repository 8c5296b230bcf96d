// Writes SPSS files byte by byte, as programs and machines write them that are not at hand. Run in this folder:
// node make-own.mjs
import { writeFileSync } from "node:fs";

/** A system file (PSPP Developers Guide, "System File Format"), as an array of bytes in either byte order. */
function systemFile({ littleEndian, compressed, cases, extensions, variables, labels = [], rows }) {
  const parts = [];
  const bytes = (value) => parts.push(Buffer.from(value));
  const int32 = (value) => {
    const block = Buffer.alloc(4);
    littleEndian ? block.writeInt32LE(value) : block.writeInt32BE(value);
    bytes(block);
  };
  const float64 = (value) => bytes(floatBytes(value));
  const floatBytes = (value) => {
    const block = Buffer.alloc(8);
    littleEndian ? block.writeDoubleLE(value) : block.writeDoubleBE(value);
    return block;
  };
  const padded = (text, length) => Buffer.concat([Buffer.from(text, "latin1"), Buffer.alloc(length, " ")]).subarray(0, length);
  const unit = (value) => (typeof value === "number" ? floatBytes(value) : padded(value, 8));

  bytes("$FL2");
  bytes(padded("@(#) SPSS DATA FILE own bytes", 60));
  int32(2);
  int32(variables.length);
  int32(compressed ? 1 : 0);
  int32(0);
  int32(cases);
  float64(100);
  bytes(padded("01 Jan 2600:00:00", 17));
  bytes(padded("", 64));
  bytes(Buffer.alloc(3));
  for (const { name, width = 0, format = 5, decimals = 2, label, missing = [], missingCount = missing.length } of variables) {
    int32(2);
    int32(width);
    int32(label === undefined ? 0 : 1);
    int32(missingCount);
    for (let copies = 0; copies < 2; copies++) int32((format << 16) | ((width > 0 ? width : 8) << 8) | (width > 0 ? 0 : decimals));
    bytes(padded(name, 8));
    if (label !== undefined) {
      const text = Buffer.from(label, "latin1");
      int32(text.length);
      bytes(text);
      bytes(Buffer.alloc((4 - (text.length % 4)) % 4));
    }
    for (const value of missing) bytes(unit(value));
  }
  for (const { values, of } of labels) {
    int32(3);
    int32(values.length);
    for (const [value, label] of values) {
      const text = Buffer.from(label, "latin1");
      bytes(unit(value));
      bytes([text.length]);
      bytes(text);
      bytes(Buffer.alloc((8 - ((text.length + 1) % 8)) % 8));
    }
    int32(4);
    int32(of.length);
    of.forEach(int32);
  }
  for (const { subtype, size, integers, text } of extensions) {
    const data = text === undefined ? integers.length : Buffer.byteLength(text, "latin1");
    int32(7);
    int32(subtype);
    int32(size);
    int32(data);
    text === undefined ? integers.forEach(int32) : bytes(Buffer.from(text, "latin1"));
  }
  int32(999);
  int32(0);
  compressed ? compress(rows.flat()) : rows.flat().forEach((value) => bytes(value === null ? floatBytes(-Number.MAX_VALUE) : unit(value)));
  return Buffer.concat(parts);

  function compress(values) {
    const units = [...values, "end"];
    for (let first = 0; first < units.length; first += 8) {
      const codes = Buffer.alloc(8);
      const literals = [];
      units.slice(first, first + 8).forEach((value, index) => {
        if (value === "end") codes[index] = 252;
        else if (value === null) codes[index] = 255;
        else if (value === "") codes[index] = 254;
        else if (Number.isInteger(value) && value > -100 && value < 152) codes[index] = value + 100;
        else {
          codes[index] = 253;
          literals.push(unit(value));
        }
      });
      bytes(codes);
      literals.forEach(bytes);
    }
  }
}

const machine = (characterCode, bigEndian) => ({ subtype: 3, size: 4, integers: [20, 0, 0, 720, 1, 1, bigEndian ? 1 : 2, characterCode] });

// A workstation of the nineties: the other byte order, windows-1252, no number of cases, levels of measurement in pairs.
writeFileSync(
  "own-big-endian.sav",
  systemFile({
    littleEndian: false,
    compressed: true,
    cases: -1,
    extensions: [machine(1252, true), { subtype: 11, size: 4, integers: [1, 1, 3, 1, 2, 0, 3, 0] }],
    variables: [
      { name: "PERSON", decimals: 0, label: "Schl\xfcssel \x80" },
      { name: "SCORE", missing: [-99, 998, 999] },
      { name: "NAME", width: 8, format: 1, missing: ["-"] },
      { name: "BORN", format: 20, decimals: 0, missing: [-Number.MAX_VALUE * (1 - 2 ** -53), 12219379200], missingCount: -2 },
    ],
    labels: [
      { values: [[1, "eins"], [2, "zw\xf6lf"]], of: [1] },
      { values: [["M\xfcller", "ein M\xfcller"]], of: [3] },
    ],
    rows: [
      [1, 1.5, "M\xfcller", 13166064000],
      [2, -99, "", null],
      [3, 999, "-", 12219379200],
      [151, null, "\x84Zitat\x93", 0],
      [152, 1e300, "Z", 13166107200.5],
    ],
  }),
);

// A file of before SPSS told encodings: nothing says how its letters are to be read.
writeFileSync(
  "own-no-encoding.sav",
  systemFile({
    littleEndian: true,
    compressed: false,
    cases: 2,
    extensions: [],
    variables: [{ name: "N" }, { name: "TEXT", width: 4, format: 1 }],
    rows: [
      [0.1, "caf\xe9"],
      [null, "na\xefv"],
    ],
  }),
);

// Japanese, as named by record 20.
writeFileSync(
  "own-shift-jis.sav",
  systemFile({
    littleEndian: true,
    compressed: true,
    cases: 2,
    extensions: [machine(932, false), { subtype: 20, size: 1, text: "Shift_JIS" }],
    variables: [{ name: "COUNTRY", width: 8, format: 1, label: "\x8d\x91" }, { name: "N", decimals: 0 }],
    rows: [
      ["\x93\xfa\x96\x7b", 1],
      ["", 2],
    ],
  }),
);
