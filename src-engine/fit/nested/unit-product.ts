import type { EliminationLevel } from "./elimination.ts";
import { packedIndex, packedSize } from "./packed.ts";

/** W v of a unit, W = U'V⁻¹U with the variances of inner levels only: D v + b'(b v). */
export function unitProductTimes(
  { z, within, between }: EliminationLevel,
  size: number,
): (unit: number, vector: Float64Array, out: Float64Array) => void {
  const q = z.length;
  const stride = packedSize(size);
  return (unit, vector, out) => {
    const from = unit * stride;
    for (let a = 0; a < size; a++) {
      let sum = 0;
      for (let c = 0; c < size; c++) sum += within[from + packedIndex(a, c)] * vector[c];
      out[a] = sum;
    }
    for (let k = 0; k < q; k++) {
      const row = (unit * q + k) * size;
      let along = 0;
      for (let c = 0; c < size; c++) along += between[row + c] * vector[c];
      for (let a = 0; a < size; a++) out[a] += between[row + a] * along;
    }
  };
}
