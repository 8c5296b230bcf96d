import { largestSize } from "../math/largest-size.ts";
import { tTwoSided } from "../math/t-distribution.ts";
import { unitMeans } from "./unit-means.ts";

/** A correlation matrix with its tests; NaN where a variable does not vary. */
export interface Correlations {
  /** Observations behind them: rows, or units. */
  readonly n: number;
  readonly means: Float64Array;
  readonly sds: Float64Array;
  readonly r: readonly Float64Array[];
  /** Two-sided, by t. */
  readonly p: readonly Float64Array[];
}

/** Product-moment correlations of columns without missing values, at these rows. t = r sqrt(df / (1 - r²)), df = n - 2. */
export function correlations(columns: readonly Float64Array[], rows: Int32Array): Correlations {
  const picked = columns.map((values) => Float64Array.from(rows, (row) => values[row]));
  return correlationsOf(picked, rows.length, rows.length - 2);
}

export interface TwoLevelCorrelations {
  readonly units: number;
  /** Of the deviations from the units' means. */
  readonly within: Correlations;
  /** Of the units' means, each unit counted once. */
  readonly between: Correlations;
}

/**
 * Correlations within and between units (Snijders & Bosker 2012, section 3.6.2): of deviations from the units' means, with
 * df = n - units - 1, and of the observed means, with df = units - 2. `codes[row]`: the row's unit.
 */
export function twoLevelCorrelations(
  columns: readonly Float64Array[],
  rows: Int32Array,
  codes: Int32Array,
  units: number,
): TwoLevelCorrelations {
  const sizes = new Float64Array(units);
  for (const row of rows) sizes[codes[row]]++;
  const present = Int32Array.from(sizes.keys()).filter((unit) => sizes[unit] > 0);
  const rowUnits = rows.map((row) => codes[row]);
  const picked = columns.map((values) => Float64Array.from(rows, (row) => values[row]));
  const means = picked.map((values) => unitMeans(values, rowUnits, units));
  const deviations = picked.map((values, k) => values.map((value, i) => value - means[k][rowUnits[i]]));
  const ofUnits = means.map((values) => Float64Array.from(present, (unit) => values[unit]));
  const within = correlationsOf(deviations, rows.length, rows.length - present.length - 1);
  // Pooled: deviations lose a degree of freedom for each unit.
  const pooled = Math.sqrt((rows.length - 1) / (rows.length - present.length));
  return {
    units: present.length,
    within: { ...within, sds: within.sds.map((sd) => sd * pooled) },
    between: correlationsOf(ofUnits, present.length, present.length - 2),
  };
}

function correlationsOf(columns: readonly Float64Array[], n: number, df: number): Correlations {
  const means = Float64Array.from(columns, (values) => values.reduce((sum, value) => sum + value, 0) / n);
  const centered = columns.map((values, k) => values.map((value) => value - means[k]));
  const norms = centered.map((values) => Math.sqrt(values.reduce((sum, value) => sum + value * value, 0)));
  // What is left of rounding when a variable does not vary is no variation.
  const isConstant = columns.map(
    (values, k) => norms[k] <= 1e-12 * Math.sqrt(n) * (Math.abs(means[k]) + largestSize(values)),
  );
  const r = centered.map((a, i) =>
    Float64Array.from(centered, (b, j) => {
      if (isConstant[i] || isConstant[j]) return Number.NaN;
      if (i === j) return 1;
      let sum = 0;
      for (let k = 0; k < n; k++) sum += a[k] * b[k];
      return Math.max(-1, Math.min(1, sum / (norms[i] * norms[j])));
    }),
  );
  const p = r.map((row) =>
    row.map((one) => (df > 0 ? tTwoSided(one * Math.sqrt(df / (1 - one * one)), df) : Number.NaN)),
  );
  return { n, means, sds: Float64Array.from(norms, (norm) => norm / Math.sqrt(n - 1)), r, p };
}
