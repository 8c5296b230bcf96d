import type { FitAnswer, FitRequest } from "../../src-contract/engine-api.ts";
import type { Outcome } from "../../src-contract/outcome.ts";
import { defaultOutputSettings } from "../../src-contract/project.ts";
import { noMissingValues, type Variable } from "../../src-contract/variable.ts";
import { fitModel } from "../analyse.ts";
import { type DataSet, dataSet } from "../table/data-set.ts";
import { sharedFloat64 } from "../table/table.ts";

/**
 * Fits of made-up data whose answers nobody sees, one a step. Code that has run a few times is compiled by the
 * JavaScript engine and then takes a fraction of the time; without this the first clicks on a model would pay for it.
 */
export function* rehearsal(): Generator<Outcome<FitAnswer>, void> {
  const data = madeUpData();
  for (let round = 0; round < rounds; round++) {
    for (const model of models) {
      yield fitModel(data, request(model));
    }
  }
}

/** After so many rounds over the models a fit of this size takes no less time than in the round before. */
const rounds = 12;
const units = 40;
const rowsOfUnit = 15;

const within = { name: "x", center: "group", by: "unit" } as const;
const between = { name: "w" } as const;

type Model = FitRequest["model"];

const slopes = (covariance: "unstructured" | "diagonal"): Model["random"] => [
  { group: "unit", terms: [{ variables: [] }, { variables: [within] }], covariance },
];

const models: readonly Pick<Model, "fixed" | "random">[] = [
  { fixed: [{ variables: [] }], random: [{ group: "unit", terms: [{ variables: [] }] }] },
  {
    fixed: [{ variables: [] }, { variables: [within] }, { variables: [between] }, { variables: [{ name: "c" }] }],
    random: slopes("unstructured"),
  },
  {
    fixed: [
      { variables: [] },
      { variables: [between] },
      { variables: [within] },
      { variables: [within, between] },
      { variables: [{ name: "z", center: "grand" }] },
    ],
    random: slopes("diagonal"),
  },
];

function request(model: Pick<Model, "fixed" | "random">): FitRequest {
  return {
    id: "rehearsal",
    name: "Rehearsal",
    revision: 0,
    table: "rehearsal",
    levels: {
      upper: [{ id: ["unit"], singular: "unit", plural: "units" }],
      first: { singular: "row", plural: "rows" },
    },
    model: { ...model, outcome: "y" },
    output: defaultOutputSettings,
  };
}

/** y = 2 + x + u_j + (v_j) x + e, of numbers that look random and are the same each time. */
function madeUpData(): DataSet {
  const rows = units * rowsOfUnit;
  const column = (value: (row: number) => number) => ({
    kind: "number" as const,
    values: sharedFloat64(rows).map((_, row) => value(row)),
  });
  const unit = (row: number) => Math.floor(row / rowsOfUnit);
  const x = (row: number) => scattered(row + 1);
  const columns = new Map([
    ["unit", column(unit)],
    ["w", column((row) => scattered(1000 + unit(row)))],
    ["c", column((row) => unit(row) % 3)],
    ["x", column(x)],
    ["z", column((row) => scattered(5000 + row))],
    [
      "y",
      column((row) => {
        const slope = 1 + scattered(2000 + unit(row));
        return 2 + slope * x(row) + 2 * scattered(3000 + unit(row)) + scattered(9000 + row);
      }),
    ],
  ]);
  return dataSet({ rows, columns }, [...columns.keys()].map(variable));
}

function variable(name: string): Variable {
  return {
    column: name,
    name,
    label: "",
    storage: "number",
    measure: name === "c" || name === "unit" ? "nominal" : "scale",
    decimals: 2,
    valueLabels: [],
    missing: noMissingValues,
  };
}

/** Between −1 and 1. */
function scattered(index: number): number {
  const turned = Math.sin(index * 12.9898) * 43758.5453;
  return 2 * (turned - Math.floor(turned)) - 1;
}
