import { chiSquareUpperTail } from "../../math/chi-square-distribution.ts";
import { minimize } from "../../math/minimize.ts";
import { mostEvaluations, ownMaximum, searchTolerance } from "../intervals/maximum.ts";
import type { Profile } from "../intervals/profile-endpoint.ts";
import { varianceProfiles } from "../intervals/variance-profiles.ts";
import type { LinearMixedFit } from "../linear-mixed-model.ts";
import type { CovarianceParameters } from "../relative-covariance.ts";
import type { Watch } from "../watch.ts";

/** A variance or correlation of zero against the fitted model. */
export interface RatioTest {
  readonly chiSquare: number;
  /** How many parameters are gone where it is zero: the variance and its correlations. */
  readonly df: number;
  readonly p: number;
}

export interface PartRatioTests {
  /** By effect; null where the search fails. */
  readonly variance: readonly (RatioTest | null)[];
  /** By effect and effect before it; null where there is no correlation. */
  readonly correlation: readonly (readonly (RatioTest | null)[])[];
}

/**
 * Likelihood-ratio tests of every variance and correlation of the random effects, by the fit's own method: the fixed part is
 * the same, so that restricted likelihoods compare. A variance of zero is on the boundary, and k correlations go with it: the
 * statistic is referred to ½ χ²(k) + ½ χ²(k + 1) (Self & Liang 1987, case 6; Stram & Lee 1994). A correlation of zero is
 * inside: χ²(1). By random part; null where it was stopped.
 */
export function ratioTests(fit: LinearMixedFit, { stop }: Pick<Watch, "stop">): readonly PartRatioTests[] | null {
  const maximum = ownMaximum(fit);
  const profiles = varianceProfiles(fit, maximum);
  const tests = fit.state.problem.parts.map(({ parameters }, part): PartRatioTests => {
    return {
      variance: profiles.sd[part].map((profile) => ratioTest(profile, parameters, stop)),
      correlation: profiles.correlation[part].map((row) => row.map((profile) => ratioTest(profile, null, stop))),
    };
  });
  return stop() ? null : tests;
}

/** Of a profile's parameter being zero: a variance of a part with these `parameters`, or (null) a correlation. Null where none is. */
export function ratioTest(
  profile: Profile | null,
  parameters: CovarianceParameters | null,
  stop: () => boolean,
): RatioTest | null {
  const chiSquare = profile && lossAtZero(profile, stop);
  if (chiSquare === null) return null;
  if (parameters === null) return { chiSquare, df: 1, p: chiSquareUpperTail(chiSquare, 1) };
  const df = parametersGone(parameters);
  return { chiSquare, df, p: boundaryProbability(chiSquare, df) };
}

/** ½ χ²(df − 1) + ½ χ²(df). */
function boundaryProbability(chiSquare: number, df: number): number {
  return (chiSquareUpperTail(chiSquare, df - 1) + chiSquareUpperTail(chiSquare, df)) / 2;
}

/** With one variance for all effects they go together, and so does their correlation. */
function parametersGone({ structure, size }: CovarianceParameters): number {
  switch (structure) {
    case "unstructured":
      return size;
    case "compound-symmetry":
      return Math.min(size, 2);
    case "diagonal":
    case "identity":
      return 1;
  }
}

/** By how much the deviance is higher where the parameter is zero, everything else estimated anew. */
function lossAtZero({ estimate, deviance, start, objective }: Profile, stop: () => boolean): number | null {
  if (estimate === 0) return 0;
  const options = { maxEvaluations: mostEvaluations, tolerance: searchTolerance, stop };
  const found = minimize(objective(0), { ...options, start });
  return found && Math.max(0, found.value - deviance);
}
