import { readFileSync } from "node:fs";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { AnalysisFile } from "../../src-contract/analysis.ts";
import type { ResultDocument } from "../../src-contract/result.ts";
import { runFit } from "../../src-engine/cli/fit-command.ts";

let folder = "";
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "crosslevel-prepared-"));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

const golden = (name: string) => fileURLToPath(new URL(`../golden/data/${name}.csv`, import.meta.url));

const model: AnalysisFile["model"] = {
  outcome: "mathach",
  fixed: [{ variables: [] }, { variables: [{ name: "ses" }] }, { variables: [{ name: "size" }] }],
  random: [{ group: "school", terms: [{ variables: [] }] }],
};

async function fitted(data: AnalysisFile["data"], fixed = model.fixed): Promise<ResultDocument> {
  const [file, out] = [join(folder, "a.json"), join(folder, "r.json")];
  const analysis: AnalysisFile = { format: "crosslevel-analysis", version: 1, data, model: { ...model, fixed } };
  await writeFile(file, JSON.stringify(analysis));
  expect(await runFit({ kind: "fit", file, out, repeat: 1 })).toEqual({ ok: true });
  return JSON.parse(readFileSync(out, "utf8"));
}

test("a school file joined by key gives the fit of the data in one file, rows of unmatched schools left out", async () => {
  const join = [{ file: golden("hsb-schools"), level: "school", key: { left: "school", right: "id" } }];
  const joined = await fitted(
    { file: golden("hsb"), join },
    model.fixed.map(({ variables }) => ({
      variables: variables.map((one) => (one.name === "size" ? { name: "Size" } : one)),
    })),
  );
  const whole = await fitted({ file: golden("hsb"), steps: [{ kind: "filter", formula: "school <> 1224" }] });
  expect(joined.fit).toMatchObject({ observations: 7138, excluded: 47 });
  expect(whole.fit).toMatchObject({ observations: 7138, excluded: 0 });
  expect(joined.fit.logLikelihood).toBe(whole.fit.logLikelihood);
  expect(joined.fixed.map(({ estimate }) => estimate)).toEqual(whole.fixed.map(({ estimate }) => estimate));
});

test("a join tells what has no match on either side, and takes a sheet, dropped rows and the first of double keys", async () => {
  const rows = Array.from({ length: 60 }, (_, row) => `${1 + (row % 6)},${(row * 37) % 23},${(row * 7) % 11}`);
  await writeFile(join(folder, "pupils.csv"), `school,mathach,ses\n${rows.join("\n")}\n`);
  const schools = "school,size\n001,10\n002,20\n003,30\n004,40\n005,55\n009,90\n";
  await writeFile(join(folder, "schools.csv"), schools);
  await writeFile(join(folder, "twice.csv"), `${schools}001,11\n`);
  const one = { file: "schools.csv", level: "school", key: "school" };
  const kept = await fitted({ file: "pupils.csv", join: [one] });
  expect(kept.fit).toMatchObject({ observations: 50, excluded: 10 });
  expect(kept.warnings[0]).toMatchObject({ severity: "warning", code: "joined", unmatchedRows: 10, matchedRows: 50 });
  expect(kept.warnings[0]).toHaveProperty(
    "message",
    "50 rows have a match in “schools.csv” (5 keys). 10 rows have none: “6”. 1 key of “schools.csv” occurs here nowhere: “009”. " +
      "“school” and “school” are of different types (number and text); they were compared as numbers.",
  );
  const dropped = await fitted({ file: "pupils.csv", join: [{ ...one, unmatched: "drop" }] });
  expect(dropped.fit).toMatchObject({ observations: 50, excluded: 0 });
  const first = await fitted({ file: "pupils.csv", join: [{ ...one, file: "twice.csv", duplicates: "first" }] });
  expect(first.fit.logLikelihood).toBe(kept.fit.logLikelihood);
  const file = join(folder, "sheet.json");
  const workbook = fileURLToPath(new URL("../data/hsb.xlsx", import.meta.url));
  const data = { file: "pupils.csv", join: [{ ...one, file: workbook, sheet: "none" }] };
  await writeFile(file, JSON.stringify({ format: "crosslevel-analysis", version: 1, data, model }));
  expect(await runFit({ kind: "fit", file, out: null, repeat: 1 })).toMatchObject({
    ok: false,
    problem: expect.stringMatching(/^data\.join\[0\]: .*has no sheet “none”/),
  });
});

test("centering by steps is the centering of the model", async () => {
  const steps = [{ kind: "compute", variables: [{ name: "dev", formula: "ses - mean(ses, by: school)" }] }] as const;
  const computed = await fitted({ file: golden("hsb"), steps }, [{ variables: [] }, { variables: [{ name: "dev" }] }]);
  const centered = await fitted({ file: golden("hsb") }, [
    { variables: [] },
    { variables: [{ name: "ses", center: "group", by: "school" }] },
  ]);
  expect(computed.fit.logLikelihood).toBeCloseTo(centered.fit.logLikelihood, 8);
});

test("a column that is gone is an error of its step, where nobody would see a warning", async () => {
  const statistics = [
    { name: "m", function: "mean", variable: "ses" },
    { name: "n", function: "mean", variable: "sess" },
  ] as const;
  const steps = [{ kind: "aggregate", by: ["school"], statistics, into: "variables" }] as const;
  const file = join(folder, "gone.json");
  const data = { file: golden("hsb"), steps };
  await writeFile(file, JSON.stringify({ format: "crosslevel-analysis", version: 1, data, model }));
  const run = await runFit({ kind: "fit", file, out: join(folder, "r.json"), repeat: 1 });
  expect(run).toEqual({
    ok: false,
    problem: "data.steps[0]: There is no variable “sess” at this point; did you mean “ses”?",
  });
});
