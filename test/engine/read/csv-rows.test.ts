import Papa from "papaparse";
import { describe, expect, it } from "vitest";
import type { ImportProblem } from "../../../src-contract/data-import.ts";
import { byteCells } from "../../../src-engine/read/cells/byte-cells.ts";
import { csvRows } from "../../../src-engine/read/csv/csv-rows.ts";
import type { Dialect } from "../../../src-engine/read/csv/row-scanner.ts";

/** The rows of a text that comes in pieces of `pieceBytes`, and what was noted. */
function rowsOf(text: string, dialect: Partial<Dialect> = {}, pieceBytes = 1 << 16) {
  const bytes = Buffer.from(text, "utf8");
  const pieces = Array.from({ length: Math.ceil(bytes.length / pieceBytes) }, (_, piece) => ({
    bytes: bytes.subarray(piece * pieceBytes, (piece + 1) * pieceBytes),
    fraction: 1,
  }));
  const notes: ImportProblem[] = [];
  const rows: unknown[] = [];
  const whole: Dialect = { delimiter: ",", quotes: "double", comments: null, lineBreaks: "any", ...dialect };
  for (const batch of csvRows("text", pieces, whole, (note) => notes.push(note))) rows.push(...byteCells(batch.rows));
  return { rows, notes };
}

/** Whole numbers below `limit`, the same ones each time (Park & Miller 1988). */
function draws(seed: number): (limit: number) => number {
  let state = seed;
  return (limit) => {
    state = (state * 48_271) % 2_147_483_647;
    return state % limit;
  };
}

const awkward = ["", " ", "1.5", "é", "“x”", 'say "no"', '"', '""', "a,b", "one\ntwo", "#", "-", "  x ", ";", "😀"];

describe("rows of delimited text", () => {
  it("are the table that was written, whatever its cells hold and wherever pieces are cut", () => {
    const draw = draws(1);
    for (let table = 0; table < 300; table++) {
      const width = 2 + draw(4);
      const cells = Array.from({ length: 1 + draw(8) }, () =>
        Array.from({ length: width }, () => awkward[draw(awkward.length)] ?? ""),
      );
      const newline = ["\n", "\r\n", "\r"][draw(3)] ?? "\n";
      const text = Papa.unparse(cells, { newline, quotes: draw(2) === 0 });
      expect(rowsOf(text, {}, 1 + draw(20)), text).toEqual({ rows: cells, notes: [] });
    }
  });

  it("do not depend on where pieces are cut, however quotes stand", () => {
    const draw = draws(2);
    const parts = ['"', '"', ",", ",", "\n", "\r\n", "\r", "a", " ", "#", '""', "é"];
    for (let text = 0; text < 500; text++) {
      const letters = Array.from({ length: draw(60) }, () => parts[draw(parts.length)] ?? "").join("");
      const dialect = { comments: draw(2) === 0 ? "#" : null, delimiter: draw(4) === 0 ? " " : "," } as const;
      expect(rowsOf(letters, dialect, 1 + draw(5)), JSON.stringify(letters)).toEqual(rowsOf(letters, dialect));
    }
  });

  it("keep every character outside of quotes when a quote is never closed", () => {
    expect(rowsOf('a,"b\nc,d\n')).toEqual({
      rows: [
        ["a", '"b'],
        ["c", "d"],
      ],
      notes: [{ code: "unclosed-quote", row: 1 }],
    });
    expect(rowsOf('a,"two\nlines","b\nc,d\n').rows[0]).toEqual(["a", '"two']);
  });

  it("keep quotes within a cell, and lose spaces behind its quotes", () => {
    expect(rowsOf('"a"b",c\nx,"y" \n')).toEqual({
      rows: [
        ['a"b', "c"],
        ["x", "y"],
      ],
      notes: [{ code: "unclosed-quote", row: 1 }],
    });
  });

  it("have as many cells between spaces as there are values, empty ones in quotes among them", () => {
    expect(rowsOf('  a   "" b \n\n1 2 3', { delimiter: " " }).rows).toEqual([["a", "", "b"], [""], ["1", "2", "3"]]);
  });

  it("keep carriage returns in quotes where only line feeds end a line", () => {
    expect(rowsOf('"a\rb",\r\n', { lineBreaks: "\n" }).rows).toEqual([["a\rb", "\r"]]);
  });

  it("leave out comments, whatever quotes stand in them", () => {
    expect(rowsOf('# it"s\n#,"x\na,"# b"\n', { comments: "#" })).toEqual({
      rows: [[], [], ["a", "# b"]],
      notes: [{ code: "comment-lines", count: 2, mark: "#" }],
    });
  });
});
