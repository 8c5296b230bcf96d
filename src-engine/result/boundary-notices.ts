import type { Distribution } from "../../src-contract/analysis.ts";
import type { EffectInWords, Notice } from "../../src-contract/notice.ts";
import type { OwnLimit } from "../fit/generalized/own-limits.ts";
import type { InferredFit } from "../fit/inference/inference.ts";
import type { Boundary } from "../fit/inference/singularity.ts";
import type { ModelFit } from "../fit/model-fit.ts";
import { effectInWords, notice, threeDigits } from "./notice-words.ts";

/** Variances, correlations and parameters of distributions at the end of what they can be, or near it, or not known. */

export function distributionLimits(fit: ModelFit): readonly Notice[] {
  if (fit.kind !== "generalized") return [];
  const { outcome, distribution } = fit.design.specification;
  return fit.ownParameters.flatMap(({ name, limit }) => {
    if (limit === null) return [];
    const into =
      distribution === "student-t" ? "normal" : hasPoissonLimit(distribution, limit) ? "poisson" : "logarithmic";
    return [notice("warning", { code: "distribution-limit", outcome, parameter: name, limit, into })];
  });
}

export function meansAtEdge(fit: ModelFit): readonly Notice[] {
  if (fit.kind !== "generalized" || fit.state.onEdge === null) return [];
  const { design, state, covariances } = fit;
  const { rows, means } = fit.state.onEdge;
  const { outcome, link, distribution } = design.specification;
  const ofUnits = covariances.some((covariance) => covariance.some((value) => value !== 0));
  const by = fit.method === "pql" ? "linearized" : ofUnits ? "units" : "fixed";
  const [mean = 0, other] = means;
  const content = {
    code: "at-edge",
    outcome,
    link,
    rows: rows.length,
    of: state.problem.rows,
    first: (design.rows[rows[0] ?? 0] ?? 0) + 1,
    mean: other !== undefined ? "0 or 1" : mean === 0 ? "0" : mean === 1 ? "1" : "∞",
    isProbability: distribution === "bernoulli" || distribution === "binomial" || distribution === "beta",
    by,
  } as const;
  return [notice(by === "fixed" ? "warning" : "serious", content)];
}

/** Variances μ + μ²/θ and μ (1 + φ). At the other end of θ, counts above zero follow the logarithmic distribution. */
function hasPoissonLimit(distribution: Distribution, limit: OwnLimit): boolean {
  return limit === (distribution === "negative-binomial" ? "infinity" : "zero");
}

/** A likelihood without a highest point: these estimates are at a maximum beside where it grows. */
export function endlessLikelihood(fit: ModelFit): readonly Notice[] {
  if (fit.kind !== "linear" || fit.endless === null) return [];
  if (fit.endless.kind === "parameter") {
    const { parameter, side } = fit.endless;
    return [notice("warning", { code: "likelihood-endless", parameter, side })];
  }
  const { kind, by, category } = fit.endless;
  const conditional = kind === "conditional-variance";
  return [notice("warning", { code: "likelihood-endless-variance", by, category, conditional })];
}

export function boundaryNotice({ design, covariances }: ModelFit, boundary: Boundary): readonly Notice[] {
  if (boundary.kind === "zero-residual") {
    const { by, category } = boundary;
    return [notice("warning", { code: "residual-variance-zero", by, category })];
  }
  if (boundary.kind === "residual-end") {
    const { parameter, side, value } = boundary;
    return [
      notice("warning", {
        code: "residual-bound",
        parameter,
        side,
        value: Math.abs(value) < atZero ? 0 : threeDigits(value),
      }),
    ];
  }
  const part = design.random[boundary.part];
  const group = design.groupings[part?.grouping ?? 0]?.name ?? "";
  const effects = part?.columns.map(effectInWords) ?? [];
  const inWords = (effect: number): EffectInWords => effects[effect] ?? { name: "" };
  switch (boundary.kind) {
    case "zero-variance":
      return [notice("warning", { code: "variance-zero", group, ...inWords(boundary.effect) })];
    case "perfect-correlation": {
      const [first, second] = boundary.effects.map(inWords);
      if (first === undefined || second === undefined) return [];
      return [notice("warning", { code: "correlation-one", group, first, second, sign: boundary.sign })];
    }
    case "rank-deficient": {
      const { rank } = boundary;
      const dimension = Math.sqrt(covariances[boundary.part]?.length ?? 0);
      const dependent = boundary.dependent.map(({ effect, equals }) => ({
        effect: inWords(effect),
        equals: equals.map((part) => ({ ...inWords(part.effect), coefficient: threeDigits(part.coefficient) })),
      }));
      return [notice("warning", { code: "covariance-singular", group, dimension, rank, dependent })];
    }
    case "common-correlation":
      return [notice("warning", { code: "correlation-bound", group, effects, correlation: boundary.correlation })];
  }
}

/** Correlations are held as near to their ends as this. */
const atZero = 1e-6;

/** In deviance; farther from rest the curvature says nothing about the estimates. */
const farFromRest = 0.1;

export function undeterminedVariances({ design, flat, search }: InferredFit): readonly Notice[] {
  if (flat === null || (!search.converged && search.expectedGain > farFromRest)) return [];
  const groups = new Set(flat.parts.map((part) => design.groupings[design.random[part]?.grouping ?? 0]?.name ?? ""));
  const kind = design.residual.kind === "independent" ? "variance" : "structure";
  const residual = flat.residual ? kind : null;
  return [notice("warning", { code: "variances-undetermined", groups: [...groups], residual })];
}

/** A slope's variance that HLM's test does not tell from zero: the model may be simpler without it. */
export function smallVariances({ design, covariances, regressions, boundaries }: InferredFit): readonly Notice[] {
  const singular = new Set(boundaries.flatMap((boundary) => ("part" in boundary ? [boundary.part] : [])));
  return design.random.flatMap(({ columns, grouping }, part) => {
    if (singular.has(part)) return [];
    return columns.flatMap(({ name }, effect) => {
      const test = regressions[part]?.tests[effect] ?? null;
      if (name === "(Intercept)" || test === null || test.p < 0.05) return [];
      const variance = covariances[part]?.[effect * columns.length + effect] ?? 0;
      const group = design.groupings[grouping]?.name ?? "";
      return [notice("info", { code: "variance-small", group, name, variance, ...test })];
    });
  });
}
