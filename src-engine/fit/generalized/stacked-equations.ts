import type { Design } from "../../design/design.ts";
import { equationColumns } from "../../design/equations.ts";
import type { Grouping } from "../../design/units.ts";
import type { PredictorBasis } from "../basis.ts";

/**
 * A multinomial outcome has an equation for each category but the reference: the same columns of X and Z, coefficients and
 * random effects of its own, the latter correlated across the equations. What is computed with has m rows a case, one for each
 * equation; what is reported has the cases as rows and m times as many columns.
 */

/** The coefficients and effects of all equations, category by category: `clerical: age`. Rows are cases. */
export function reportedDesign(design: Design): Design {
  const { equations, fixed, random, terms } = design;
  if (equations === null) return design;
  const p = fixed.length;
  return {
    ...design,
    fixed: equationColumns(fixed, equations),
    random: random.map((part) => ({ ...part, columns: equationColumns(part.columns, equations) })),
    terms: terms.map((term) => ({
      ...term,
      rows: equations.flatMap((_, equation) =>
        term.rows.map((row) =>
          equations.flatMap((__, other) => (other === equation ? row : new Array<number>(p).fill(0))),
        ),
      ),
    })),
  };
}

/** The same with m rows a case, as far as the structure of its units goes. */
export function stackedDesign(reported: Design): Design {
  const { equations, groupings, outcome, offset } = reported;
  if (equations === null) return reported;
  const m = equations.length;
  return {
    ...reported,
    groupings: groupings.map((grouping) => stackedGrouping(grouping, m)),
    outcome: repeated(outcome, m),
    offset: offset === null ? null : repeated(offset, m),
  };
}

function stackedGrouping(grouping: Grouping, m: number): Grouping {
  const { units, starts, rows } = grouping;
  return {
    ...grouping,
    units: Int32Array.from({ length: units.length * m }, (_, row) => units[Math.floor(row / m)]),
    starts: starts.map((start) => start * m),
    rows:
      rows === null
        ? null
        : Int32Array.from({ length: rows.length * m }, (_, at) => rows[Math.floor(at / m)] * m + (at % m)),
  };
}

/** Columns that are zero in the rows of other equations, equation by equation. */
export function stackedBasis(basis: PredictorBasis, m: number): PredictorBasis {
  if (m === 1) return basis;
  const { columns, x, z, fixedToUser, randomToUser, logDeterminant } = basis;
  const equations = Array.from({ length: m }, (_, equation) => equation);
  const inEach = (positions: readonly number[]) =>
    equations.flatMap((equation) => positions.map((at) => equation * columns.length + at));
  return {
    columns: equations.flatMap((equation) =>
      columns.map((column) => {
        const stacked = new Float64Array(column.length * m);
        for (let one = 0; one < column.length; one++) stacked[one * m + equation] = column[one];
        return stacked;
      }),
    ),
    x: inEach(x),
    z: z.map(inEach),
    fixedToUser: blockDiagonal(fixedToUser, m),
    randomToUser: randomToUser.map((block) => blockDiagonal(block, m)),
    logDeterminant: m * logDeterminant,
  };
}

function blockDiagonal(block: readonly (readonly number[])[], m: number): readonly (readonly number[])[] {
  const size = block.length;
  return Array.from({ length: m * size }, (_, row) => {
    const from = Math.floor(row / size) * size;
    return Array.from({ length: m * size }, (__, column) => block[row - from]?.[column - from] ?? 0);
  });
}

function repeated(values: Float64Array, m: number): Float64Array {
  return Float64Array.from({ length: values.length * m }, (_, row) => values[Math.floor(row / m)]);
}
