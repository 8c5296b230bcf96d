import type { LevelsDefinition } from "../../../src-contract/levels.ts";
import { type NumberSummary, noMissingValues, type Variable } from "../../../src-contract/variable.ts";
import type { Category, ModelContext } from "../../../src-engine/specification/context.ts";
import { modelContext } from "../../../src-engine/specification/context.ts";

/** Data sets as the specification sees them: names, levels, categories; no values. */

interface Described {
  readonly label?: string;
  /** 1 by default. */
  readonly level?: number;
  /** It describes the units of this crossed factor. */
  readonly crossedFactor?: number;
  /** Categories of a text or labelled nominal variable. */
  readonly categories?: readonly Category[];
  readonly storage?: Variable["storage"];
  /** Of 100 rows, each with a number of its own. */
  readonly numbers?: NumberSummary;
}

export interface DescribedData {
  readonly context: ModelContext;
  readonly variables: readonly Variable[];
}

export function describeData(levels: LevelsDefinition, described: Readonly<Record<string, Described>>): DescribedData {
  const entries = Object.entries(described);
  const variables = entries.map(
    ([name, { label = "", categories, storage = "number" }]): Variable => ({
      column: name,
      name,
      label,
      storage,
      measure: categories === undefined ? "scale" : "nominal",
      decimals: 2,
      valueLabels: storage === "text" ? [] : (categories ?? []),
      missing: noMissingValues,
    }),
  );
  const summaries = entries.map(([name, { categories, numbers = null }]) => ({
    name,
    valid: 100,
    missing: 0,
    distinct: categories?.length ?? (numbers === null ? 90 : 100),
    numbers,
    categories: categories?.map(({ value }) => ({ value, count: 10 })) ?? null,
  }));
  const context = modelContext({
    variables,
    levels,
    summaries: Object.fromEntries(summaries.map((summary) => [summary.name, summary])),
    report: {
      rows: 100,
      units: [],
      nesting: [],
      variables: entries.map(([name, { level = 1, crossedFactor }]) => ({
        name,
        level,
        crossedFactor,
        missing: 0,
        unitsMissing: [],
        unitsVarying: [],
        descriptives: null,
      })),
    },
  });
  return { context, variables };
}

const schools: LevelsDefinition = {
  first: { singular: "student", plural: "students" },
  upper: [{ id: ["school"], singular: "school", plural: "schools" }],
};

/** High School and Beyond: sector is a number, as in the file; regions are added to have categories. */
export const hsb = describeData(schools, {
  school: { level: 2 },
  minority: {},
  female: {},
  ses: { label: "Socioeconomic status" },
  mathach: { label: "Mathematics achievement" },
  track: {
    categories: [
      { value: 1, label: "academic" },
      { value: 2, label: "general" },
      { value: 3, label: "vocational" },
    ],
  },
  sector: { label: "Catholic sector", level: 2 },
  meanses: { label: "School mean SES", level: 2 },
  size: { label: "Enrolment", level: 2 },
  region: {
    level: 2,
    storage: "text",
    categories: ["North", "South", "West"].map((value) => ({ value, label: value })),
  },
  country: { level: 0 },
});

/** Occasions in children in schools. */
export const growth = describeData(
  {
    first: { singular: "occasion", plural: "occasions" },
    upper: [
      { id: ["childid"], singular: "child", plural: "children" },
      { id: ["schoolid"], singular: "school", plural: "schools" },
    ],
  },
  {
    schoolid: { level: 3 },
    childid: { level: 2 },
    year: {},
    retained: {},
    math: {},
    female: { level: 2 },
    lowinc: { level: 3 },
    size: { level: 3 },
  },
);

/** Students in classes, whose numbers start again in every school, in schools in districts. */
export const districts = describeData(
  {
    first: { singular: "student", plural: "students" },
    upper: [
      { id: ["school", "class"], singular: "class", plural: "classes" },
      { id: ["school"], singular: "school", plural: "schools" },
      { id: ["district"], singular: "district", plural: "districts" },
    ],
  },
  {
    district: { level: 4 },
    school: { level: 3 },
    class: {},
    read: {},
    ses: {},
    teacher: { level: 2 },
    public: { level: 3 },
    budget: { level: 4 },
  },
);

/** Rows without grouping. */
export const ungrouped = describeData(
  { first: { singular: "row", plural: "rows" }, upper: [] },
  { y: {}, x: {}, z: {}, name: { storage: "text", categories: [] } },
);
