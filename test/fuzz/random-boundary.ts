import type { CovarianceStructure, ModelSpecification, RandomEntry, Term } from "../../src-contract/analysis.ts";
import { randomNumbers } from "../support/made-data.ts";

/** Data that want a random part on the boundary of what it can be, and the model. */
export interface RandomBoundary {
  readonly columns: Readonly<Record<string, readonly number[] | readonly string[]>>;
  readonly model: ModelSpecification;
}

const structures = ["unstructured", "unstructured", "diagonal", "identity", "compound-symmetry"] as const;

/**
 * By seed: one to three grouping factors, nested or crossed, of few units; one to four random terms in one entry or two, of every
 * covariance structure, nearly collinear by now and then (as powers of a time, or to any degree), generated with a covariance matrix
 * of any rank, from residuals that are alike or unlike within units; weights; REML or ML.
 */
export function randomBoundary(seed: number): RandomBoundary {
  const { uniform, normal } = randomNumbers(seed * 7919 + 13);
  const whole = (from: number, to: number) => from + Math.floor(uniform() * (to - from + 1));
  const chance = (share: number) => uniform() < share;
  const structure = (): CovarianceStructure => structures[whole(0, 4)] ?? "unstructured";
  const rounded = (value: number) => Number(value.toPrecision(9));
  const levels = whole(1, 3);
  const isCrossed = chance(0.25);
  const rows = Array.from({ length: whole(40, 130) }, (_, row) => row);
  const units = whole(4, 18);
  const first = rows.map(() => whole(0, units - 1));
  const secondOf = Array.from({ length: units }, () => whole(0, Math.max(2, Math.floor(units / 2)) - 1));
  const second = first.map((unit) => (isCrossed ? whole(0, 5) : (secondOf[unit] ?? 0)));
  const thirdOf = Array.from({ length: 20 }, () => whole(0, 2));
  const third = second.map((unit) => thirdOf[unit] ?? 0);

  const isPower = chance(0.2);
  const closeness = chance(0.45) ? 10 ** (-whole(0, 5) / 1.25 - 0.3) : null;
  const offset = chance(0.3) ? whole(1, 50) : 0;
  const slopes = rows.map(() => {
    if (isPower) {
      const time = whole(0, 5) + (offset > 0 ? 10 : 0);
      return [time, time ** 2, time ** 3];
    }
    const x1 = offset + normal();
    const x2 = closeness === null ? offset + normal() : x1 + closeness * normal();
    return [x1, x2, closeness === null ? normal() : (x1 + x2) / 2 + closeness * normal()].map(rounded);
  });
  const x = (k: number) => slopes.map((row) => row[k] ?? 0);
  const size = whole(1, 4);
  const names = ["", "x1", "x2", "x3"].slice(size > 1 && chance(0.15) ? 1 : 0, size);
  const spread = (isPower ? 20 : 1 + offset / 4) / (chance(0.3) ? 0.2 : 1);
  const isAlongAxes = chance(0.4);
  const directions = Array.from({ length: whole(0, names.length) }, (_, r) =>
    names.map((_name, k) => (isAlongAxes ? Number(k === (r + 1) % names.length) : normal())),
  );
  const effects = Array.from({ length: units }, () => {
    const scores = directions.map(() => normal() / spread);
    return names.map((_, k) => directions.reduce((sum, own, r) => sum + (own[k] ?? 0) * (scores[r] ?? 0), 0));
  });
  const outer = Array.from({ length: 20 }, () => (chance(0.5) ? 0 : normal()));
  const errors = rows.map(() => normal());
  const isUnlike = chance(0.35);
  const means = Array.from({ length: units }, (_, unit) => {
    const own = errors.filter((_error, row) => first[row] === unit);
    return isUnlike ? own.reduce((sum, error) => sum + error, 0) / Math.max(own.length, 1) : 0;
  });
  const isWeighted = chance(0.15);
  const w = rows.map(() => rounded(0.5 + 2 * uniform()));
  const y = rows.map((row) => {
    const unit = first[row] ?? 0;
    const own = names.reduce((sum, name, k) => {
      const value = name === "" ? 1 : (slopes[row]?.[Number(name[1]) - 1] ?? 0);
      return sum + (effects[unit]?.[k] ?? 0) * value;
    }, 0);
    const error = ((errors[row] ?? 0) - 0.9 * (means[unit] ?? 0)) / Math.sqrt(isWeighted ? (w[row] ?? 1) : 1);
    return rounded(2 + 0.5 * (slopes[row]?.[0] ?? 0) + own + (levels > 1 ? (outer[second[row] ?? 0] ?? 0) : 0) + error);
  });

  const term = (name: string): Term => ({ variables: name === "" ? [] : [{ name }] });
  const entry = (group: string, terms: readonly string[]): RandomEntry => {
    return { group, terms: terms.map(term), covariance: structure() };
  };
  const withSlope = (share: number) => (chance(share) ? ["", "x1"] : [""]);
  const cut = names.length > 2 && chance(0.25) ? whole(1, names.length - 1) : names.length;
  const random = [
    entry("g1", names.slice(0, cut)),
    ...(cut < names.length ? [entry("g1", names.slice(cut))] : []),
    ...(levels > 1 ? [entry("g2", withSlope(0.4))] : []),
    ...(levels > 2 ? [entry("g3", withSlope(0.2))] : []),
  ];
  const fixed = ["", "x1", ...(chance(0.5) ? names.filter((name) => name === "x2" || name === "x3") : [])];
  const labels = (codes: readonly number[]) => codes.map((code) => `u${code}`);
  return {
    columns: { y, x1: x(0), x2: x(1), x3: x(2), w, g1: labels(first), g2: labels(second), g3: labels(third) },
    model: {
      outcome: "y",
      fixed: fixed.map(term),
      random,
      estimation: { method: chance(0.6) ? "REML" : "ML" },
      ...(isWeighted && { weights: { level1: "w" } }),
    },
  };
}
