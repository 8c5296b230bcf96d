import { expect, test } from "vitest";
import type { ProjectTable } from "../../src-contract/project.ts";
import { namesOfTable } from "../../src-print/table-names.ts";
import { hsbProject } from "../support/hsb-project.ts";

const [table] = hsbProject.tables;
if (table === undefined) throw new Error("the project has a table");
const labelled: ProjectTable = {
  ...table,
  variables: table.variables.map((variable) =>
    variable.name === "sector"
      ? { ...variable, label: "Sector", valueLabels: [{ value: 1, label: "Catholic" }] }
      : variable,
  ),
};
const { column, units, unit, unitPlural, rows } = namesOfTable(labelled);

test.each([
  ["ses", "Socioeconomic status"],
  ["unknown", "unknown"],
  ["sector[1]", "Sector: Catholic"],
  ["ses:sector[1]", "Socioeconomic status × Sector: Catholic"],
  ["ses^2", "Socioeconomic status to the power 2"],
  ["mean(ses, by: school)", "school mean of Socioeconomic status"],
  ["ses:mean(ses, by: school:class)", "Socioeconomic status × school:class mean of Socioeconomic status"],
])("a column is called by its labels: %s", (name, text) => {
  expect(column(name)).toBe(text);
});

test("units and rows are called as the levels name them", () => {
  expect([units("school", 160), units("school", 1), unit("school"), unitPlural("school"), rows(7185)]).toEqual([
    "160 schools",
    "1 school",
    "school",
    "schools",
    "7,185 students",
  ]);
  expect(units("town", 3)).toBe("3 units of town");
});
