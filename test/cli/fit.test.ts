import { existsSync, readFileSync } from "node:fs";
import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { readCommandLine } from "../../src-engine/cli/command-line.ts";
import { runFit } from "../../src-engine/cli/fit-command.ts";

let folder = "";
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "crosslevel-cli-"));
  const rows = Array.from(
    { length: 60 },
    (_, row) => `s${Math.floor(row / 6)},${(row * 7919) % 101},${(row * 31) % 17}`,
  );
  await writeFile(join(folder, "data.csv"), `school,y,x\n${rows.join("\n")}\n`);
  const units = Array.from({ length: 10 }, (_, unit) => `s${unit},${unit % 4}`);
  await writeFile(join(folder, "units.csv"), `school,size\n${units.join("\n")}\n`);
  const withSize = rows.map((row, index) => `${row},${Math.floor(index / 6) % 4},r${index}`);
  const copied = rows.map((row) => `${row},${row.split(",")[1]},`);
  await writeFile(join(folder, "copied.csv"), `school,y,x,copy,empty\n${copied.join("\n")}\n`);
  await writeFile(join(folder, "constant.csv"), `school,y,x,size,row\n${withSize.join("\n")}\n`);
});
afterAll(() => rm(folder, { recursive: true, force: true }));

const analysis = {
  format: "crosslevel-analysis",
  version: 1,
  data: { file: "data.csv" },
  model: {
    outcome: "y",
    fixed: [{ variables: [] }, { variables: [{ name: "x" }] }],
    random: [{ group: "school", terms: [{ variables: [] }] }],
  },
};

describe("what the command line understands", () => {
  test.each([
    [["fit", "a.json"], { kind: "fit", file: "a.json", out: null, repeat: 1 }],
    [["fit", "a.json", "--out", "r.json"], { kind: "fit", file: "a.json", out: "r.json", repeat: 1 }],
    [["fit", "--repeat=5", "a.json", "--out=r=1.json"], { kind: "fit", file: "a.json", out: "r=1.json", repeat: 5 }],
    [["--help"], { kind: "help" }],
    [[], { kind: "help" }],
    [["fit"], { kind: "wrong", problem: "“crosslevel fit” needs the path of an analysis file." }],
    [["fit", "a.json", "b.json"], { kind: "wrong", problem: "“crosslevel fit” takes one analysis file at a time." }],
    [
      ["fit", "a.json", "--repeat", "0"],
      { kind: "wrong", problem: "--repeat needs a whole number from 1 upwards, not “0”." },
    ],
    [["fit", "a.json", "--fast"], { kind: "wrong", problem: "There is no option “--fast”." }],
    [["fir", "a.json"], { kind: "wrong", problem: "There is no command “fir”." }],
  ])("%j", (words, command) => {
    expect(readCommandLine(words)).toEqual(command);
  });
});

test("a result is written where it was asked for, paths being relative to the analysis", async () => {
  const out = join(folder, "r.json");
  expect(
    await runFit({
      kind: "fit",
      file: await put("nested/a.json", { ...analysis, data: { file: "../data.csv" } }),
      out,
      repeat: 3,
    }),
  ).toEqual({ ok: true });
  const result = JSON.parse(readFileSync(out, "utf8"));
  expect(result).toMatchObject({ format: "crosslevel-result", version: 1, fit: { observations: 60 } });
});

test("what is asked for after the fit stands in the result, and nothing else does", async () => {
  const out = join(folder, "after.json");
  const after = { show: ["influence", "predictions"], rows: [{ x: 3, school: "s2" }] };
  expect(await runFit({ kind: "fit", file: await put("after.json", { ...analysis, after }), out, repeat: 1 })).toEqual({
    ok: true,
  });
  const result = JSON.parse(readFileSync(out, "utf8"));
  expect(Object.keys(result.after)).toEqual(["influence", "predictions"]);
  expect(result.after.influence[0].units).toHaveLength(10);
  expect(result.after.predictions[0].predicted.ci[0]).toBeLessThan(result.after.predictions[0].predicted.estimate);
});

test("categories of dates are called as dates are written, and so is their reference", async () => {
  const out = join(folder, "dates.json");
  const rows = Array.from({ length: 60 }, (_, row) => `s${row % 6},${(row * 7919) % 101},2024-0${(row % 3) + 1}-15`);
  await writeFile(join(folder, "dates.csv"), `school,y,day\n${rows.join("\n")}\n`);
  const day = { name: "day", type: "categorical", reference: "2024-02-15" };
  const model = { ...analysis.model, fixed: [{ variables: [] }, { variables: [day] }] };
  const after = { show: ["predictions"], rows: [{ day: "2024-03-15" }] };
  const file = await put("dates.analysis.json", { ...analysis, data: { file: "dates.csv" }, model, after });
  expect(await runFit({ kind: "fit", file, out, repeat: 1 })).toEqual({ ok: true });
  const result = JSON.parse(readFileSync(out, "utf8"));
  expect(result.fixed.map(({ name }: { name: string }) => name)).toEqual([
    "(Intercept)",
    "day[2024-01-15]",
    "day[2024-03-15]",
  ]);
  expect(result.after.predictions[0].predicted).not.toBeNull();
});

test("what was mended in the file is told in the result", async () => {
  const out = join(folder, "mended.json");
  const rows = Array.from(
    { length: 60 },
    (_, row) => `s${Math.floor(row / 6)},${(row * 7919) % 101},${row},1,${row % 5}`,
  );
  await writeFile(join(folder, "heads.csv"), `school,y,y,,x\n${rows.join("\n")}\n`);
  const file = await put("mended.json.analysis", { ...analysis, data: { file: "heads.csv" } });
  expect(await runFit({ kind: "fit", file, out, repeat: 1 })).toEqual({ ok: true });
  const { warnings } = JSON.parse(readFileSync(out, "utf8"));
  const told = warnings.map(({ code, message }: { code: string; message: string }) => [code, message]);
  expect(told.slice(0, 2)).toEqual([
    ["file-mended", "“heads.csv”: Column 3 is another one called “y”; it is called “y_2”."],
    ["file-mended", "“heads.csv”: Column 4 has no name in the file; it is called “V4”."],
  ]);
});

describe("what is wrong is said in one sentence, and nothing is written", () => {
  const cases: readonly (readonly [string, unknown, RegExp])[] = [
    ["a file that is not JSON", "{ nonsense", /is not valid JSON/],
    [
      "a field of the wrong kind",
      { ...analysis, model: { ...analysis.model, outcome: 3 } },
      /model\.outcome: expected a text/,
    ],
    [
      "a field misspelt",
      { ...analysis, model: { ...analysis.model, ranndom: [] } },
      /model\.ranndom: this field is not known; those known here are outcome, distribution, link, .*random, /,
    ],
    [
      "a field of the data misspelt",
      { ...analysis, data: { ...analysis.data, shet: "2" } },
      /data\.shet: this field is not known; those known here are file, sheet, join, steps\.$/,
    ],
    ["a data file that is not there", { ...analysis, data: { file: "gone.csv" } }, /gone\.csv/],
    [
      "a variable misspelt",
      { ...analysis, model: { ...analysis.model, random: [{ group: "shcool", terms: [{ variables: [] }] }] } },
      /^model\.random\[0\]\.group: no variable "shcool"; did you mean "school"\?$/,
    ],
    [
      "a coding of what is centered",
      {
        ...analysis,
        model: {
          ...analysis.model,
          fixed: [{ variables: [] }, { variables: [{ name: "x", center: 1, coding: "effect" }] }],
        },
      },
      /^model\.fixed\[1\]\.variables\[0\]\.coding: “x” enters as a number, which has no coding/,
    ],
    [
      "an outcome that is one of its predictors",
      {
        ...analysis,
        data: { file: "copied.csv" },
        model: { ...analysis.model, fixed: [{ variables: [] }, { variables: [{ name: "copy" }] }] },
      },
      /^model\.fixed: The predictors explain “y” completely/,
    ],
    [
      "a predictor without values",
      {
        ...analysis,
        data: { file: "copied.csv" },
        model: { ...analysis.model, fixed: [{ variables: [] }, { variables: [{ name: "empty" }] }] },
      },
      /^model\.fixed\[1\]\.variables\[0\]: Every one of the \d+ rows has a missing value/,
    ],
    [
      "a power that values do not have",
      {
        ...analysis,
        model: {
          ...analysis.model,
          fixed: [{ variables: [] }, { variables: [{ name: "x", center: 1e9, power: 0.5 }] }],
        },
      },
      /^model\.fixed\[1\]\.variables\[0\]\.power: “x” is /,
    ],
    [
      "a new row's variable misspelt",
      { ...analysis, after: { show: ["predictions"], rows: [{ x: 1, shcool: "s1" }] } },
      /^after\.rows\[0\]\.shcool: no variable "shcool"; did you mean "school"\?$/,
    ],
    [
      "a new row's variable that the model does not have",
      { ...analysis, after: { show: ["predictions"], rows: [{ y: 1 }] } },
      /^after\.rows\[0\]\.y: no variable "y" in the model$/,
    ],
    [
      "a new row of a category that no row has",
      {
        ...analysis,
        model: { ...analysis.model, fixed: [{ variables: [] }, { variables: [{ name: "x", type: "categorical" }] }] },
        after: { show: ["predictions"], rows: [{ x: 99 }] },
      },
      /^after\.rows\[0\]\.x: No row used is “99” in “x”.* its categories are “.+” and .+\.$/,
    ],
    [
      "a new row with a text for a number",
      { ...analysis, after: { show: ["predictions"], rows: [{ x: 1 }, { x: "high" }] } },
      /^after\.rows\[1\]\.x: “x” enters as a number, and “high” is none; write a number\.$/,
    ],
    ["a part that there is not", { ...analysis, after: { show: ["influense"] } }, /after\.show\[0\]/],
    [
      "an outcome with more categories than can be fitted",
      { ...analysis, model: { ...analysis.model, distribution: "multinomial" } },
      /^model\.outcome: “y” has 60 categories, and an outcome/,
    ],
    [
      "a file to join that is not there",
      { ...analysis, data: { file: "data.csv", join: [{ file: "b.csv", level: "school", key: "school" }] } },
      /^data\.join\[0\]: .*b\.csv/,
    ],
    [
      "a key that is not there",
      { ...analysis, data: { file: "data.csv", join: [{ file: "data.csv", level: "school", key: "schol" }] } },
      /^data\.join\[0\]: There is no variable “schol” at this point; did you mean “school”\?/,
    ],
    [
      "a joined file's level that is not there",
      { ...analysis, data: { file: "data.csv", join: [{ file: "units.csv", level: "shcool", key: "school" }] } },
      /^data\.join\[0\]\.level: no variable "shcool"; did you mean "school"\?$/,
    ],
    [
      "a joined file's level whose units are not those of its key",
      { ...analysis, data: { file: "data.csv", join: [{ file: "units.csv", level: "x", key: "school" }] } },
      /^data\.join\[0\]\.level: the level and the key name different units: there are several of "x" in one of "school"\.$/,
    ],
    [
      "a step that cannot be done",
      { ...analysis, data: { file: "data.csv", steps: [{ kind: "filter", formula: "z > 1" }] } },
      /^data\.steps\[0\]: The formula cannot be read\. At character 1: There is no variable “z”/,
    ],
    [
      "a step of an unknown kind",
      { ...analysis, data: { file: "data.csv", steps: [{ kind: "shuffle" }] } },
      /data\.steps\[0\]/,
    ],
    [
      "a reference that is no category",
      {
        ...analysis,
        model: { ...analysis.model, fixed: [{ variables: [] }, { variables: [{ name: "school", reference: "s99" }] }] },
      },
      /^model\.fixed\[1\]\.variables\[0\]\.reference: “school” has no category “s99”/,
    ],
    [
      "a slope that cannot vary",
      {
        ...analysis,
        data: { file: "constant.csv" },
        model: {
          ...analysis.model,
          random: [{ group: "school", terms: [{ variables: [] }, { variables: [{ name: "size" }] }] }],
        },
      },
      /^model\.random\[0\]\.terms\[1\]: “size” has the same value/,
    ],
    [
      "a power that values do not have",
      {
        ...analysis,
        model: {
          ...analysis.model,
          fixed: [{ variables: [] }, { variables: [{ name: "x", center: "grand", power: 0.5 }] }],
        },
      },
      /^model\.fixed\[1\]\.variables\[0\]\.power: “x/,
    ],
    [
      "rows that are units of their own",
      {
        ...analysis,
        data: { file: "constant.csv" },
        model: { ...analysis.model, random: [{ group: "row", terms: [{ variables: [] }] }] },
      },
      /^model\.random\[0\]\.group: Each of the 60 units of “row” has a single row/,
    ],
    [
      "an outcome that its distribution does not have",
      { ...analysis, model: { ...analysis.model, distribution: "beta" } },
      /^model\.outcome: “y” is/,
    ],
    [
      "an outcome of texts",
      { ...analysis, model: { ...analysis.model, outcome: "school" } },
      /model\.outcome: The outcome “school” holds texts/,
    ],
  ];

  test.each(cases)("%s", async (_name, document, words) => {
    const out = join(folder, "never.json");
    const run = await runFit({ kind: "fit", file: await put("wrong.json", document), out, repeat: 1 });
    expect(run.ok).toBe(false);
    if (!run.ok) expect(run.problem).toMatch(words);
    expect(existsSync(out)).toBe(false);
  });

  test("an analysis file that is not there", async () => {
    const run = await runFit({ kind: "fit", file: join(folder, "no.json"), out: null, repeat: 1 });
    expect(run).toMatchObject({ ok: false, problem: expect.stringContaining("no.json") });
  });

  test("a folder that cannot be written to", async () => {
    const out = join(folder, "no/such/folder/r.json");
    const run = await runFit({ kind: "fit", file: await put("a.json", analysis), out, repeat: 1 });
    expect(run.ok).toBe(false);
  });
});

async function put(name: string, document: unknown): Promise<string> {
  const path = join(folder, name);
  await mkdir(join(path, ".."), { recursive: true });
  await writeFile(path, typeof document === "string" ? document : JSON.stringify(document));
  return path;
}
