import { describe, expect, it } from "vitest";
import { fileOf, preview, read, readText } from "./read-in-test.ts";

describe("names that stand among the rows once more", () => {
  const twoFiles = "id,name,score\n1,Ann,3.5\n2,Bob,4\nid,name,score\n3,Cem,5\n";

  it("are left out and told", async () => {
    const table = await readText(twoFiles);
    expect([table.values("id"), table.values("score")]).toEqual([
      [1, 2, 3],
      [3.5, 4, 5],
    ]);
    expect(table.problems).toEqual([{ code: "repeated-headers", count: 1, firstRow: 4 }]);
  });

  it("do not keep the first row from being the header where all is text", async () => {
    const table = await readText("who,where\nAnn,Rome\nwho , where\nBob,Bern\n\ufeffwho,where\nCem,Ulm\n");
    expect(table.names).toEqual(["who", "where"]);
    expect(table.values("where")).toEqual(["Rome", "Bern", "Ulm"]);
    expect(table.problems).toEqual([{ code: "repeated-headers", count: 2, firstRow: 3 }]);
  });

  it("are left out far below the rows that a preview reads", async () => {
    const rows = Array.from({ length: 300_000 }, (_, row) => `${row},${row % 7}`);
    const table = await readText(["id,score", ...rows, '"id","score"', "300000,1"].join("\n"));
    expect(table.table.rows).toBe(300_001);
    expect(table.variable("score").storage).toBe("number");
  });

  it("are values where there is but one name, or a cell differs", async () => {
    expect((await readText("word\nnoun\nword\n", { headerRow: 1 })).values("word")).toEqual(["noun", "word"]);
    expect((await readText("a,b\nx,y\na,c\n", { headerRow: 1 })).values("b")).toEqual(["y", "c"]);
  });
});

it("takes every object of JSON for data, whatever it is called", async () => {
  const path = fileOf("totals.jsonl", '{"school":"A","n":3}\n{"school":"B","n":4}\n{"school":"Total","n":7}\n');
  const table = await read(path);
  expect(table.values("school")).toEqual(["A", "B", "Total"]);
  expect((await preview(path)).rows).toBe(3);
});
