import type { DesignFailure } from "../../src-contract/model-failure.ts";
import { type Outcome, refuse, succeed } from "../../src-contract/outcome.ts";
import { commonStep } from "../specification/common-step.ts";
import {
  groupName,
  type ResolvedResidual,
  type ResolvedTerm,
  type WithinStructure,
} from "../specification/specification.ts";
import { withoutAliased } from "./aliasing.ts";
import { modelColumns } from "./columns.ts";
import type { RowValues } from "./row-values.ts";
import type { Grouping } from "./units.ts";

/** What the design says of the residuals: which rows belong together, and how far apart they are. */
export type ResidualDesign =
  | { readonly kind: "independent" }
  /** One variance for each category. */
  | { readonly kind: "by-group"; readonly occasions: Occasions }
  /** A variance for each combination of the predictors' values, which are the occasions. */
  | { readonly kind: "log-linear"; readonly occasions: Occasions; readonly predictors: readonly VariancePredictor[] }
  | {
      readonly kind: "within";
      readonly structure: WithinStructure;
      readonly subject: string;
      /** Subject s has the rows starts[s] … starts[s + 1] − 1, in the order of their occasions. */
      readonly starts: Int32Array;
      readonly occasions: Occasions;
      readonly patterns: OccasionPatterns;
    };

/** The distinct lists of occasions, of which subjects have one each. */
export interface OccasionPatterns {
  /** By subject. */
  readonly codes: Int32Array;
  /** The occasions of each pattern, row by row. */
  readonly lists: readonly Int32Array[];
}

/** A column that ln σ² is linear in. */
export interface VariancePredictor {
  readonly name: string;
  /** By occasion. */
  readonly values: Float64Array;
  /** Mean and standard deviation over the rows. */
  readonly mean: number;
  readonly spread: number;
}

/** What distinguishes the rows of a subject. */
export interface Occasions {
  /** The occasion of each row. */
  readonly codes: Int32Array;
  readonly labels: readonly (string | number)[];
  /**
   * Where each occasion stands, so that neighbours are 1 apart where all are whole numbers of steps from each other; else
   * in the order variable's own units.
   */
  readonly positions: readonly number[];
  /** What a distance of 1 is in the order variable's units; null where occasions are counted. */
  readonly step: number | null;
}

/** Correlations and variances by occasion are estimated one by one; more of them than this are no longer told apart. */
const mostOccasions = 60;

/** The design's rows must have come sorted by subject, and within subjects by occasion. */
export function residualDesign(
  residual: ResolvedResidual,
  rows: number,
  values: RowValues,
  groupings: readonly Grouping[],
): Outcome<ResidualDesign> {
  if (residual.kind === "independent") return succeed(residual);
  if (residual.kind === "by-group") {
    return succeed({ kind: "by-group", occasions: namedOccasions(values, residual.by) });
  }
  if (residual.kind === "log-linear") return logLinearDesign(residual.predictors, values);
  const { structure, within, order } = residual;
  const subject = groupName(within);
  const { codes } = values.units(within);
  const starts = runsOf(codes);
  const spread = spreadOver(codes, starts, groupings, rows);
  if (spread !== null) return refuse({ code: "residual-subject-spread", subject, group: spread });
  const occasions = order === null ? countedOccasions(starts, rows) : namedOccasions(values, order);
  const problem = checkOccasions(structure, subject, order, occasions, starts, values, within);
  if (problem !== null) return refuse(problem);
  return succeed({ kind: "within", structure, subject, starts, occasions, patterns: patternsOf(occasions, starts) });
}

function patternsOf({ codes: occasions }: Occasions, starts: Int32Array): OccasionPatterns {
  const known = new Map<string, number>();
  const lists: Int32Array[] = [];
  const codes = Int32Array.from({ length: starts.length - 1 }, (_, subject) => {
    const list = occasions.subarray(starts[subject], starts[subject + 1]);
    const key = list.join();
    const code = known.get(key) ?? lists.push(list) - 1;
    known.set(key, code);
    return code;
  });
  return { codes, lists };
}

function logLinearDesign(predictors: readonly ResolvedTerm[], values: RowValues): Outcome<ResidualDesign> {
  const columns = modelColumns([{ variables: [], at: "" }, ...predictors], values);
  if (!columns.ok) return columns;
  const [aliased] = withoutAliased(columns.value).aliased;
  if (aliased !== undefined) return refuse({ code: "residual-predictor-aliased", name: aliased.column.name });
  const varying = columns.value.filter(({ factors }) => factors.length > 0);
  const rows = values.rows.length;
  const { codes, first } = combinations(varying.map((column) => column.values));
  return succeed({
    kind: "log-linear",
    occasions: { codes, labels: Array.from(first.keys()), positions: Array.from(first.keys()), step: null },
    predictors: varying.map((column) => {
      const mean = column.values.reduce((sum, value) => sum + value, 0) / rows;
      const squares = column.values.reduce((sum, value) => sum + (value - mean) ** 2, 0);
      const own = Float64Array.from(first, (row) => column.values[row]);
      return { name: column.name, values: own, mean, spread: Math.sqrt(squares / rows) };
    }),
  });
}

/** Numbers the distinct combinations of the columns' values; `first`: a row of each. */
function combinations(columns: readonly Float64Array[]): { readonly codes: Int32Array; readonly first: number[] } {
  const known = new Map<string, number>();
  const first: number[] = [];
  const codes = Int32Array.from({ length: columns[0]?.length ?? 0 }, (_, row) => {
    const key = columns.map((column) => column[row]).join();
    const code = known.get(key) ?? first.length;
    if (code === first.length) {
      known.set(key, code);
      first.push(row);
    }
    return code;
  });
  return { codes, first };
}

/** Where the code changes: the rows of a subject stand together if it lies within every grouping factor's units. */
function runsOf(codes: Int32Array): Int32Array {
  const starts: number[] = [];
  for (let row = 0; row < codes.length; row++) if (row === 0 || codes[row] !== codes[row - 1]) starts.push(row);
  return Int32Array.of(...starts, codes.length);
}

/** The first grouping factor whose units divide a subject, or null. */
function spreadOver(
  codes: Int32Array,
  starts: Int32Array,
  groupings: readonly Grouping[],
  rows: number,
): string | null {
  for (const { units, name } of groupings) {
    for (let row = 1; row < rows; row++)
      if (codes[row] === codes[row - 1] && units[row] !== units[row - 1]) return name;
  }
  const subjects = new Set(codes).size;
  return starts.length - 1 > subjects ? (groupings[0]?.name ?? "") : null;
}

/** Rows as first, second, … of their subject. */
function countedOccasions(starts: Int32Array, rows: number): Occasions {
  const codes = new Int32Array(rows);
  let most = 0;
  for (let subject = 0; subject + 1 < starts.length; subject++) {
    for (let row = starts[subject]; row < starts[subject + 1]; row++) codes[row] = row - starts[subject];
    most = Math.max(most, starts[subject + 1] - starts[subject]);
  }
  const labels = Array.from({ length: most }, (_, index) => index + 1);
  return { codes, labels, positions: labels, step: null };
}

function namedOccasions(values: RowValues, name: string): Occasions {
  const { codes, values: labels } = values.categories(name);
  const numbers = labels.filter((label) => typeof label === "number");
  if (numbers.length < labels.length) return { codes, labels, positions: labels.map((_, index) => index), step: null };
  const step = commonStep(numbers);
  return { codes, labels, positions: numbers.map((value) => value / step), step };
}

function checkOccasions(
  structure: WithinStructure,
  subject: string,
  order: string | null,
  { codes, labels, positions }: Occasions,
  starts: Int32Array,
  values: RowValues,
  within: readonly string[],
): DesignFailure | null {
  if (structure === "compound-symmetry") return null;
  const named = order ?? "";
  for (let s = 0; s + 1 < starts.length; s++) {
    for (let row = starts[s] + 1; row < starts[s + 1]; row++) {
      if (codes[row] !== codes[row - 1]) continue;
      const unit = within.map((name) => String(values.categories(name).values[values.categories(name).codes[row]]));
      return {
        code: "residual-occasion-repeated",
        subject,
        unit: unit.join(" / "),
        order: named,
        occasion: String(labels[codes[row]]),
      };
    }
  }
  const counts = structure !== "ar1" && structure !== "arma11";
  if (counts && labels.length > mostOccasions) {
    return { code: "residual-too-many-occasions", order: named, occasions: labels.length, limit: mostOccasions };
  }
  const needsSteps = structure.startsWith("toeplitz") || structure === "arma11";
  if (needsSteps && !positions.every((position) => Number.isInteger(position - positions[0]))) {
    return { code: "residual-uneven-occasions", order: named };
  }
  return null;
}
