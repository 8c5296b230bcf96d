import type { Hypothesis } from "../../src-contract/analysis.ts";
import type { SpecificationProblem } from "../../src-contract/model-failure.ts";
import { type Outcome, refuse, succeed } from "../../src-contract/outcome.ts";
import { nearestName } from "../formula/nearest-name.ts";
import type { AliasedColumn } from "./aliasing.ts";
import type { DesignColumn } from "./columns.ts";
import { orthogonalize } from "./orthogonalize.ts";

/** Lβ = v: combinations of the design's fixed coefficients, none of which follows from the others. */
export interface DesignHypothesis {
  readonly name: string;
  readonly test: "F" | "chi-square";
  /** L, row by row. */
  readonly rows: readonly (readonly number[])[];
  /** v. */
  readonly values: readonly number[];
}

/** Of a row's length: what is left of it beside the rows before it, below which it follows from them. */
const tolerance = 1e-9;

/**
 * Hypotheses by the names of coefficients as matrices. Refuses, each by its path, names that no coefficient has or several have, coefficients
 * that were left out as aliased, rows without weights, rows that follow from others, and names given twice.
 */
export function designHypotheses(
  hypotheses: readonly Hypothesis[],
  fixed: readonly Pick<DesignColumn, "name">[],
  aliased: readonly AliasedColumn[],
): Outcome<readonly DesignHypothesis[]> {
  const found = hypotheses.map((hypothesis, index) => {
    const at = `model.inference.hypotheses[${index}]`;
    const isTaken = hypotheses.findIndex(({ name }) => name === hypothesis.name) < index;
    const problems: readonly SpecificationProblem[] = [
      ...(isTaken ? [{ at: `${at}.name`, code: "duplicate-hypothesis", hypothesis: hypothesis.name } as const] : []),
      ...nameProblems(hypothesis, at, fixed, aliased),
    ];
    const rows = hypothesis.rows.map(({ weights }) => fixed.map(({ name }) => weights[name] ?? 0));
    return {
      problems: problems.length > 0 ? problems : rowProblems(hypothesis.name, rows, at),
      hypothesis: {
        name: hypothesis.name,
        test: hypothesis.test ?? "F",
        rows,
        values: hypothesis.rows.map(({ value }) => value ?? 0),
      },
    };
  });
  const problems = found.flatMap((one) => one.problems);
  if (problems.length > 0) return refuse({ code: "specification-invalid", problems });
  return succeed(found.map(({ hypothesis }) => hypothesis));
}

function nameProblems(
  { name: hypothesis, rows }: Hypothesis,
  at: string,
  fixed: readonly Pick<DesignColumn, "name">[],
  aliased: readonly AliasedColumn[],
): readonly SpecificationProblem[] {
  const known = fixed.map(({ name }) => name);
  return rows.flatMap(({ weights }, row) =>
    Object.entries(weights).flatMap(([name, weight]): readonly SpecificationProblem[] => {
      const place = `${at}.rows[${row}].weights.${name}`;
      const count = known.filter((one) => one === name).length;
      if (count > 1) return [{ at: place, code: "ambiguous-coefficient", name }];
      if (count === 1) return [];
      if (!aliased.some(({ column }) => column.name === name)) {
        return [{ at: place, code: "unknown-coefficient", name, suggestion: nearestName(name, known) }];
      }
      return weight === 0 ? [] : [{ at: place, code: "hypothesis-aliased", hypothesis, name }];
    }),
  );
}

function rowProblems(
  hypothesis: string,
  rows: readonly (readonly number[])[],
  at: string,
): readonly SpecificationProblem[] {
  const empty =
    rows.length === 0 ? [0] : rows.flatMap((row, index) => (row.every((weight) => weight === 0) ? [index] : []));
  if (empty.length > 0) {
    return empty.map((row) => ({ at: `${at}.rows[${row}]`, code: "hypothesis-row-empty", hypothesis, row: row + 1 }));
  }
  const { dependent } = orthogonalize(
    rows.map((row) => Float64Array.from(row)),
    rows.map((row) => tolerance * Math.hypot(...row)),
  );
  return dependent.map(({ index: row }) => ({
    at: `${at}.rows[${row}]`,
    code: "hypothesis-dependent",
    hypothesis,
    row: row + 1,
  }));
}
