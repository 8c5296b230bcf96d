import type { Occasions, ResidualDesign } from "../../design/residual-design.ts";
import { choleskyInPlace, solveLowerInPlace } from "../../math/cholesky.ts";
import type { Correlation, ResidualAt } from "./residual-matrix.ts";

/** Rows after which residuals with the covariance matrix σ² R are independent with the variance σ². */
export interface Whitened {
  /** L⁻¹ times each column, R = L L'. */
  readonly columns: readonly Float64Array[];
  /** ln |R|. */
  readonly logDeterminant: number;
}

/** With precision weights w the variance of a row is σ² R_ii / w: rows are taken √w times. */
export function weighted(columns: readonly Float64Array[], weights: Float64Array): Whitened {
  const roots = weights.map(Math.sqrt);
  return {
    columns: columns.map((column) => column.map((value, row) => value * roots[row])),
    logDeterminant: -weights.reduce((sum, weight) => sum + Math.log(weight), 0),
  };
}

/** Null where R is not positive definite to rounding. */
export function whiten(columns: readonly Float64Array[], design: ResidualDesign, at: ResidualAt): Whitened | null {
  if (design.kind === "independent") return { columns, logDeterminant: 0 };
  const whitened = columns.map((column) => column.slice());
  const spread = at.scales === null ? 0 : unscale(whitened, design.occasions, at.scales);
  if (design.kind !== "within") return { columns: whitened, logDeterminant: spread };
  const correlated = uncorrelate(whitened, design, at.correlation);
  return Number.isFinite(correlated) ? { columns: whitened, logDeterminant: spread + correlated } : null;
}

/** Divides rows by the s of their occasion; returns 2 Σ ln s. */
function unscale(columns: readonly Float64Array[], { codes }: Occasions, scales: readonly number[]): number {
  for (const column of columns) for (let row = 0; row < column.length; row++) column[row] /= scales[codes[row]];
  const logs = scales.map(Math.log);
  return 2 * codes.reduce((sum, code) => sum + logs[code], 0);
}

/** Subject by subject in place; returns ln |C|. */
function uncorrelate(
  columns: readonly Float64Array[],
  { starts, occasions: { codes }, patterns }: Extract<ResidualDesign, { readonly kind: "within" }>,
  correlation: Correlation,
): number {
  switch (correlation.kind) {
    case "none":
      return 0;
    case "exchangeable":
      return sumOverSubjects(starts, (from, to) => removeShared(columns, from, to, correlation.correlation));
    case "markov":
      return sumOverSubjects(starts, (from, to) => removeLast(columns, from, to, codes, correlation.between));
    case "general": {
      const factors = patterns.lists.map((list) => factorOf(list, correlation.between));
      return sumOverSubjects(starts, (from, to, subject) =>
        divide(columns, from, to, factors[patterns.codes[subject]]),
      );
    }
  }
}

function sumOverSubjects(
  starts: Int32Array,
  logDeterminant: (from: number, to: number, subject: number) => number,
): number {
  let sum = 0;
  for (let subject = 0; subject + 1 < starts.length; subject++) {
    sum += logDeterminant(starts[subject], starts[subject + 1], subject);
  }
  return sum;
}

/**
 * C = (1 − ρ) I + ρ J has the symmetric root C^−½ = (I − κ J/t)/√(1 − ρ), κ = 1 − √((1 − ρ)/(1 + (t − 1)ρ)).
 */
function removeShared(columns: readonly Float64Array[], from: number, to: number, rho: number): number {
  const rows = to - from;
  const shared = 1 + (rows - 1) * rho;
  const share = 1 - Math.sqrt((1 - rho) / shared);
  const scale = 1 / Math.sqrt(1 - rho);
  for (const column of columns) {
    let sum = 0;
    for (let row = from; row < to; row++) sum += column[row];
    const taken = (share * sum) / rows;
    for (let row = from; row < to; row++) column[row] = (column[row] - taken) * scale;
  }
  return (rows - 1) * Math.log(1 - rho) + Math.log(shared);
}

/** x_i less what x_(i−1) says of it, from the last row backwards; ln |C| = Σ ln(1 − c²). */
function removeLast(
  columns: readonly Float64Array[],
  from: number,
  to: number,
  codes: Int32Array,
  between: (i: number, j: number) => number,
): number {
  let logDeterminant = 0;
  for (let row = to - 1; row > from; row--) {
    const c = between(codes[row], codes[row - 1]);
    const rest = 1 - c * c;
    const scale = 1 / Math.sqrt(rest);
    for (const column of columns) column[row] = (column[row] - c * column[row - 1]) * scale;
    logDeterminant += Math.log(rest);
  }
  return logDeterminant;
}

/** The factor of C for one list of occasions, which many subjects have in common. */
interface PatternFactor {
  readonly lower: Float64Array;
  readonly logDeterminant: number;
}

function factorOf(occasions: Int32Array, between: (i: number, j: number) => number): PatternFactor {
  const size = occasions.length;
  const lower = new Float64Array(size * size);
  for (let i = 0; i < size; i++)
    for (let j = 0; j < size; j++) lower[i * size + j] = between(occasions[i], occasions[j]);
  return { lower, logDeterminant: choleskyInPlace(lower, size) };
}

function divide(
  columns: readonly Float64Array[],
  from: number,
  to: number,
  { lower, logDeterminant }: PatternFactor,
): number {
  for (const column of columns) solveLowerInPlace(lower, to - from, column.subarray(from, to), 1);
  return logDeterminant;
}
