import { symmetricEigen } from "../math/symmetric-eigen.ts";
import { unitMeans } from "./unit-means.ts";

/** How consistent items are that are to make a scale. NaN where it is not defined. */
export interface Reliability {
  readonly alpha: number;
  readonly omega: number;
}

/** Of rows without missing values; within and between units where there are any. */
export interface ScaleReliability {
  readonly rows: number;
  readonly total: Reliability;
  readonly levels: { readonly units: number; readonly within: Reliability; readonly between: Reliability } | null;
  readonly items: readonly ItemStatistics[];
}

export interface ItemStatistics {
  readonly mean: number;
  readonly sd: number;
  /** With the sum of the other items. */
  readonly restCorrelation: number;
  /** Of the scale without the item. */
  readonly alphaWithout: number;
}

/**
 * Cronbach's alpha and McDonald's omega of items at these rows; with units from the covariance matrices within and between
 * them (Geldhof, Preacher & Zyphur 2014), those by the moments of a multivariate analysis of variance:
 *
 *   S_within = SSCP_within / (N - J),  S_between = (SSCP_between / (J - 1) - S_within) / n0
 */
export function scaleReliability(
  columns: readonly Float64Array[],
  rows: Int32Array,
  units: { readonly codes: Int32Array; readonly count: number } | null,
): ScaleReliability {
  const picked = columns.map((values) => Float64Array.from(rows, (row) => values[row]));
  const covariance = covarianceOf(picked);
  const levels = units === null ? null : twoLevels(picked, rows, units);
  return {
    rows: rows.length,
    total: reliabilityOf(covariance),
    levels,
    items: picked.map((values, item) => itemStatistics(values, item, covariance)),
  };
}

type Matrix = readonly Float64Array[];

function reliabilityOf(covariance: Matrix): Reliability {
  return { alpha: alphaOf(covariance), omega: omegaOf(covariance) };
}

/** k / (k - 1) (1 - trace / sum); NaN for one item, or where one does not vary at the level. */
function alphaOf(covariance: Matrix): number {
  const items = covariance.length;
  const all = covariance.reduce((sum, row) => sum + row.reduce((a, b) => a + b, 0), 0);
  const trace = covariance.reduce((sum, row, i) => sum + row[i], 0);
  const varies = covariance.every((row, i) => row[i] > 0);
  return items < 2 || !(all > 0) || !varies ? Number.NaN : (items / (items - 1)) * (1 - trace / all);
}

/**
 * (sum of loadings)² / ((sum of loadings)² + sum of uniquenesses), of one factor by minimum residuals on the correlations,
 * in the items' own units (McDonald 1999).
 */
function omegaOf(covariance: Matrix): number {
  const sds = Float64Array.from(covariance, (row, i) => Math.sqrt(row[i]));
  if (covariance.length < 3 || !sds.every((sd) => sd > 0)) return Number.NaN;
  const correlation = covariance.map((row, i) => row.map((value, j) => value / (sds[i] * sds[j])));
  const loadings = oneFactor(correlation);
  if (loadings === null) return Number.NaN;
  const common = loadings.reduce((sum, loading, i) => sum + loading * sds[i], 0) ** 2;
  const unique = loadings.reduce((sum, loading, i) => sum + (1 - loading * loading) * sds[i] ** 2, 0);
  return common / (common + unique);
}

const mostIterations = 5000;
const tolerance = 1e-10;

/** Principal axes repeated until the communalities stay: the solution with the least squared residuals. */
function oneFactor(correlation: Matrix): Float64Array | null {
  const size = correlation.length;
  let communalities = Float64Array.from(correlation, (row, i) =>
    row.reduce((most, value, j) => (i === j ? most : Math.max(most, Math.abs(value))), 0),
  );
  for (let iteration = 0; iteration < mostIterations; iteration++) {
    const reduced = Float64Array.from({ length: size * size }, (_, at) => {
      const [i, j] = [Math.floor(at / size), at % size];
      return i === j ? communalities[i] : correlation[i][j];
    });
    const loadings = firstAxis(reduced, size);
    if (loadings === null) return null;
    const next = loadings.map((loading) => Math.min(loading * loading, 1));
    const change = next.reduce((most, value, i) => Math.max(most, Math.abs(value - communalities[i])), 0);
    communalities = next;
    if (change < tolerance) return loadings;
  }
  return null;
}

/** The eigenvector of the largest eigenvalue, as long as its root, pointing the way of most items. */
function firstAxis(matrix: Float64Array, size: number): Float64Array | null {
  const { values, vectors } = symmetricEigen(matrix, size);
  const first = values.reduce((best, value, k) => (value > values[best] ? k : best), 0);
  if (!(values[first] > 0)) return null;
  const axis = Float64Array.from({ length: size }, (_, i) => vectors[i * size + first] * Math.sqrt(values[first]));
  return axis.reduce((sum, one) => sum + one, 0) < 0 ? axis.map((one) => -one) : axis;
}

function twoLevels(
  picked: Matrix,
  rows: Int32Array,
  { codes, count }: { readonly codes: Int32Array; readonly count: number },
) {
  const sizes = new Float64Array(count);
  for (let i = 0; i < rows.length; i++) sizes[codes[rows[i]]]++;
  const units = sizes.reduce((sum, size) => sum + Number(size > 0), 0);
  const n = rows.length;
  const rowUnits = rows.map((row) => codes[row]);
  const means = picked.map((values) => unitMeans(values, rowUnits, count));
  const grand = picked.map((values) => values.reduce((sum, value) => sum + value, 0) / n);
  const usual = (n - sizes.reduce((sum, size) => sum + size * size, 0) / n) / (units - 1);
  const within = squareOf(picked.length, (a, b) => {
    let sum = 0;
    for (let i = 0; i < n; i++) {
      const unit = rowUnits[i];
      sum += (picked[a][i] - means[a][unit]) * (picked[b][i] - means[b][unit]);
    }
    return sum / (n - units);
  });
  const between = squareOf(picked.length, (a, b) => {
    let sum = 0;
    for (let unit = 0; unit < count; unit++) {
      if (sizes[unit] > 0) sum += sizes[unit] * (means[a][unit] - grand[a]) * (means[b][unit] - grand[b]);
    }
    return (sum / (units - 1) - within[a][b]) / usual;
  });
  return { units, within: reliabilityOf(within), between: reliabilityOf(between) };
}

function itemStatistics(values: Float64Array, item: number, covariance: Matrix): ItemStatistics {
  const others = [...covariance.keys()].filter((other) => other !== item);
  const withRest = others.reduce((sum, other) => sum + covariance[item][other], 0);
  const ofRest = others.reduce((sum, a) => sum + others.reduce((all, b) => all + covariance[a][b], 0), 0);
  return {
    mean: values.reduce((sum, value) => sum + value, 0) / values.length,
    sd: Math.sqrt(covariance[item][item]),
    restCorrelation: withRest / Math.sqrt(covariance[item][item] * ofRest),
    alphaWithout: alphaOf(others.map((a) => Float64Array.from(others, (b) => covariance[a][b]))),
  };
}

function covarianceOf(picked: Matrix): Matrix {
  const n = picked[0]?.length ?? 0;
  const means = picked.map((values) => values.reduce((sum, value) => sum + value, 0) / n);
  return squareOf(picked.length, (a, b) => {
    let sum = 0;
    for (let i = 0; i < n; i++) sum += (picked[a][i] - means[a]) * (picked[b][i] - means[b]);
    return sum / (n - 1);
  });
}

function squareOf(size: number, value: (a: number, b: number) => number): Matrix {
  return Array.from({ length: size }, (_, a) => Float64Array.from({ length: size }, (_unused, b) => value(a, b)));
}
