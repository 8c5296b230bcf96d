import type { LevelsDefinition } from "../../src-contract/levels.ts";
import type { ModelDraft, ProjectDocument } from "../../src-contract/project.ts";
import type { Variable } from "../../src-contract/variable.ts";
import type { ModelContext } from "../../src-engine/specification/context.ts";
import { equationLines } from "../../src-engine/specification/equations/equation-lines.ts";
import { modelCode } from "../../src-engine/specification/model-code.ts";
import { modelInWords } from "../../src-engine/specification/words/words.ts";
import { workingModel } from "../../src-engine/specification/working-model.ts";
import type { FinishedOutputs } from "../../src-print/report-blocks.ts";
import { comparisonKey } from "../../src-print/report-needs.ts";
import { csvSource } from "./bare-answer.ts";
import { hsbComparison, hsbOutput } from "./hsb-output.ts";

/** A project on High School and Beyond whose report holds one piece of every kind. */
export const hsbLevels: LevelsDefinition = {
  first: { singular: "student", plural: "students" },
  upper: [{ singular: "school", plural: "schools", id: ["school"] }],
};

const ses = { name: "ses", center: "group", by: "school" } as const;

export const hsbModel: ModelDraft = {
  outcome: "mathach",
  fixed: [
    { variables: [] },
    { variables: [{ name: "meanses" }] },
    { variables: [{ name: "sector" }] },
    { variables: [ses] },
    { variables: [ses, { name: "meanses" }] },
    { variables: [ses, { name: "sector" }] },
  ],
  random: [{ group: "school", terms: [{ variables: [] }, { variables: [ses] }] }],
};

export const hsbProject: ProjectDocument = {
  format: "crosslevel-project",
  version: 1,
  title: "High School and Beyond",
  tables: [
    {
      id: "table-1",
      name: "hsb.csv",
      rows: 7185,
      variables: (
        [
          ["mathach", "Mathematics achievement"],
          ["ses", "Socioeconomic status"],
          ["meanses", "School mean SES"],
          ["sector", "Catholic sector"],
          ["school", "School"],
        ] as const
      ).map(([name, label]) => variable(name, label)),
      levels: hsbLevels,
      source: csvSource("hsb.csv"),
    },
  ],
  models: [{ id: "model-4", name: "Cross-level", table: "table-1", model: hsbModel }],
  report: [
    { kind: "heading", id: "heading", text: "Results" },
    {
      kind: "note",
      id: "note",
      text: "All models were fitted by restricted maximum likelihood; *df* by Satterthwaite.",
    },
    { kind: "equations", id: "equations", model: "model-4" },
    { kind: "table", id: "fixed", table: "fixed-effects", model: "model-4", title: null },
    { kind: "table", id: "variances", table: "variance-components", model: "model-4", title: "What Varies" },
    { kind: "chart", id: "chart", chart: "simple-slopes", model: "model-4", title: null },
    { kind: "comparison", id: "comparison", models: null, title: null },
  ],
  output: { decimals: null, showRobust: true, showSingleLevel: true, showVarianceTests: true },
};

export const hsbContext: ModelContext = {
  levels: hsbLevels,
  variables: new Map(
    [
      ["mathach", 1],
      ["ses", 1],
      ["meanses", 2],
      ["sector", 2],
      ["school", 2],
    ].map(([name, level]) => {
      const known = hsbProject.tables[0]?.variables.find((one) => one.name === name);
      if (known === undefined || typeof level !== "number") throw new Error(`no variable ${name}`);
      const { label, storage, measure } = known;
      return [
        known.name,
        {
          name: known.name,
          label,
          storage,
          measure,
          isCategorical: false,
          level,
          crossedFactor: null,
          hasValues: true,
          numbersRows: false,
          range: null,
          categories: null,
        },
      ];
    }),
  ),
};

const model = workingModel(hsbModel, hsbContext);

export const hsbOutputs: FinishedOutputs = {
  models: new Map([["model-4", hsbOutput]]),
  comparisons: new Map([[comparisonKey({ table: "table-1", models: null }), hsbComparison]]),
  equations: new Map([
    ["model-4", { lines: equationLines(model), words: modelInWords(model), code: modelCode(model) }],
  ]),
  data: new Map(),
};

function variable(name: string, label: string): Variable {
  return {
    column: name,
    name,
    label,
    storage: "number",
    measure: "scale",
    decimals: 2,
    valueLabels: [],
    missing: { values: [], ranges: [] },
  };
}
