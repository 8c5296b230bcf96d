import type { OpenedTable } from "../../src-contract/data-import.ts";
import type { FitRequest } from "../../src-contract/engine-api.ts";
import type { LevelsDefinition } from "../../src-contract/levels.ts";
import type { ModelDraft, ProjectDocument } from "../../src-contract/project.ts";
import { emptyProject } from "./host-project.ts";

/** High School and Beyond as it ships, with the four models of Raudenbush and Bryk's chapter 4. */
export const hsbLevels: LevelsDefinition = {
  first: { singular: "student", plural: "students" },
  upper: [{ singular: "school", plural: "schools", id: ["school"] }],
};

const intercept = { variables: [] };
const ses = { name: "ses", center: "group", by: "school" } as const;
const term = (...variables: { readonly name: string }[]) => ({ variables });
const sector = { name: "sector" };
const meanses = { name: "meanses" };

function draft(fixed: ModelDraft["fixed"], random: ModelDraft["fixed"]): ModelDraft {
  return { outcome: "mathach", fixed, random: [{ group: "school", terms: random }] };
}

const models: readonly (readonly [string, ModelDraft])[] = [
  ["Null", draft([intercept], [intercept])],
  ["Means as outcomes", draft([intercept, term(meanses)], [intercept])],
  ["Random coefficients", draft([intercept, term(ses)], [intercept, term(ses)])],
  [
    "Intercepts and slopes as outcomes",
    draft(
      [intercept, term(meanses), term(sector), term(ses), term(meanses, ses), term(sector, ses)],
      [intercept, term(ses)],
    ),
  ],
];

export function hsbDocument({ id, name, rows, variables, format, options, problems }: OpenedTable): ProjectDocument {
  return {
    ...emptyProject,
    title: "High School and Beyond",
    tables: [{ id, name, rows, variables, levels: hsbLevels, source: { name, format, path: null, options, problems } }],
    models: models.map(([name, model], position) => ({ id: `m${position + 1}`, name, table: id, model })),
    report: [
      { kind: "heading", id: "r1", text: "Results" },
      { kind: "table", id: "r2", table: "fixed-effects", model: "m4", title: null },
      { kind: "comparison", id: "r3", models: null, title: null },
      { kind: "equations", id: "r4", model: "m4" },
      { kind: "note", id: "r5", text: "Schools differ: τ₀₀ = 8.61." },
    ],
  };
}

/** What the window asks to have a model fitted. */
export function hsbRequest({ tables, models, output }: ProjectDocument, id: string): FitRequest {
  const found = models.find((model) => model.id === id);
  const table = tables.find((one) => one.id === found?.table);
  if (found === undefined || table === undefined) throw new RangeError(`no model ${id}`);
  const { outcome, ...rest } = found.model;
  const model = { ...rest, outcome: outcome ?? "" };
  return { id, name: found.name, revision: 1, table: table.id, levels: table.levels, model, output };
}
