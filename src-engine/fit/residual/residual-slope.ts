import { innerProduct } from "../../math/inner-product.ts";
import { packedIndex } from "../nested/packed.ts";
import type { DevianceProblem } from "../profiled-deviance.ts";
import type { ResidualStructure } from "./residual-matrix.ts";
import { type Cell, cellValues, inverseBlocks, type SubjectBlocks, visitInverseRows } from "./subject-blocks.ts";

/**
 * ∂f/∂η for f = ln |V| + g([X̃ ỹ]'V⁻¹[X̃ ỹ]), `adjoint` = ∂g, at the last elimination. With K = ∂f/∂(U'R⁻¹U) of a unit's rows
 * (of crossed effects: of a subject's),
 * Y = R⁻¹U,
 *
 *     ∂f/∂R = R⁻¹ − Y K Y'   (by subject),   ∂f/∂η_k = Σ <∂f/∂R, ∂R/∂η_k>
 *
 * The first is summed over the subjects cell by cell, so that more parameters cost next to nothing. `columns` are U before they
 * were whitened.
 */
export function residualSlope(
  structure: ResidualStructure,
  blocks: SubjectBlocks,
  columns: readonly Float64Array[],
  effects: DevianceProblem["effects"],
  eta: Float64Array,
  adjoint: Float64Array,
): Float64Array | null {
  const slopes = cellSlopes(blocks, structure, columns, effects, eta, adjoint);
  if (slopes === null) return null;
  return Float64Array.from(cellChanges(structure, blocks, eta), (change) => innerProduct(change, slopes));
}

/**
 * ∂(cells' values)/∂η_k. For standard deviations of their own, s = e^η, it is as many times the value as s is in it; else R is a smooth
 * function that costs next to nothing, so differences will do.
 */
export function cellChanges(
  structure: ResidualStructure,
  { cells }: SubjectBlocks,
  eta: Float64Array,
): readonly Float64Array[] {
  const here = cellValues(cells, structure.at(eta));
  return Array.from(eta, (value, k) => {
    const occasion = structure.ends.find(({ position }) => position === k)?.occasion ?? null;
    if (occasion !== null) return here.map((own, cell) => own * timesIn(cells[cell], occasion));
    const above = cellValues(cells, structure.at(eta.with(k, value + changeStep)));
    const below = cellValues(cells, structure.at(eta.with(k, value - changeStep)));
    return above.map((upper, cell) => (upper - below[cell]) / (2 * changeStep));
  });
}

const changeStep = 1e-5;

function timesIn(cell: Cell, occasion: number): number {
  if (cell.kind === "variance") return cell.occasion === occasion ? 2 : 0;
  return cell.one === occasion || cell.other === occasion ? 1 : 0;
}

/** ∂f/∂R by cell, the two entries of a covariance together. Null where R is not positive definite to rounding. */
export function cellSlopes(
  blocks: SubjectBlocks,
  structure: ResidualStructure,
  columns: readonly Float64Array[],
  effects: DevianceProblem["effects"],
  eta: Float64Array,
  adjoint: Float64Array,
): Float64Array | null {
  const { cells, patterns, layouts } = blocks;
  const inverses = inverseBlocks(blocks, cellValues(cells, structure.at(eta)));
  if (inverses === null) return null;
  const size = columns.length;
  const adjointAt = subjectAdjoints(blocks, effects, size, adjoint);
  const slopes = new Float64Array(cells.length);
  let product = new Float64Array(0);
  visitInverseRows(blocks, inverses, columns, effects.starts, (subject, rows, y, unit) => {
    if (product.length < rows * size) product = new Float64Array(rows * size);
    const { values, from } = adjointAt(subject, unit);
    timesSymmetric(y, rows, values, from, size, product);
    const layout = layouts[patterns[subject]];
    const inverse = inverses[patterns[subject]];
    for (let i = 0; i < rows; i++) {
      for (let j = 0; j <= i; j++) {
        let sum = inverse[i * rows + j];
        for (let c = 0; c < size; c++) sum -= product[i * size + c] * y[j * size + c];
        slopes[layout[packedIndex(i, j)]] += i === j ? sum : 2 * sum;
      }
    }
  });
  return slopes;
}

/** K of a subject, in `values` from `from`. */
function subjectAdjoints(
  { starts }: SubjectBlocks,
  effects: DevianceProblem["effects"],
  size: number,
  adjoint: Float64Array,
): (subject: number, unit: number) => { readonly values: Float64Array; readonly from: number } {
  if (effects.kind === "crossed") {
    const byRow = effects.rowAdjoints(size, adjoint);
    return (subject) => ({ values: byRow(starts[subject]), from: 0 });
  }
  const values = effects.rowAdjoints(adjoint);
  return (_, unit) => ({ values, from: unit * size * size });
}

/** out = Y K, K symmetric. */
function timesSymmetric(
  y: Float64Array,
  rows: number,
  k: Float64Array,
  from: number,
  size: number,
  out: Float64Array,
): void {
  for (let i = 0; i < rows; i++) {
    for (let c = 0; c < size; c++) {
      let sum = 0;
      for (let d = 0; d < size; d++) sum += y[i * size + d] * k[from + c * size + d];
      out[i * size + c] = sum;
    }
  }
}
