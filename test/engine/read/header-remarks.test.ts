import { describe, expect, it } from "vitest";
import { importReasonText } from "../../../src-wording/import.ts";
import { fileOf, preview, read, readText } from "./read-in-test.ts";

const units = "id,height,weight\n,cm,kg\n1,170,65.5\n2,180,80\n3,165,55\n";
const questions = "Study 7\nq1,q2,sex\nHow are you?,How old are you?,Sex of child\n1,33,2\n2,44,1\n3,55,1\n";

describe("a row of remarks below the names", () => {
  it("makes labels of units", async () => {
    const { names, values, variable } = await readText(units);
    expect(names).toEqual(["id", "height", "weight"]);
    expect(names.map((name) => variable(name).label)).toEqual(["", "cm", "kg"]);
    expect(values("height")).toEqual([170, 180, 165]);
  });

  it("makes labels of questions, also below a title", async () => {
    const { names, values, variable } = await readText(questions);
    expect(names.map((name) => variable(name).label)).toEqual(["How are you?", "How old are you?", "Sex of child"]);
    expect(values("q2")).toEqual([33, 44, 55]);
  });

  it("is told, and is data where another row is chosen", async () => {
    const path = fileOf("units.csv", units);
    const { reasons, options } = await preview(path);
    expect(options.headerRow).toBe(2);
    expect(reasons.headerRow && importReasonText(reasons.headerRow)).toBe(
      "Row 1 has names, the row below it units or questions, which become labels",
    );
    expect((await read(path, { headerRow: 1 })).values("height")).toEqual(["cm", "170", "180", "165"]);
    expect(await read(path, { headerRow: 2 })).toMatchObject({ names: ["id", "height", "weight"] });
  });

  it.each([
    ["a first row whose values are missing", "name,x,y\nanna,NA,NA\nbert,1,2\ncarl,3,4\n", ["anna", "bert", "carl"]],
    ["a first row with one unknown value", "name,x,y\nanna,unknown,5\nbert,1,2\ncarl,3,4\n", ["anna", "bert", "carl"]],
    ["answers that come again", "name,x,y\nanna,low,low\nbert,1,2\ncarl,low,4\n", ["anna", "bert", "carl"]],
    [
      "texts over one column of numbers",
      "name,town,x\nanna,Bonn,many\nbert,Ulm,2\ncarl,Trier,4\n",
      ["anna", "bert", "carl"],
    ],
  ])("is not %s", async (_what, text, names) => {
    expect((await readText(text)).values("name")).toEqual(names);
  });
});

describe("names of columns", () => {
  it("may be years", async () => {
    const { names, values } = await readText("id,2019,2020\n1,5,6\n2,7,8\n");
    expect(names).toEqual(["id", "2019", "2020"]);
    expect(values("2020")).toEqual([6, 8]);
    expect((await readText("2019,5\n2020,6\n")).names).toEqual(["V1", "V2"]);
  });
});
