import type { ModelSpecification, Term } from "../../src-contract/analysis.ts";
import { randomNumbers } from "../support/made-data.ts";

/** A data set with an outcome of categories without order, and a model of it. */
export interface RandomCategories {
  readonly columns: Readonly<Record<string, readonly number[] | readonly string[]>>;
  readonly model: ModelSpecification;
}

/** Of fewer there is no telling nine coefficients and nine variances and covariances. */
const leastRows = 60;

/**
 * By seed: two to four categories, whose random effects are correlated, all of them and however strongly; 6 to 60 units of a few rows or up
 * to 20; a random slope, a second factor that crosses the units or holds them, and missing values in some.
 */
export function randomCategories(seed: number): RandomCategories {
  const { uniform, normal } = randomNumbers(seed + 500_000);
  const whole = (from: number, to: number) => from + Math.floor(uniform() * (to - from + 1));
  const equations = whole(1, 3);
  const units = whole(6, 60);
  const most = [3, 8, 20][whole(0, 2)] ?? 3;
  const hasSlope = equations <= 2 && most > 3 && uniform() < 0.3;
  const once = Array.from({ length: units }, (_, one) => Array.from({ length: whole(1, most) }, () => one + 1)).flat();
  const unit = Array.from({ length: Math.ceil(leastRows / once.length) }, () => once).flat();
  const x = unit.map(() => rounded(normal()));
  const ofUnits = Array.from({ length: units + 1 }, () => rounded(normal()));
  const w = unit.map((one) => ofUnits[one] ?? 0);
  const size = [0.3, 0.8, 1.5][whole(0, 2)] ?? 1;
  const terms = hasSlope ? 2 : 1;
  const factor = Array.from({ length: equations * terms }, () => factorRow(equations * terms, () => normal() * size));
  const effects = ofUnits.map(() => {
    const z = factor.map(() => normal());
    return factor.map((row) => row.reduce((sum, weight, k) => sum + weight * (z[k] ?? 0), 0));
  });
  const coefficients = Array.from({ length: equations }, () => factorRow(3, () => normal() * 0.7));
  const more = moreOf(seed, unit);
  const y = unit.map((one, row) => {
    const odds = coefficients.map(([level = 0, ofX = 0, ofW = 0], k) => {
      const [shift = 0, slope = 0] = (effects[one] ?? []).slice(k * terms);
      const own = shift + (hasSlope ? slope * (x[row] ?? 0) : 0);
      return Math.exp(level + ofX * (x[row] ?? 0) + ofW * (w[row] ?? 0) + own + more.shift(row, k));
    });
    return more.isMissing(row) ? "" : chosen([...odds, 1], uniform());
  });
  const intercept: Term = { variables: [] };
  const slope: Term = { variables: [{ name: "x" }] };
  return {
    columns: { y, x: x.map((value, row) => (more.isWithoutX(row) ? Number.NaN : value)), w, unit, other: more.other },
    model: {
      outcome: "y",
      distribution: "multinomial",
      fixed: [intercept, slope, { variables: [{ name: "w" }] }],
      random: [
        { group: "unit", terms: hasSlope ? [intercept, slope] : [intercept] },
        ...(more.hasOther ? [{ group: "other", terms: [intercept] }] : []),
      ],
    },
  };
}

/** What only some have: missing values, and a second factor. */
function moreOf(seed: number, unit: readonly number[]) {
  const { uniform, normal } = randomNumbers(seed + 900_000);
  const hasOther = seed % 5 === 0;
  const hasMissing = seed % 2 === 1;
  const other = unit.map((one) => (seed % 10 === 0 ? (one % 6) + 1 : 1 + Math.floor(8 * uniform())));
  const effects = Array.from({ length: 9 }, () => factorRow(3, () => normal() * 0.7));
  const missing = unit.map(() => hasMissing && uniform() < 0.04);
  const withoutX = unit.map(() => hasMissing && uniform() < 0.05);
  return {
    hasOther,
    other,
    shift: (row: number, equation: number) => (hasOther ? (effects[other[row] ?? 0]?.[equation] ?? 0) : 0),
    isMissing: (row: number) => missing[row] === true,
    isWithoutX: (row: number) => withoutX[row] === true,
  };
}

function factorRow(length: number, drawn: () => number): readonly number[] {
  return Array.from({ length }, drawn);
}

function chosen(odds: readonly number[], uniform: number): string {
  let left = uniform * odds.reduce((sum, one) => sum + one, 0);
  const at = odds.findIndex((one) => {
    left -= one;
    return left <= 0;
  });
  // The last one's odds are 1: it is the reference, whatever the others are.
  return at === odds.length - 1 ? "d" : "abc".charAt(at);
}

function rounded(value: number): number {
  return Math.round(value * 1e4) / 1e4;
}
