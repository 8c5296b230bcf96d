import type { ModelSpecification, RandomEntry, ResidualSpecification, Term } from "../../src-contract/analysis.ts";
import { randomNumbers } from "../support/made-data.ts";

/** Repeated measurements that want a residual structure at the boundary of what it can be, and the model. */
export interface RandomResidualBoundary {
  readonly columns: Readonly<Record<string, readonly number[] | readonly string[]>>;
  readonly model: ModelSpecification;
}

const structures: readonly ResidualSpecification["structure"][] = [
  "compound-symmetry",
  "compound-symmetry-heterogeneous",
  "ar1",
  "ar1-heterogeneous",
  "arma11",
  "toeplitz",
  "toeplitz-heterogeneous",
  "unstructured",
  "diagonal",
  "by-group",
];

/** What the residuals of a subject are like. */
const kinds = ["autoregressive", "summing to zero", "alike", "differences", "one occasion", "one group"] as const;

/**
 * By seed: 8 to 26 subjects in 3 to 6 schools with 2 to 5 waves, some of them missing now and then; every residual structure; random effects
 * of subjects (where the structure does not say the same), of schools, of both or none; residuals that lead to an end; weights; REML or ML.
 */
export function randomResidualBoundary(seed: number): RandomResidualBoundary {
  const { uniform, normal } = randomNumbers(seed * 104729 + 7);
  const whole = (from: number, to: number) => from + Math.floor(uniform() * (to - from + 1));
  const chance = (share: number) => uniform() < share;
  const rounded = (value: number) => Number(value.toPrecision(8));
  const structure = structures[(seed - 1) % structures.length] ?? "ar1";
  const [subjects, waves, schools] = [whole(8, 26), whole(2, 5), whole(3, 6)];
  const kept = chance(0.5) ? 1 : 0.8;
  const kind = kinds[whole(0, kinds.length - 1)] ?? "alike";
  const rho = [-0.95, -0.5, 0, 0.5, 0.97][whole(0, 4)] ?? 0;
  const own = structure === "compound-symmetry" || structure === "unstructured";
  const hasLevel = !own && chance(0.35);
  const hasSlope = structure !== "unstructured" && chance(0.45);
  const hasSchool = chance(0.35);
  const schoolEffects = Array.from({ length: schools }, () => 0.7 * normal());
  const rows = Array.from({ length: subjects }, (_, subject) => {
    const arm = subject % 2;
    const [level, slope] = [hasLevel ? normal() : 0, hasSlope ? 0.7 * normal() : 0];
    const shocks = Array.from({ length: waves }, () => normal());
    const mean = shocks.reduce((sum, shock) => sum + shock, 0) / waves;
    const shared = 2 * normal();
    let last = normal();
    const residuals = shocks.map((shock, wave) => {
      last = rho * last + Math.sqrt(1 - rho * rho) * shock;
      const like: Readonly<Record<(typeof kinds)[number], number>> = {
        autoregressive: last,
        "summing to zero": shock - 0.97 * mean,
        alike: shared + 0.05 * shock,
        differences: shock - (shocks[wave - 1] ?? 0),
        "one occasion": wave === 1 ? 0.02 * shock : last,
        "one group": arm === 1 ? 0.03 * shock : shock,
      };
      return like[kind];
    });
    return residuals.map((residual, wave) => {
      const x = rounded(normal());
      const school = subject % schools;
      const effects = level + slope * wave + (hasSchool ? (schoolEffects[school] ?? 0) : 0);
      const y = rounded(1 + 0.3 * wave + 0.4 * x + effects + residual);
      return { id: `s${subject}`, school: `c${school}`, wave: wave + 1, x, arm: arm === 1 ? "b" : "a", y };
    });
  })
    .flat()
    .filter(() => chance(kept));
  const isWeighted = chance(0.15);
  const term = (name: string): Term => ({ variables: name === "" ? [] : [{ name }] });
  const covariance = chance(0.25) ? "diagonal" : "unstructured";
  const terms = [...(hasLevel ? [""] : []), ...(hasSlope ? ["wave"] : [])].map(term);
  const random: readonly RandomEntry[] = [
    ...(terms.length > 0 ? [{ group: "id", terms, covariance } as const] : []),
    ...(hasSchool ? [{ group: "school", terms: [term("")] }] : []),
  ];
  return {
    columns: {
      y: rows.map(({ y }) => y),
      x: rows.map(({ x }) => x),
      wave: rows.map(({ wave }) => wave),
      w: rows.map(() => rounded(0.5 + uniform())),
      id: rows.map(({ id }) => id),
      school: rows.map(({ school }) => school),
      arm: rows.map(({ arm }) => arm),
    },
    model: {
      outcome: "y",
      fixed: ["", "wave", "x"].map(term),
      random,
      residual: structure === "by-group" ? { structure, by: "arm" } : { structure, within: "id", order: "wave" },
      estimation: { method: chance(0.6) ? "REML" : "ML" },
      ...(isWeighted && { weights: { level1: "w" } }),
    },
  };
}
