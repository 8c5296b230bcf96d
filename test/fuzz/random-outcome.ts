import type { Distribution, Link, ModelSpecification, RandomEntry, Term } from "../../src-contract/analysis.ts";
import { randomNumbers } from "../support/made-data.ts";

/** A data set and a model of an outcome that is not normal, and the same for glmmTMB. */
export interface RandomOutcome {
  readonly columns: Readonly<Record<string, readonly number[] | readonly string[]>>;
  readonly model: ModelSpecification;
  readonly formula: string;
  readonly family: string;
}

interface Kind {
  readonly distribution: Distribution;
  readonly link: Link;
  readonly family: string;
}

const kinds: readonly Kind[] = [
  { distribution: "bernoulli", link: "logit", family: 'binomial("logit")' },
  { distribution: "bernoulli", link: "probit", family: 'binomial("probit")' },
  { distribution: "bernoulli", link: "cloglog", family: 'binomial("cloglog")' },
  { distribution: "binomial", link: "logit", family: 'binomial("logit")' },
  { distribution: "poisson", link: "log", family: "poisson()" },
  { distribution: "negative-binomial", link: "log", family: "nbinom2()" },
  { distribution: "gamma", link: "log", family: 'Gamma("log")' },
  { distribution: "beta", link: "logit", family: "beta_family()" },
];

/** By seed: one or two grouping factors, nested or crossed, of 4 to 40 units; 60 to 400 rows; a random slope or none; categories. */
export function randomOutcome(seed: number): RandomOutcome {
  const { uniform, normal } = randomNumbers(seed + 77_000);
  const whole = (from: number, to: number) => from + Math.floor(uniform() * (to - from + 1));
  const chance = (share: number) => uniform() < share;
  const kind = kinds[whole(0, kinds.length - 1)] ?? kinds[0];
  if (kind === undefined) throw new RangeError("no kinds");
  const rows = whole(60, 400);
  const units = whole(4, 40);
  const hasSecond = chance(0.5);
  const isNested = chance(0.5);
  const outer = whole(3, 9);
  const unit = Array.from({ length: rows }, () => whole(1, units));
  const other = unit.map((one) => (isNested ? (one % outer) + 1 : whole(1, outer)));
  const hasSlope = chance(0.4);
  const isCorrelated = chance(0.7);
  const hasCategories = chance(0.4);
  const x = unit.map(() => rounded(normal()));
  const category = unit.map(() => "abc".charAt(whole(0, 2)));
  const trials = unit.map(() => whole(1, 12));
  const size = chance(0.15) ? 0 : 0.2 + uniform();
  const effects = Array.from({ length: 41 }, () => [size * normal(), 0.5 * size * normal()] as const);
  const otherEffects = Array.from({ length: 10 }, () => 0.6 * normal());
  const level = normal() * 0.5;
  const eta = unit.map((one, row) => {
    const [shift = 0, slope = 0] = effects[one] ?? [];
    const own = level + (0.5 + (hasSlope ? slope : 0)) * (x[row] ?? 0) + shift;
    return own + (hasSecond ? (otherEffects[other[row] ?? 0] ?? 0) : 0) + (category[row] === "b" ? -0.4 : 0);
  });
  const y = eta.map((value, row) => drawn(kind, value, trials[row] ?? 1, uniform, normal));
  const intercept: Term = { variables: [] };
  const slope: Term = { variables: [{ name: "x" }] };
  const terms = hasSlope ? [intercept, slope] : [intercept];
  const random: readonly RandomEntry[] = [
    { group: "unit", terms, covariance: isCorrelated ? "unstructured" : "diagonal" },
    ...(hasSecond ? [{ group: "other", terms: [intercept] }] : []),
  ];
  const bar = hasSlope ? `(1 + x ${isCorrelated ? "|" : "||"} unit)` : "(1 | unit)";
  const left = kind.distribution === "binomial" ? "cbind(y, n - y)" : "y";
  const right = ["x", ...(hasCategories ? ["kind"] : []), bar, ...(hasSecond ? ["(1 | other)"] : [])];
  return {
    columns: { y, x, n: trials, kind: category, unit, other },
    model: {
      outcome: "y",
      distribution: kind.distribution,
      link: kind.link,
      ...(kind.distribution === "binomial" && { trials: "n" }),
      fixed: [intercept, slope, ...(hasCategories ? [{ variables: [{ name: "kind" }] }] : [])],
      random,
    },
    formula: `${left} ~ ${right.join(" + ")}`,
    family: kind.family,
  };
}

function drawn(
  { distribution, link }: Kind,
  eta: number,
  trials: number,
  uniform: () => number,
  normal: () => number,
): number {
  switch (distribution) {
    case "bernoulli":
    case "binomial": {
      const share = link === "cloglog" ? 1 - Math.exp(-Math.exp(eta)) : 1 / (1 + Math.exp(-eta));
      const count = distribution === "binomial" ? trials : 1;
      return Array.from({ length: count }, () => (uniform() < share ? 1 : 0)).reduce<number>(
        (sum, one) => sum + one,
        0,
      );
    }
    case "poisson":
      return poisson(Math.exp(eta), uniform);
    case "negative-binomial":
      return poisson(Math.exp(eta + 0.7 * normal()), uniform);
    case "gamma":
      return Math.max(1e-4, rounded(Math.exp(eta + 0.5 * normal())));
    default:
      return Math.min(0.999, Math.max(0.001, rounded(1 / (1 + Math.exp(-eta - 0.8 * normal())))));
  }
}

/** Knuth's: how many uniform numbers multiply to exp(−mean). */
function poisson(mean: number, uniform: () => number): number {
  const least = Math.exp(-Math.min(mean, 300));
  let count = 0;
  for (let product = uniform(); product > least; product *= uniform()) count += 1;
  return count;
}

function rounded(value: number): number {
  return Math.round(value * 1e4) / 1e4;
}
