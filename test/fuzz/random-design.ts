import type { ModelSpecification, RandomEntry, Term, TermVariable } from "../../src-contract/analysis.ts";
import { randomNumbers } from "../support/made-data.ts";

/** A data set and a model that nobody thought of: unbalanced, with gaps, now and then with what cannot be estimated. */
export interface RandomDesign {
  /** Numbers (NaN: missing) or texts. */
  readonly columns: Readonly<Record<string, readonly number[] | readonly string[]>>;
  readonly model: ModelSpecification;
  /** The same for lme4. */
  readonly formula: string;
}

/**
 * By seed: one to three grouping factors, nested or crossed, of 2 to 30 units; 15 to 250 rows; a predictor within units, one
 * between them, categories, a copy; random slopes, correlated or not; REML or ML.
 */
export function randomDesign(seed: number): RandomDesign {
  const { uniform, normal } = randomNumbers(seed);
  const whole = (from: number, to: number) => from + Math.floor(uniform() * (to - from + 1));
  const chance = (share: number) => uniform() < share;
  const rows = whole(15, 250);
  const first = factor(rows, whole(2, 30), whole, chance(0.5));
  const isNested = chance(0.5);
  const count = chance(0.45) ? 1 : chance(0.7) ? 2 : 3;
  const outerUnits = whole(2, 8);
  const second = isNested ? first.map((unit) => (unit * 7) % outerUnits) : factor(rows, outerUnits, whole, false);
  const third = factor(rows, whole(2, 5), whole, false);
  const factors = [first, second, third].slice(0, count);
  const slope = chance(0.55);
  const hasCategories = chance(0.3);
  const hasCopy = chance(0.1);
  const offset = chance(0.2) ? 10 ** whole(2, 5) : 0;
  const spread = 10 ** whole(-2, 2);
  const x = first.map(() => rounded(offset + spread * normal()));
  const between = Array.from({ length: 30 }, () => rounded(normal()));
  const w = first.map((unit) => between[unit] ?? 0);
  const kind = first.map(() => "abc"[whole(0, 2)] ?? "a");
  const sizes = factors.map(() => (chance(0.2) ? 0 : 2 * uniform()));
  const slopeSize = chance(0.25) ? 0 : uniform();
  const effects = factors.map(() => Array.from({ length: 30 }, () => [normal(), normal()] as const));
  const y = first.map((_, row) => {
    let value = 3 + (0.5 * ((x[row] ?? 0) - offset)) / spread + 0.3 * (w[row] ?? 0) + normal();
    for (const [f, units] of factors.entries()) {
      const [level, steepness] = effects[f]?.[units[row] ?? 0] ?? [0, 0];
      value += (sizes[f] ?? 0) * level;
      if (f === 0 && slope) value += (slopeSize * steepness * ((x[row] ?? 0) - offset)) / spread;
    }
    return rounded(value);
  });
  for (let gaps = chance(0.4) ? whole(1, 6) : 0; gaps > 0; gaps--) x[whole(0, rows - 1)] = Number.NaN;
  const copy = x.map((value) => 2 * value + 1);

  const term = (...variables: readonly TermVariable[]): Term => ({ variables });
  const isUncorrelated = slope && chance(0.3);
  const fixed = [term(), term({ name: "x" }), term({ name: "w" })];
  if (hasCategories) fixed.push(term({ name: "kind" }));
  if (hasCopy) fixed.push(term({ name: "copy" }));
  const random = factors.map(
    (_, f): RandomEntry => ({
      group: `g${f + 1}`,
      terms: f === 0 && slope ? [term(), term({ name: "x" })] : [term()],
      ...(f === 0 && isUncorrelated && { covariance: "diagonal" }),
    }),
  );
  const bars = factors.map((_, f) => (f === 0 && slope ? `(x ${isUncorrelated ? "||" : "|"} g1)` : `(1 | g${f + 1})`));
  const method = chance(0.6) ? "REML" : "ML";
  return {
    columns: {
      y,
      x,
      w,
      kind,
      copy,
      ...Object.fromEntries(factors.map((units, f) => [`g${f + 1}`, units.map((unit) => `u${unit}`)])),
    },
    model: { outcome: "y", fixed, random, estimation: { method } },
    formula: `y ~ x + w${hasCategories ? " + kind" : ""}${hasCopy ? " + copy" : ""} + ${bars.join(" + ")}`,
  };
}

/** The unit of each row: drawn evenly, or some units far more often than others. */
function factor(
  rows: number,
  units: number,
  whole: (from: number, to: number) => number,
  isEven: boolean,
): readonly number[] {
  return Array.from({ length: rows }, () => (isEven ? whole(0, units - 1) : whole(0, whole(0, units - 1))));
}

function rounded(value: number): number {
  return Number(value.toFixed(4));
}
