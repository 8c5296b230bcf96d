import { packedSize } from "./packed.ts";

/** The cross-products U'U of the rows of each unit: all that a fit needs to know of the rows. */
export interface UnitProducts {
  /** m, the number of columns of U. */
  readonly size: number;
  readonly units: number;
  /** By unit, packed (see `packed.ts`). */
  readonly packed: Float64Array;
}

/** Forms the cross-products in one pass over the rows; unit u has the rows starts[u] … starts[u + 1] − 1. */
export function unitProducts(columns: readonly Float64Array[], starts: Int32Array): UnitProducts {
  const size = columns.length;
  const units = starts.length - 1;
  const stride = packedSize(size);
  const packed = new Float64Array(units * stride);
  for (let a = 0, entry = 0; a < size; a++) {
    for (let b = 0; b <= a; b++, entry++) {
      const left = columns[a];
      const right = columns[b];
      for (let unit = 0, at = entry; unit < units; unit++, at += stride) {
        let sum = 0;
        for (let row = starts[unit], end = starts[unit + 1]; row < end; row++) sum += left[row] * right[row];
        packed[at] = sum;
      }
    }
  }
  return { size, units, packed };
}

/** The cross-products of all rows together, packed. */
export function totalProducts({ size, units, packed }: UnitProducts): Float64Array {
  const stride = packedSize(size);
  const total = new Float64Array(stride);
  for (let unit = 0, at = 0; unit < units; unit++)
    for (let entry = 0; entry < stride; entry++) total[entry] += packed[at++];
  return total;
}
