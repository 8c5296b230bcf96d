import { describe, expect, it } from "vitest";
import { fileOf, preview, read, readText } from "./read-in-test.ts";

describe("rows below the data", () => {
  it("of totals and remarks are left out, which is told", async () => {
    const path = fileOf(
      "report.csv",
      "id,score\n1,2.5\n2,3.5\n3,4\n\nTotal,10\nSource: the ministry\nNot all schools took part.\n",
    );
    const problem = { code: "footer-left-out", count: 3, firstRow: 6, example: "Total" };
    for (const { problems } of [await read(path), await preview(path)]) expect(problems).toEqual([problem]);
    const { values, variable } = await read(path);
    expect(values("id")).toEqual([1, 2, 3]);
    expect(values("score")).toEqual([2.5, 3.5, 4]);
    expect(variable("id").storage).toBe("number");
  });

  it("are data where the user says so", async () => {
    const path = fileOf("all.csv", "condition,n\na,2.5\nb,3.5\nTotal,6\n");
    expect((await read(path)).table.rows).toBe(2);
    for (const { problems, options } of [
      await read(path, { keepFooter: true }),
      await preview(path, { keepFooter: true }),
    ]) {
      expect(problems).toEqual([]);
      expect(options.keepFooter).toBe(true);
    }
    expect((await read(path, { keepFooter: true })).values("condition")).toEqual(["a", "b", "Total"]);
  });

  it("are found at the end of long files, too", async () => {
    const rows = Array.from({ length: 200_000 }, (_, row) => `${row},s${row % 9},${row}.5`);
    const { table, variable, problems } = await readText(`id,school,x\n${rows.join("\n")}\nInsgesamt,,20000000000\n`);
    expect([table.rows, variable("id").storage]).toEqual([200_000, "number"]);
    expect(problems).toEqual([{ code: "footer-left-out", count: 1, firstRow: 200_002, example: "Insgesamt" }]);
  });

  it.each([
    ["a category that occurs above as well", "group,n\nTotal,1\na,2\nTotal,3\n", 3],
    ["all there is below the names", "group,n\nTotal,1\n", 1],
    ["an answer in words", "id,answer\n1,yes\n2,no\nI do not know,\n", 3],
    ["a row of little", "id,a,b\n1,2,3\n2,3,4\n\n3,,\n", 3],
  ])("count as data where they are %s", async (_name, text, rows) => {
    expect((await readText(text)).table.rows).toBe(rows);
  });
});
