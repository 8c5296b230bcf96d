import { existsSync, readFileSync } from "node:fs";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { StepKind, WrittenStep } from "../../src-contract/data-steps.ts";
import { readCommandLine } from "../../src-engine/cli/command-line.ts";
import { runData } from "../../src-engine/cli/data-command.ts";

let folder = "";
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "crosslevel-data-"));
  await writeFile(join(folder, "pupils.csv"), "school,sex,y1,y2\n2,f,5,6\n1,m,3,\n2,m,1,4\n");
  await writeFile(join(folder, "schools.csv"), "id,size\n1,100\n2,200\n");
  await writeFile(join(folder, "one.csv"), "a\n5\n");
});
afterAll(() => rm(folder, { recursive: true, force: true }));

/** The data of an analysis without a model, as they are written: lines of comma-separated values. */
async function prepared(steps: readonly WrittenStep[], data = "pupils.csv"): Promise<readonly string[] | string> {
  const [file, out] = [join(folder, "a.json"), join(folder, "out.csv")];
  await rm(out, { force: true });
  await writeFile(file, JSON.stringify({ format: "crosslevel-analysis", version: 1, data: { file: data, steps } }));
  const run = await runData({ kind: "data", file, out });
  if (!run.ok) return run.problem;
  return readFileSync(out, "utf8")
    .replace(/^\uFEFF/, "")
    .trimEnd()
    .split(/\r?\n/);
}

interface Example {
  readonly steps: readonly WrittenStep[];
  readonly lines: readonly string[];
}

const head = "school,sex,y1,y2";
const examples: Readonly<Record<StepKind, Example>> = {
  compute: {
    steps: [{ kind: "compute", variables: [{ name: "m", formula: "mean(y1, by: school)" }] }],
    lines: [`${head},m`, "2,f,5,6,3", "1,m,3,,3", "2,m,1,4,3"],
  },
  recode: {
    steps: [
      {
        kind: "recode",
        variables: ["y1"],
        into: ["high"],
        rules: [
          { from: { low: 4, high: null }, to: 1 },
          { from: "else", to: 0 },
        ],
      },
    ],
    lines: [`${head},high`, "2,f,5,6,1", "1,m,3,,0", "2,m,1,4,0"],
  },
  code: {
    steps: [{ kind: "code", variable: "sex", coding: "effect", reference: "f", prefix: "s" }],
    lines: [`${head},s_m`, "2,f,5,6,-1", "1,m,3,,1", "2,m,1,4,1"],
  },
  filter: { steps: [{ kind: "filter", formula: 'sex = "m"' }], lines: [head, "1,m,3,", "2,m,1,4"] },
  sort: {
    steps: [{ kind: "sort", by: [{ variable: "y2", descending: true }] }],
    lines: [head, "2,f,5,6", "2,m,1,4", "1,m,3,"],
  },
  join: {
    steps: [{ kind: "join", from: { file: "schools.csv" }, keys: [{ left: "school", right: "id" }] }],
    lines: [`${head},size`, "2,f,5,6,200", "1,m,3,,100", "2,m,1,4,200"],
  },
  stack: {
    steps: [{ kind: "stack", from: [{ file: "one.csv" }], origin: "file" }],
    lines: [`${head},a,file`, "2,f,5,6,,1", "1,m,3,,,1", "2,m,1,4,,1", ",,,,5,2"],
  },
  aggregate: {
    steps: [
      {
        kind: "aggregate",
        by: ["school"],
        into: "rows",
        statistics: [
          { name: "n", function: "rows" },
          { name: "y", function: "mean", variable: "y2" },
        ],
      },
    ],
    lines: ["school,n,y", "1,1,", "2,2,5"],
  },
  "wide-to-long": {
    steps: [
      {
        kind: "wide-to-long",
        outcomes: [{ name: "y", from: ["y1", "y2"] }],
        time: { name: "t", values: [1, 2] },
        dropEmpty: true,
      },
    ],
    lines: ["school,sex,t,y", "2,f,1,5", "2,f,2,6", "1,m,1,3", "2,m,1,1", "2,m,2,4"],
  },
  "long-to-wide": {
    steps: [{ kind: "long-to-wide", units: ["school"], time: "sex", variables: ["y1"] }],
    lines: ["school,y1_f,y1_m", "1,,3", "2,5,1"],
  },
  "person-period": {
    steps: [
      { kind: "filter", formula: "y1 <= 3" },
      { kind: "delete-variables", variables: ["y2", "sex"] },
      { kind: "person-period", duration: "y1", period: "p", happens: "e" },
    ],
    lines: ["school,y1,p,e", "1,3,1,0", "1,3,2,0", "1,3,3,1", "2,1,1,1"],
  },
  "edit-cells": {
    steps: [{ kind: "edit-cells", blocks: [{ row: 2, variables: ["y2"], values: [[9], [null]] }] }],
    lines: [head, "2,f,5,6", "1,m,3,9", "2,m,1,"],
  },
  "insert-rows": {
    steps: [{ kind: "insert-rows", at: 2, count: 1 }],
    lines: [head, "2,f,5,6", ",,,", "1,m,3,", "2,m,1,4"],
  },
  "delete-rows": { steps: [{ kind: "delete-rows", rows: [{ from: 1, to: 2 }] }], lines: [head, "2,m,1,4"] },
  "insert-variable": {
    steps: [{ kind: "insert-variable", name: "note", storage: "text", after: "school" }],
    lines: ["school,note,sex,y1,y2", "2,,f,5,6", "1,,m,3,", "2,,m,1,4"],
  },
  "delete-variables": {
    steps: [{ kind: "delete-variables", variables: ["sex", "y2"] }],
    lines: ["school,y1", "2,5", "1,3", "2,1"],
  },
  describe: {
    steps: [
      { kind: "describe", variables: { y1: { name: "before", missing: { values: [5], ranges: [] } } } },
      { kind: "compute", variables: [{ name: "m", formula: "mean(before)" }] },
    ],
    lines: ["school,sex,before,y2,m", "2,f,,6,2", "1,m,3,,2", "2,m,1,4,2"],
  },
};

test.each(Object.entries(examples))("the step %s is done on the command line", async (_, { steps, lines }) => {
  expect(await prepared(steps)).toEqual(lines);
});

test("data of one row go through everything that looks at other rows", async () => {
  const names = [
    "lag(a)",
    "lead(a)",
    "first(a)",
    "last(a)",
    "z(a)",
    "rank(a)",
    "cumsum(a)",
    "occasion()",
    "a - mean(a)",
  ];
  const variables = names.map((formula, index) => ({ name: `v${index}`, formula }));
  const lines = await prepared(
    [
      { kind: "compute", variables },
      { kind: "sort", by: [{ variable: "a" }] },
    ],
    "one.csv",
  );
  expect(lines).toEqual(["a,v0,v1,v2,v3,v4,v5,v6,v7,v8", "5,,,5,5,,1,5,1,0"]);
});

test("numbers become texts as people write them", async () => {
  const variables = [{ name: "t", formula: 'concat("<", 0.1 + 0.2, ">", 1 / 3)' }];
  expect(await prepared([{ kind: "compute", variables }], "one.csv")).toEqual(["a,t", "5,<0.3>0.333333333333333"]);
});

describe("what cannot be done is said, and nothing is written", () => {
  test("a column that is not there any more, with the step's place", async () => {
    const steps: readonly WrittenStep[] = [
      { kind: "sort", by: [{ variable: "y1" }] },
      { kind: "compute", variables: [{ name: "m", formula: "yy1 + 1" }] },
    ];
    expect(await prepared(steps)).toMatch(/^data\.steps\[1\].*yy1/);
    expect(existsSync(join(folder, "out.csv"))).toBe(false);
  });

  test("an ending that no format has, and no file to write", async () => {
    const run = await runData({ kind: "data", file: join(folder, "a.json"), out: join(folder, "x.txt") });
    expect(run).toMatchObject({ ok: false, problem: expect.stringContaining(".csv, .xlsx") });
    expect(readCommandLine(["data", "a.json"])).toMatchObject({ kind: "wrong" });
    expect(readCommandLine(["data", "a.json", "--out", "b.sav"])).toEqual({
      kind: "data",
      file: "a.json",
      out: "b.sav",
    });
    expect(readCommandLine(["data", "a.json", "--repeat", "3"])).toMatchObject({ kind: "wrong" });
  });
});
