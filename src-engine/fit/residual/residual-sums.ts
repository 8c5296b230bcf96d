import { unitVector } from "../../math/unit-vector.ts";
import { packedIndex } from "../nested/packed.ts";
import type { DevianceProblem } from "../profiled-deviance.ts";
import type { ResidualModel } from "./residual-model.ts";
import { cellSlopes } from "./residual-slope.ts";
import { cellValues, inverseBlocks, type SubjectBlocks, visitInverseRows } from "./subject-blocks.ts";

/** Sums over the entries of R by cell, at the last elimination: what a change of R does is read off them. */
export interface CellSums {
  /** Of V⁻¹: a change of R by ΔR changes ln |V| by their inner product with its cells. */
  readonly traces: Float64Array;
  /** Of f_i f_j' for the rows f of V⁻¹X̃, p × p a cell: X̃'V⁻¹ ΔR V⁻¹X̃ by ΔR's cells. */
  readonly products: Float64Array;
}

/** Null where subjects are very long. */
export function residualSums(
  { structure, blocks, columns }: ResidualModel,
  eta: Float64Array,
  { effects, coefficients: p }: DevianceProblem,
): CellSums | null {
  if (blocks === null) return null;
  const traces = cellSlopes(blocks, structure, columns, effects, eta, new Float64Array((p + 1) ** 2));
  const { cells, patterns, layouts } = blocks;
  const inverses = inverseBlocks(blocks, cellValues(cells, structure.at(eta)));
  if (traces === null || inverses === null) return null;
  const size = columns.length;
  const combinations = Array.from({ length: p }, (_, k) => {
    return subjectCombinations(blocks, effects, size, unitVector(p + 1, k));
  });
  const products = new Float64Array(cells.length * p * p);
  let f = new Float64Array(0);
  visitInverseRows(blocks, inverses, columns, effects.starts, (subject, rows, y, unit) => {
    if (f.length < rows * p) f = new Float64Array(rows * p);
    for (let k = 0; k < p; k++) {
      const { values, from } = combinations[k](subject, unit);
      for (let i = 0; i < rows; i++) {
        let sum = 0;
        for (let c = 0; c < size; c++) sum += y[i * size + c] * values[from + c];
        f[i * p + k] = sum;
      }
    }
    const layout = layouts[patterns[subject]];
    for (let i = 0; i < rows; i++) {
      for (let j = 0; j <= i; j++) addOuter(f, i, j, p, products, layout[packedIndex(i, j)] * p * p);
    }
  });
  return { traces, products };
}

/** v of a subject, in `values` from `from`: its rows R⁻¹U v are those of V⁻¹[X̃ ỹ] `combination`. */
function subjectCombinations(
  { starts }: SubjectBlocks,
  effects: DevianceProblem["effects"],
  size: number,
  combination: Float64Array,
): (subject: number, unit: number) => { readonly values: Float64Array; readonly from: number } {
  if (effects.kind === "crossed") {
    const byRow = effects.rowCombinations(size, combination);
    return (subject) => ({ values: byRow(starts[subject]), from: 0 });
  }
  const values = effects.rowCombinations(combination);
  return (_, unit) => ({ values, from: unit * size });
}

/** f_i f_j' where i = j, else with its transpose: both entries of a covariance. */
function addOuter(f: Float64Array, i: number, j: number, p: number, out: Float64Array, at: number): void {
  for (let a = 0; a < p; a++) {
    for (let b = 0; b < p; b++) {
      const value = f[i * p + a] * f[j * p + b];
      out[at + a * p + b] += value;
      if (i !== j) out[at + b * p + a] += value;
    }
  }
}
