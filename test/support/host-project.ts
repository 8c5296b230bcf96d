import type { FitAnswer } from "../../src-contract/engine-api.ts";
import { defaultOutputSettings, type ProjectDocument, type ProjectModel } from "../../src-contract/project.ts";
import { noMissingValues, type Variable } from "../../src-contract/variable.ts";
import { bareOutput, bareResult, csvSource } from "./bare-answer.ts";

export function numberVariable(name: string, column: string): Variable {
  return {
    column,
    name,
    label: "",
    storage: "number",
    measure: "scale",
    decimals: 2,
    valueLabels: [],
    missing: noMissingValues,
  };
}

export const emptyProject: ProjectDocument = {
  format: "crosslevel-project",
  version: 1,
  title: "",
  tables: [],
  models: [],
  report: [],
  output: defaultOutputSettings,
};

export function nullModel(id: string, table = "t1"): ProjectModel {
  return {
    id,
    name: `Model ${id}`,
    table,
    model: {
      outcome: "y",
      fixed: [{ variables: [] }],
      random: [{ group: "x", terms: [{ variables: [] }] }],
    },
  };
}

/** A project with one table (y, x) and null models of it. */
export function projectWith(models: readonly string[], table = "t1", rows = 100): ProjectDocument {
  return {
    ...emptyProject,
    title: "Pupils in schools – Schüler",
    tables: [
      {
        id: table,
        name: "numbers.csv",
        rows,
        variables: [numberVariable("y", "c1"), numberVariable("x", "c2")],
        levels: {
          first: { singular: "pupil", plural: "pupils" },
          upper: [{ singular: "school", plural: "schools", id: ["x"] }],
        },
        source: csvSource("numbers.csv"),
      },
    ],
    models: models.map((id) => nullModel(id, table)),
    report: [{ kind: "note", id: "n1", text: "τ₀₀ is large." }],
  };
}

export function answerOfModel(id: string, estimate = 12.5): FitAnswer {
  return {
    id,
    revision: 0,
    result: bareResult({ groups: [{ group: "x", count: 1, excluded: 0 }] }, [
      { name: "(Intercept)", estimate, se: 1, robustSe: null, statistic: 1, df: 3, p: 0.5, ci: [0, 1] },
    ]),
    output: bareOutput(100),
  };
}
