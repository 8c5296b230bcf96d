import { describe, expect, it } from "vitest";
import type { LevelsDefinition, LevelsReport } from "../../../src-contract/levels.ts";
import type { OutputRow } from "../../../src-contract/output.ts";
import { noMissingValues, type Variable } from "../../../src-contract/variable.ts";
import { descriptivesTable } from "../../../src-renderer/screens/levels/descriptives-table.ts";
import {
  chooseCrossed,
  chooseIdentifier,
  crossLevel,
  removeCrossed,
  removeLevel,
  renameCrossed,
  renameUnits,
} from "../../../src-renderer/screens/levels/levels-edits.ts";
import { nearlyConstant } from "../../../src-renderer/screens/levels/nearly-constant.ts";
import { toldNestings } from "../../../src-renderer/screens/levels/told-nestings.ts";
import { nestingText, nounOf } from "../../../src-renderer/wording/levels.ts";

const levels: LevelsDefinition = {
  first: { singular: "student", plural: "students" },
  upper: [{ id: ["school"], singular: "school", plural: "schools" }],
};

const noSuggestions = { first: { singular: "row", plural: "rows" }, proposal: [], candidates: [] };

describe("crossed factors", () => {
  it("are chosen, renamed and removed beside the levels", () => {
    const chosen = chooseCrossed(levels, 0, ["teacher_id"], null);
    expect(chosen).toEqual({
      ...levels,
      crossed: [{ id: ["teacher_id"], singular: "teacher", plural: "teachers" }],
    });
    expect(renameCrossed(chosen, 0, { singular: "tutor" }).crossed?.[0]).toMatchObject({ plural: "tutors" });
    expect(removeCrossed(chosen, 0)).toEqual(levels);
  });

  it("are made of a level that does not nest the others", () => {
    const [school] = levels.upper;
    const area = { id: ["area"], singular: "area", plural: "areas" };
    const before = { ...levels, upper: [...levels.upper, area] };
    expect(crossLevel(before, area)).toEqual({ ...levels, upper: [school], crossed: [area] });
  });
});

describe("choosing levels", () => {
  it("calls units by the identifier's name until someone says otherwise", () => {
    expect(chooseIdentifier(null, 0, ["school_id"], null).upper).toEqual([
      { id: ["school_id"], singular: "school", plural: "schools" },
    ]);
    expect(nounOf(["country"])).toEqual({ singular: "country", plural: "countries" });
    expect(nounOf(["Clinics"])).toEqual({ singular: "clinic", plural: "clinics" });
    expect(nounOf(["classes"])).toEqual({ singular: "class", plural: "classes" });
    expect(nounOf(["campus"])).toEqual({ singular: "campus", plural: "campuses" });
    expect(nounOf(["ID"])).toEqual({ singular: "unit", plural: "units" });
  });

  it("prefers the suggested noun", () => {
    const suggestion = { id: ["sch"], units: 160, reasons: [], noun: { singular: "school", plural: "schools" } };
    const chosen = chooseIdentifier(null, 0, ["sch"], { ...noSuggestions, candidates: [suggestion] });
    expect(chosen.upper[0]?.singular).toBe("school");
  });

  it("keeps what units are called when they are identified together with another variable", () => {
    const combined = chooseIdentifier(levels, 0, ["district", "school"], null);
    expect(combined.upper[0]).toEqual({ id: ["district", "school"], singular: "school", plural: "schools" });
    expect(chooseIdentifier(combined, 0, ["school"], null).upper[0]?.singular).toBe("school");
    expect(chooseIdentifier(levels, 0, ["class"], null).upper[0]?.singular).toBe("class");
  });

  it("calls units of a group after the number that starts again in it, until it is said otherwise", () => {
    const noun = { singular: "school", plural: "schools" };
    const found = { ...noSuggestions, candidates: [{ id: ["school"], units: 20, reasons: [], noun }] };
    const pupils = chooseIdentifier(levels, 0, ["school", "pupil"], found);
    expect(pupils.upper[0]?.plural).toBe("pupils");
    const teachers = chooseCrossed(levels, 0, ["teacher"], found);
    expect(chooseCrossed(teachers, 0, ["teacher", "school"], found).crossed?.[0]?.plural).toBe("teachers");
    const tutors = renameCrossed(teachers, 0, { singular: "tutor" });
    expect(chooseCrossed(tutors, 0, ["teacher", "school"], found).crossed?.[0]?.plural).toBe("tutors");
  });

  it("calls units whose identifier is no word by its name", () => {
    const noun = { singular: "unit", plural: "units" };
    const suggestions = {
      ...noSuggestions,
      candidates: ["d", "s"].map((id) => ({ id: [id], units: 20, reasons: [], noun })),
    };
    const teachers = chooseIdentifier(null, 0, ["d"], suggestions);
    expect(chooseCrossed(teachers, 0, ["s"], suggestions).crossed?.[0]?.plural).toBe("units of s");
  });

  it("calls units after their own identifier where another level's are called the same", () => {
    const noun = { singular: "school", plural: "schools" };
    const suggestion = { id: ["of_school"], units: 30, reasons: [], noun };
    const three = chooseIdentifier(levels, 1, ["of_school"], { ...noSuggestions, candidates: [suggestion] });
    expect(three.upper.map(({ plural }) => plural)).toEqual(["schools", "of_schools"]);
  });

  it("adds a third level and removes it again", () => {
    const three = chooseIdentifier(levels, 1, ["district"], null);
    expect(three.upper.map(({ id }) => id)).toEqual([["school"], ["district"]]);
    expect(removeLevel(three, 1)?.upper).toEqual(levels.upper);
    expect(removeLevel(levels, 0)).toBeNull();
  });

  it("lets the plural follow the singular unless it was chosen itself", () => {
    expect(renameUnits(levels, 0, { singular: "class" }).upper[0]).toMatchObject({ plural: "classes" });
    const chosen = renameUnits(levels, -1, { plural: "pupils" });
    expect(renameUnits(chosen, -1, { singular: "pupil" }).first).toEqual({ singular: "pupil", plural: "pupils" });
    const odd = renameUnits(levels, -1, { singular: "child", plural: "children" });
    expect(renameUnits(odd, -1, { singular: "kid" }).first).toEqual({ singular: "kid", plural: "children" });
  });
});

describe("nesting in words", () => {
  const school = { singular: "school", plural: "schools" };
  const district = { singular: "district", plural: "districts" };

  it("says nested, or which units are split", () => {
    const base = { inner: ["school"], outer: ["district"] };
    expect(nestingText({ ...base, relation: "nested", split: 0, example: null }, school, district)).toBe(
      "Each school belongs to one district: the levels are nested.",
    );
    expect(nestingText({ ...base, relation: "crossed", split: 3, example: "1224" }, school, district)).toBe(
      "3 schools occur in more than one district, such as 1224: the levels are not nested.",
    );
    expect(nestingText({ ...base, relation: "crossed", split: 1, example: "1224" }, school, district)).toBe(
      "1 school occurs in more than one district, such as 1224: the levels are not nested.",
    );
  });
});

describe("what is told of nesting", () => {
  const level = (name: string) => ({ id: [name], singular: name, plural: `${name}s` });
  const upper = ["pupil", "class", "school"].map(level);
  const pair = (inner: string, outer: string, relation: "nested" | "crossed") => ({
    inner: [inner],
    outer: [outer],
    relation,
    split: 0,
    example: null,
  });

  it("is each level in the next one, and all that is not nested", () => {
    const nested = [
      pair("pupil", "class", "nested"),
      pair("pupil", "school", "nested"),
      pair("class", "school", "nested"),
    ];
    expect(toldNestings(nested, upper)).toEqual([nested[0], nested[2]]);
    const crossed = [pair("pupil", "class", "nested"), pair("pupil", "school", "crossed")];
    expect(toldNestings(crossed, upper)).toEqual(crossed);
  });
});

describe("variables that are nearly constant within units", () => {
  const sizes = { min: 1, lowerQuartile: 1, median: 1, mean: 1, upperQuartile: 1, max: 1, histogram: [] };
  const units = [{ id: ["school"], count: 160, sizes, singletons: 0, rowsWithoutId: 0 }];
  const found = (unitsVarying: readonly number[]) =>
    nearlyConstant({
      ...report(),
      units,
      variables: [{ name: "sector", level: 1, missing: 0, unitsMissing: [0], unitsVarying, descriptives: null }],
    });

  it("are named where few units have several values, as after a typing error", () => {
    expect(found([2])).toEqual([{ name: "sector", level: 0, varying: 2, units: 160 }]);
  });

  it("are not suspected where many units have several values, or none", () => {
    expect([found([5]), found([0])]).toEqual([[], []]);
  });
});

describe("descriptives by level", () => {
  const table = descriptivesTable(
    levels,
    report(),
    ["school", "ses", "sector", "note", "country", "nothing"].map(variable),
  );

  it("stands variables under the level at which they vary, without identifiers", () => {
    expect(table.rows.map(firstCell)).toEqual([
      "Varies within schools",
      "ses",
      "note",
      "Varies between schools only",
      "sector",
      "The same in all rows",
      "country",
      "No values",
      "nothing",
    ]);
  });

  it("prints numbers as APA does", () => {
    expect(table.rows[1]?.cells.map(cellText)).toEqual([
      "ses",
      "7,110",
      "75",
      "−0.06",
      "0.78",
      "−3.16",
      "3",
      "0.65",
      "0.41",
      ".31",
    ]);
  });

  it("writes dates as dates, and how far they spread in days", () => {
    const [ses] = report().variables.filter(({ name }) => name === "ses");
    if (ses?.descriptives == null) throw new Error("ses is described");
    const descriptives = { ...ses.descriptives, mean: 18_262.4, sd: 365.25, min: 17_897, max: 18_628 };
    const dates = descriptivesTable(levels, { ...report(), variables: [{ ...ses, descriptives }] }, [
      { ...variable("ses"), storage: "date" },
    ]);
    expect(dates.rows[1]?.cells.slice(3, 7).map(cellText)).toEqual([
      "2020-01-01",
      "365.25",
      "2019-01-01",
      "2021-01-01",
    ]);
    expect(JSON.stringify(dates.notes)).toContain("Standard deviations of dates are in days.");
  });

  it("describes what schools have over schools, each counted once", () => {
    expect(table.rows[4]?.cells.map(cellText)).toEqual(["sector", "160", "0", "0.44", "0.41", "0", "1", "", "", ""]);
  });

  it("counts schools for a text that is theirs, too", () => {
    const theirs = {
      name: "district",
      level: 2,
      missing: 45,
      unitsMissing: [1],
      unitsVarying: [0],
      descriptives: null,
    };
    const sizes = { min: 1, lowerQuartile: 1, median: 1, mean: 1, upperQuartile: 1, max: 1, histogram: [] };
    const units = [{ id: ["school"], count: 160, sizes, singletons: 0, rowsWithoutId: 0 }];
    const { rows } = descriptivesTable(levels, { ...report(), units, variables: [theirs] }, [variable("district")]);
    expect(rows[1]?.cells.slice(0, 3).map(cellText)).toEqual(["district", "159", "1"]);
  });

  it("has no mean of numbers that each row has for itself", () => {
    const [ses] = report().variables.filter(({ name }) => name === "ses");
    if (ses === undefined) throw new Error("ses is described");
    const { rows } = descriptivesTable(levels, { ...report(), variables: [{ ...ses, numbersRows: true }] }, [
      variable("ses"),
    ]);
    expect(rows[1]?.cells.map(cellText)).toEqual(["ses", "7,110", "75", "", "", "", "", "", "", ""]);
  });

  it("has as many cells in every row as columns, also where there are no numbers", () => {
    const data = table.rows.filter(({ kind }) => kind === "data");
    expect(data.map(({ cells }) => cells.length)).toEqual([10, 10, 10, 10, 10]);
    expect(table.columns).toHaveLength(10);
    expect(table.rows[2]?.cells.slice(3).map(cellText)).toEqual(["", "", "", "", "", "", ""]);
  });

  it("groups what belongs to a level under one head", () => {
    expect(table.columns.slice(7).map(({ spanner }) => spanner?.[0]?.text)).toEqual(["Schools", "Schools", "Schools"]);
  });
});

function report(): LevelsReport {
  const between = [{ units: 160, mean: 0.44, sdBetween: 0.41, sdWithin: 0.65, icc: 0.314 }];
  const ses = { n: 7110, mean: -0.06, sd: 0.78, min: -3.158, max: 3, between };
  const flat = { n: 7185, mean: 0.45, sd: 0.5, min: 0, max: 1, between };
  return {
    rows: 7185,
    units: [],
    nesting: [],
    variables: [
      { name: "school", level: 2, missing: 0, unitsMissing: [0], unitsVarying: [0], descriptives: flat },
      { name: "ses", level: 1, missing: 75, unitsMissing: [0], unitsVarying: [0], descriptives: ses },
      { name: "sector", level: 2, missing: 0, unitsMissing: [0], unitsVarying: [0], descriptives: flat },
      { name: "country", level: 0, missing: 0, unitsMissing: [0], unitsVarying: [0], descriptives: null },
      { name: "nothing", level: 0, missing: 7185, unitsMissing: [160], unitsVarying: [0], descriptives: null },
      { name: "note", level: 1, missing: 7000, unitsMissing: [100], unitsVarying: [60], descriptives: null },
    ],
  };
}

function variable(name: string): Variable {
  return {
    column: name,
    name,
    label: "",
    storage: name === "note" ? "text" : "number",
    measure: "scale",
    decimals: 2,
    valueLabels: [],
    missing: noMissingValues,
  };
}

function firstCell({ cells }: OutputRow): string {
  return cells[0] === undefined ? "" : cellText(cells[0]);
}

function cellText({ text }: OutputRow["cells"][number]): string {
  return text.map((piece) => piece.text).join("");
}
