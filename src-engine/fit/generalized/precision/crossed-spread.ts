import { inverseFromCholesky } from "../../../math/cholesky.ts";
import { multiplySquare } from "../../../math/square-matrix.ts";
import { scaleBlocks, timesLambda } from "../../crossed/crossed-scaling.ts";
import type { CrossedState } from "./crossed-curvature.ts";
import type { PosteriorPrecision, VisitShare } from "./posterior-precision.ts";

/** C = H⁻¹ where effects share rows. */
interface Spread {
  /** G⁻¹ and Γ = Λᵣ G⁻¹ Λᵣ', in full. */
  readonly rest: Float64Array;
  readonly gamma: Float64Array;
  /** By unit of the first factor: C₁₁, q × q, and C₁ᵣΛᵣ' at the columns that occur, q rows. */
  readonly own: Float64Array;
  readonly cross: Float64Array;
}

type Looks = Pick<PosteriorPrecision, "invert" | "leverages" | "visitFactorGradients" | "visitSpreads">;

/** What looks back at the factorized H: with X = L⁻ᵀY, C₁₁ = (LL')⁻¹ + XΓX' and C₁ᵣΛᵣ' = −XΓ. */
export function crossedSpread(state: CrossedState): Looks {
  const { size, own, cross } = state;
  const spread: Spread = {
    rest: new Float64Array(size * size),
    gamma: new Float64Array(size * size),
    own: new Float64Array(own.length),
    cross: new Float64Array(cross.length),
  };
  return {
    invert() {
      invertRest(state, spread);
      spreadOfUnits(state, spread);
    },
    leverages: (into) => leverages(state, spread, into),
    visitFactorGradients(visit) {
      visitFirst(state, spread, visit);
      visitRest(state, spread, visit);
    },
    visitSpreads(visit) {
      const { units, structure } = state;
      const q = structure.z.length;
      for (let unit = 0; unit < units; unit++) visit(0, unit, spread.own.slice(unit * q * q, (unit + 1) * q * q));
      for (const [index, { units: many, z, offset }] of structure.rest.entries()) {
        for (let unit = 0; unit < many; unit++) {
          visit(index + 1, unit, squareBlock(spread.rest, size, offset + unit * z.length, z.length));
        }
      }
    },
  };
}

function invertRest({ structure, size, factors, system }: CrossedState, { rest, gamma }: Spread): void {
  const inverse = system.invert();
  const { stride } = system;
  for (let i = 0; i < size; i++) {
    for (let j = 0; j <= i; j++) {
      rest[i * size + j] = inverse[i * stride + j];
      rest[j * size + i] = inverse[i * stride + j];
    }
  }
  scaleBlocks(structure, factors.map(transposed), size, rest, (i, j, value) => {
    gamma[i * size + j] = value;
    gamma[j * size + i] = value;
  });
}

function spreadOfUnits(state: CrossedState, spread: Spread): void {
  const { structure, units, size, columns, columnStarts, lower, solved } = state;
  const q = structure.z.length;
  for (let unit = 0; unit < units; unit++) {
    const first = columnStarts[unit];
    const count = columnStarts[unit + 1] - first;
    const block = unit * q * q;
    const factor = lower.subarray(block, block + q * q);
    const x = solved.slice(first * q, (first + count) * q);
    solveUpperRows(factor, q, x, count);
    const from = first * q;
    for (let a = 0; a < q; a++) {
      for (let c = 0; c < count; c++) {
        const column = columns[first + c] * size;
        let sum = 0;
        for (let d = 0; d < count; d++) sum -= x[a * count + d] * spread.gamma[column + columns[first + d]];
        spread.cross[from + a * count + c] = sum;
      }
    }
    spread.own.set(inverseFromCholesky(factor, q), block);
    for (let a = 0; a < q; a++) {
      for (let b = 0; b < q; b++) {
        let sum = 0;
        for (let c = 0; c < count; c++) sum -= spread.cross[from + a * count + c] * x[b * count + c];
        spread.own[block + a * q + b] += sum;
      }
    }
  }
}

/** Rows become L⁻ᵀ times them. */
function solveUpperRows(lower: Float64Array, size: number, rows: Float64Array, columns: number): void {
  for (let i = size - 1; i >= 0; i--) {
    for (let c = 0; c < columns; c++) {
      let sum = rows[i * columns + c];
      for (let k = i + 1; k < size; k++) sum -= lower[k * size + i] * rows[k * columns + c];
      rows[i * columns + c] = sum / lower[i * size + i];
    }
  }
}

/** z₁'Λ₁C₁₁Λ₁'z₁ + 2 z₁'Λ₁C₁ᵣΛᵣ'zᵣ + zᵣ'Γzᵣ. */
function leverages(state: CrossedState, spread: Spread, into: Float64Array): void {
  const { structure, units, size, places, columns, columnStarts, factors } = state;
  const { starts, z } = structure;
  const q = z.length;
  const restColumns = structure.rest.flatMap((factor) => factor.z);
  const perRow = restColumns.length;
  const [lambda] = factors;
  const scaled = new Float64Array(q);
  for (let unit = 0; unit < units; unit++) {
    const first = columnStarts[unit];
    const count = columnStarts[unit + 1] - first;
    for (let row = starts[unit]; row < starts[unit + 1]; row++) {
      let sum = 0;
      for (let b = 0; b < q; b++) {
        scaled[b] = 0;
        for (let a = 0; a < q; a++) scaled[b] += lambda[a * q + b] * z[a][row];
      }
      for (let a = 0; a < q; a++) {
        for (let b = 0; b < q; b++) sum += scaled[a] * spread.own[unit * q * q + a * q + b] * scaled[b];
        for (let c = 0; c < perRow; c++) {
          const at = first * q + a * count + places[row * perRow + c];
          sum += 2 * scaled[a] * spread.cross[at] * restColumns[c][row];
        }
      }
      for (let c = 0; c < perRow; c++) {
        const from = columns[first + places[row * perRow + c]] * size;
        for (let d = 0; d < perRow; d++) {
          const at = from + columns[first + places[row * perRow + d]];
          sum += restColumns[c][row] * spread.gamma[at] * restColumns[d][row];
        }
      }
      into[row] = sum;
    }
  }
}

/** A₁₁Λ₁C₁₁ + A₁ᵣΛᵣCᵣ₁ of every unit. */
function visitFirst(state: CrossedState, spread: Spread, visit: VisitShare): void {
  const { structure, units, columnStarts, factors, own, cross } = state;
  const q = structure.z.length;
  const share = new Float64Array(q * q);
  for (let unit = 0; unit < units; unit++) {
    const first = columnStarts[unit];
    const count = columnStarts[unit + 1] - first;
    const block = unit * q * q;
    const scaled = multiplySquare(factors[0], spread.own.subarray(block, block + q * q));
    for (let a = 0; a < q; a++) {
      for (let b = 0; b < q; b++) {
        let sum = 0;
        for (let k = 0; k < q; k++) sum += own[block + a * q + k] * scaled[k * q + b];
        for (let c = 0; c < count; c++) {
          sum += cross[first * q + a * count + c] * spread.cross[first * q + b * count + c];
        }
        share[a * q + b] = sum;
      }
    }
    visit(0, 0, share);
  }
}

/** SΛᵣG⁻¹ at every unit of the other factors. */
function visitRest({ structure, size, factors, schur }: CrossedState, { rest }: Spread, visit: VisitShare): void {
  const row = new Float64Array(size);
  const scaled = new Float64Array(size);
  for (const [index, { units, z, offset }] of structure.rest.entries()) {
    const q = z.length;
    const share = new Float64Array(q * q);
    for (let unit = 0; unit < units; unit++) {
      const at = offset + unit * q;
      for (let a = 0; a < q; a++) {
        for (let k = 0; k < size; k++) row[k] = k <= at + a ? schur[(at + a) * size + k] : schur[k * size + at + a];
        timesLambda(structure, factors, row, scaled);
        for (let b = 0; b < q; b++) {
          let sum = 0;
          for (let k = 0; k < size; k++) sum += scaled[k] * rest[(at + b) * size + k];
          share[a * q + b] = sum;
        }
      }
      visit(index + 1, 0, share);
    }
  }
}

function squareBlock(matrix: Float64Array, size: number, at: number, q: number): Float64Array {
  return Float64Array.from({ length: q * q }, (_, entry) => {
    return matrix[(at + Math.floor(entry / q)) * size + at + (entry % q)];
  });
}

function transposed(matrix: Float64Array): Float64Array {
  const size = Math.sqrt(matrix.length);
  return matrix.map((_, entry) => matrix[(entry % size) * size + Math.floor(entry / size)]);
}
