import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "vitest";
import type { ModelSpecification } from "../../../src-contract/analysis.ts";
import type { ResidualFileExport } from "../../../src-contract/engine-api.ts";
import { defaultOutputSettings } from "../../../src-contract/project.ts";
import { afterNumbers } from "../../../src-engine/analyse.ts";
import { residualData } from "../../../src-engine/export/residual-data.ts";
import { exportResidualFile } from "../../../src-engine/export/residual-file.ts";
import { readDataFile } from "../../../src-engine/read/read-file.ts";
import { columnOf, type DataSet, dataSet } from "../../../src-engine/table/data-set.ts";
import { goldenData } from "../../support/golden-data.ts";

const intercept = { variables: [] };
const model: ModelSpecification = {
  outcome: "y",
  fixed: [intercept, { variables: [{ name: "wave" }] }],
  random: [
    { group: "student", terms: [intercept, { variables: [{ name: "wave" }] }] },
    { group: "school", terms: [intercept] },
  ],
};

test("a file of units has them all, each with what is known of it and its estimates by effect", () => {
  const units = residualsOf("unit-effects", "student");
  expect(namesOf(units).slice(0, 10)).toEqual([
    "student",
    "school",
    "arm",
    "n",
    "eb_intercept",
    "se_intercept",
    "csd_intercept",
    "fv_intercept",
    "ec_intercept",
    "ols_intercept",
  ]);
  expect(units.table.rows).toBe(60);
  // lme4: ranef(m)$student["s44", "(Intercept)"].
  expect(valueAt(units, "student", "s44", "eb_intercept")).toBeCloseTo(-2.21768, 3);
  // lme4: coef(m)$student["s44", "wave"], fixef(m)["wave"].
  expect(valueAt(units, "student", "s44", "ec_wave")).toBeCloseTo(0.47108, 4);
  expect(valueAt(units, "student", "s44", "fv_wave")).toBeCloseTo(0.47131, 4);
  expect(units.byName.get("eb_wave")?.label).toBe("Empirical Bayes estimate: wave");
});

test("a unit's coefficient is what the fixed part predicts for it and the unit's own deviation", () => {
  const sesWithin = { name: "ses", center: "group", by: "school" } as const;
  const fixed = [[], [{ name: "sector" }], [sesWithin], [{ name: "sector" }, sesWithin]].map((variables) => ({
    variables,
  }));
  const answer = afterNumbers(goldenData("hsb"), {
    model: {
      outcome: "mathach",
      fixed,
      random: [{ group: "school", terms: [intercept, { variables: [sesWithin] }] }],
    },
    after: { show: ["unit-effects"] },
  });
  if (!answer.ok) throw new Error(JSON.stringify(answer.failure));
  const units = residualData(goldenData("hsb"), answer.value, { part: "unit-effects", group: "school" });
  if (units === null) throw new Error("no file");
  // lme4, school 1308 (Catholic): fixef with sector = 1, and that with ranef added.
  expect(valueAt(units, "school", 1308, "fv_intercept")).toBeCloseTo(14.20139, 3);
  expect(valueAt(units, "school", 1308, "fv_ses")).toBeCloseTo(1.46174, 3);
  expect(valueAt(units, "school", 1308, "ec_intercept")).toBeCloseTo(15.77397, 3);
  expect(valueAt(units, "school", 1308, "ec_ses")).toBeCloseTo(1.68762, 3);
});

test("a file of rows is the data with predictions, and residuals that are outcome minus prediction", () => {
  const rows = residualsOf("residuals", null);
  expect(namesOf(rows)).toEqual([
    ...goldenData("waves").variables.map(({ name }) => name),
    ...["fit_fixed", "fit", "resid_fixed", "resid", "zresid_fixed", "zresid"],
  ]);
  const [outcome, fit, residual] = ["y", "fit", "resid"].map((name) => numbersOf(rows, name));
  expect(residual).toHaveLength(goldenData("waves").table.rows);
  const left = outcome?.map((value, row) => value - (fit?.[row] ?? 0) - (residual?.[row] ?? 0)) ?? [];
  expect(Math.max(...left.filter((value) => !Number.isNaN(value)).map(Math.abs))).toBeLessThan(1e-12);
});

test("a row that the model left out has no residual", () => {
  const data = goldenData("waves");
  const outcome = data.byName.get("y");
  const column = outcome === undefined ? null : columnOf(data.table, outcome);
  if (outcome === undefined || column?.kind !== "number") throw new Error("no outcome");
  const values = column.values.with(2, Number.NaN);
  const columns = new Map([...data.table.columns, [outcome.column, { kind: "number", values } as const]]);
  const holed = dataSet({ ...data.table, columns }, data.variables);
  const answer = afterNumbers(holed, { model, after: { show: ["residuals"] } });
  const rows = answer.ok ? residualData(holed, answer.value, { part: "residuals", group: null }) : null;
  const missing =
    rows === null ? [] : numbersOf(rows, "resid").flatMap((value, row) => (Number.isNaN(value) ? [row] : []));
  expect(missing).toEqual([2]);
});

test("a file of influence has all units, and one column for each coefficient and each variance", () => {
  const schools = residualsOf("influence", "school");
  expect(namesOf(schools)).toEqual([
    "school",
    "arm",
    "n",
    "cook",
    "covratio",
    "dfb_intercept",
    "dfb_wave",
    "dvar_student_intercept",
    "dvar_student_wave",
    "dvar_school_intercept",
    "dvar_residual",
  ]);
  expect(schools.table.rows).toBe(8);
});

test("outcomes that are not normal have theirs too", () => {
  const data = goldenData("outcomes");
  const counts: ModelSpecification = {
    outcome: "count",
    distribution: "poisson",
    fixed: [intercept, { variables: [{ name: "x" }] }],
    random: [{ group: "unit", terms: [intercept] }],
  };
  const answer = afterNumbers(data, { model: counts, after: { show: ["residuals", "unit-effects"] } });
  if (!answer.ok) throw new Error(JSON.stringify(answer.failure));
  const rows = residualData(data, answer.value, { part: "residuals", group: null });
  expect(rows?.variables.slice(data.variables.length).map(({ name }) => name)).toEqual([
    "fit_fixed",
    "fit",
    "resid",
    "pearson",
    "deviance",
  ]);
  const [outcome = [], fit = [], pearson = []] = ["count", "fit", "pearson"].map((name) =>
    rows === null ? [] : numbersOf(rows, name),
  );
  // Of a Poisson outcome (y − μ)/√μ.
  const [y = 0, mean = 1] = [outcome[0], fit[0]];
  expect(pearson[0]).toBeCloseTo((y - mean) / Math.sqrt(mean), 8);
  const units = residualData(data, answer.value, { part: "unit-effects", group: "unit" });
  expect(units?.variables.map(({ name }) => name)).toEqual(expect.arrayContaining(["unit", "n", "eb_intercept"]));
});

test("a name that the data have already is not taken", () => {
  const data = goldenData("waves");
  const taken = { ...data, variables: data.variables.map((one) => (one.name === "w" ? { ...one, name: "Fit" } : one)) };
  const rows = residualData(taken, numbers("residuals"), { part: "residuals", group: null });
  expect(rows?.variables.map(({ name }) => name)).toContain("fit_2");
});

test.each(["sav", "dta", "xlsx", "csv"] as const)("it is written as .%s, and read again", async (format) => {
  const folder = await mkdtemp(join(tmpdir(), "crosslevel-residuals-"));
  const path = join(folder, `students.${format}`);
  const request = { ...requestOf("unit-effects", "student"), format, path };
  expect((await exportResidualFile(request, goldenData("waves"), numbers("unit-effects"), () => false)).ok).toBe(true);
  const read = await readDataFile({ path, name: path, options: {} }, () => {});
  if (!read.ok) throw new Error(JSON.stringify(read.failure));
  const { table, variables } = read.value;
  const column = variables.find(({ name }) => name === "eb_wave")?.column ?? "";
  const values = table.columns.get(column);
  expect(values?.kind === "number" && values.values.length).toBe(60);
  await rm(folder, { recursive: true });
});

test("what the model does not have is refused", async () => {
  const request = { ...requestOf("unit-effects", "arm"), format: "csv", path: "/nowhere" } as const;
  const outcome = await exportResidualFile(request, goldenData("waves"), numbers("unit-effects"), () => false);
  expect(outcome).toEqual({ ok: false, failure: { code: "no-residuals", group: "arm" } });
});

type Part = ResidualFileExport["part"];

function numbers(part: Part) {
  const answer = afterNumbers(goldenData("waves"), { model, after: { show: [part] } });
  if (!answer.ok) throw new Error(JSON.stringify(answer.failure));
  return answer.value;
}

function residualsOf(part: Part, group: string | null): DataSet {
  const found = residualData(goldenData("waves"), numbers(part), { part, group });
  if (found === null) throw new Error("no residuals");
  return found;
}

function requestOf(part: Part, group: string | null) {
  return { id: "m", name: "m", table: "t", levels: null, model, output: defaultOutputSettings, part, group };
}

function namesOf({ variables }: DataSet): readonly string[] {
  return variables.map(({ name }) => name);
}

function numbersOf(data: DataSet, name: string): readonly number[] {
  const variable = data.byName.get(name);
  const column = variable === undefined ? null : columnOf(data.table, variable);
  return column?.kind === "number" ? [...column.values] : [];
}

function valueAt(data: DataSet, identifier: string, unit: string | number, name: string): number | undefined {
  const variable = data.byName.get(identifier);
  const column = variable === undefined ? null : columnOf(data.table, variable);
  if (column === null) return undefined;
  const row =
    column.kind === "text"
      ? column.codes.findIndex((code) => column.texts[code] === unit)
      : column.values.indexOf(Number(unit));
  return numbersOf(data, name)[row];
}
