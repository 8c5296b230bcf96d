import { type CrossedDesign, restBlocks } from "./crossed-design.ts";
import type { RestPattern } from "./crossed-occurrences.ts";

/** The lower triangle of Λ'SΛ from that of S, entry by entry. */
export function scaleBlocks(
  { rest: factors }: Pick<CrossedDesign, "rest">,
  lambdas: readonly Float64Array[],
  rest: number,
  square: Float64Array,
  put: (row: number, column: number, value: number) => void,
): void {
  const scale = diagonalScale({ rest: factors }, lambdas, rest);
  if (scale !== null) {
    for (let i = 0; i < rest; i++) {
      for (let j = 0; j <= i; j++) put(i, j, scale[i] * square[i * rest + j] * scale[j]);
    }
    return;
  }
  const entry = (i: number, j: number) => (i >= j ? square[i * rest + j] : square[j * rest + i]);
  for (const [f, left] of factors.entries()) {
    const lambdaI = lambdas[f + 1];
    const qI = left.z.length;
    for (let unitI = 0; unitI < left.units; unitI++) {
      const i0 = left.offset + unitI * qI;
      for (const [g, right] of factors.slice(0, f + 1).entries()) {
        const lambdaJ = lambdas[g + 1];
        const qJ = right.z.length;
        const last = g === f ? unitI + 1 : right.units;
        for (let unitJ = 0; unitJ < last; unitJ++) {
          const j0 = right.offset + unitJ * qJ;
          for (let a = 0; a < qI; a++) {
            for (let b = 0; b < qJ; b++) {
              if (i0 + a < j0 + b) continue;
              let sum = 0;
              for (let c = 0; c < qI; c++) {
                for (let d = 0; d < qJ; d++) sum += lambdaI[c * qI + a] * entry(i0 + c, j0 + d) * lambdaJ[d * qJ + b];
              }
              put(i0 + a, j0 + b, sum);
            }
          }
        }
      }
    }
  }
}

/** The same where only a pattern of entries is stored: it has whole blocks of two units. */
export function scaleByPattern(
  design: Pick<CrossedDesign, "rest">,
  lambdas: readonly Float64Array[],
  { starts, columns }: RestPattern,
  square: Float64Array,
  put: (row: number, column: number, value: number) => void,
): void {
  const rest = starts.length - 1;
  const scale = diagonalScale(design, lambdas, rest);
  if (scale !== null) {
    for (let i = 0; i < rest; i++) {
      for (let at = starts[i]; at < starts[i + 1]; at++)
        put(i, columns[at], scale[i] * square[at] * scale[columns[at]]);
    }
    return;
  }
  const { factor, effect, sizes } = restBlocks(design, rest);
  for (let i0 = 0; i0 < rest; i0 += sizes[factor[i0]]) {
    const left = lambdas[factor[i0] + 1];
    const qI = sizes[factor[i0]];
    for (let place = 0; starts[i0] + place < starts[i0 + 1]; place++) {
      const j0 = columns[starts[i0] + place];
      if (effect[j0] !== 0) continue;
      const right = lambdas[factor[j0] + 1];
      const qJ = sizes[factor[j0]];
      // A unit's block with itself is stored as a lower triangle.
      const entry = (c: number, d: number) =>
        i0 === j0 && d > c ? square[starts[i0 + d] + place + c] : square[starts[i0 + c] + place + d];
      for (let a = 0; a < qI; a++) {
        for (let b = 0; b < (i0 === j0 ? a + 1 : qJ); b++) {
          let sum = 0;
          for (let c = 0; c < qI; c++) {
            for (let d = 0; d < qJ; d++) sum += left[c * qI + a] * entry(c, d) * right[d * qJ + b];
          }
          put(i0 + a, j0 + b, sum);
        }
      }
    }
  }
}

/** The diagonal of Λ where every factor has one effect; null else. */
export function diagonalScale(
  { rest }: Pick<CrossedDesign, "rest">,
  factors: readonly Float64Array[],
  size: number,
): Float64Array | null {
  if (rest.some(({ z }) => z.length > 1)) return null;
  const scale = new Float64Array(size);
  for (const [index, { units, offset }] of rest.entries()) scale.fill(factors[index + 1][0], offset, offset + units);
  return scale;
}

/** v Λ for a row v over the rest. */
export function timesLambda(
  { rest: factors }: Pick<CrossedDesign, "rest">,
  lambdas: readonly Float64Array[],
  row: Float64Array,
  out: Float64Array,
): void {
  for (const [f, { units, z, offset }] of factors.entries()) {
    const lambda = lambdas[f + 1];
    const q = z.length;
    for (let unit = 0; unit < units; unit++) {
      const at = offset + unit * q;
      for (let b = 0; b < q; b++) {
        let sum = 0;
        for (let a = 0; a < q; a++) sum += row[at + a] * lambda[a * q + b];
        out[at + b] = sum;
      }
    }
  }
}

/** Λ v for a column v over the rest. */
export function lambdaTimes(
  { rest: factors }: Pick<CrossedDesign, "rest">,
  lambdas: readonly Float64Array[],
  column: Float64Array,
): Float64Array {
  const out = new Float64Array(column.length);
  for (const [f, { units, z, offset }] of factors.entries()) {
    const lambda = lambdas[f + 1];
    const q = z.length;
    for (let unit = 0; unit < units; unit++) {
      const at = offset + unit * q;
      for (let a = 0; a < q; a++) {
        let sum = 0;
        for (let b = 0; b < q; b++) sum += lambda[a * q + b] * column[at + b];
        out[at + a] = sum;
      }
    }
  }
  return out;
}
