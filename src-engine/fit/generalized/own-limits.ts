import type { GeneralizedState } from "./generalized-fit.ts";

/** Where a parameter of the distribution has gone: a simpler distribution lies there. */
export type OwnLimit = "zero" | "infinity";

/** By what an own parameter is multiplied and divided to see whether the deviance still depends on it. */
const factor = 10;
/** Of deviance; a parameter with an estimate changes it by more unless its logarithm has a standard error above 200. */
const level = 1e-4;
/** Standard error of a logarithm above which there is no estimate: others go with it where the likelihood is level. */
const endless = 100;

/**
 * Which of the distribution's own parameters has no finite estimate because the likelihood grows towards 0 or ∞ and is level there: no
 * variance beyond Poisson's (θ → ∞, or φ → 0), tails no heavier than the normal distribution's (ν → ∞), counts above zero that are
 * spread as the logarithmic distribution has it (θ → 0, the mean with it). All are searched for by their logarithms, of which
 * `errors` are the standard errors. Looks at other parameters, so that modes found before are those of another place afterwards.
 */
export function ownLimits(
  { problem, marginal, parameters }: GeneralizedState,
  errors: readonly number[],
): readonly (OwnLimit | null)[] {
  const own = problem.distribution.parameters;
  const first = parameters.length - own.length;
  const here = marginal(parameters)?.value ?? Number.NaN;
  const isLevel = (at: number, step: number) => {
    const there = marginal(parameters.with(at, parameters[at] + step))?.value ?? Number.NaN;
    return Math.abs(there - here) < level;
  };
  return own.map((_, k) => {
    const at = first + k;
    const isEndless = (errors[k] ?? 0) > endless;
    if (!isEndless && (!isLevel(at, Math.log(factor)) || !isLevel(at, -Math.log(factor)))) return null;
    return parameters[at] > 0 ? "infinity" : "zero";
  });
}
