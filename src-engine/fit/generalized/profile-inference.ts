import { normalQuantile } from "../../math/normal-distribution.ts";
import type { Interval, Intervals } from "../intervals/intervals.ts";
import { type Profile, profileEndpoint } from "../intervals/profile-endpoint.ts";
import { type PartRatioTests, ratioTest } from "../variance-tests/ratio-tests.ts";
import type { Watch } from "../watch.ts";
import type { GeneralizedFit } from "./generalized-fit.ts";
import { combinationProfile, correlationProfile, deviationProfile } from "./generalized-profiles.ts";

/**
 * Profile likelihood intervals of fixed effects, standard deviations and correlations, as of normal outcomes, by the criterion that the
 * fit itself went by (Laplace or quadrature). `wald`: their first guesses, and what a profile does not give. Null where it was stopped.
 */
export function profiledIntervals(
  fit: GeneralizedFit,
  errors: readonly number[],
  wald: Intervals,
  { stop, progress }: Watch,
): Intervals | null {
  const { design, covariances } = fit;
  const { fixed, hypotheses, specification } = design;
  const root = normalQuantile((1 + specification.confidenceLevel) / 2);
  const sizes = covariances.map((covariance) => Math.sqrt(covariance.length));
  const correlations = sizes.reduce((sum, size) => sum + (size * (size - 1)) / 2, 0);
  const rows = hypotheses.flatMap((hypothesis) => hypothesis.rows).length;
  const all = fixed.length + rows + sizes.reduce((sum, size) => sum + size, 0) + correlations;
  let done = 0;
  const intervalOf = (profile: Profile | null, guess: number): Interval | null => {
    const low = profile && profileEndpoint(profile, -1, root, guess, stop);
    const high = profile && profileEndpoint(profile, 1, root, guess, stop);
    progress(++done / all);
    return low === null || high === null ? null : [low, high];
  };
  const ofCombination = (row: readonly number[]) => {
    const guess = row.reduce((sum, weight, k) => sum + Math.abs(weight) * errors[k], 0);
    return intervalOf(combinationProfile(fit, row), root * guess);
  };
  const ofDeviation = (part: number, effect: number) => {
    const profile = deviationProfile(fit, part, effect);
    const other = wald.random[part].sd[effect];
    const estimate = profile?.estimate ?? 0;
    return intervalOf(profile, other === null ? Math.max(0.1, 0.4 * estimate) : Math.max(estimate - other[0], 0.01));
  };
  const ofCorrelation = (part: number, effect: number, other: number) => {
    const profile = correlationProfile(fit, part, effect, other);
    return intervalOf(profile, 0.1 + 0.3 * (1 - (profile?.estimate ?? 0) ** 2));
  };
  const effects = (part: number) => Array.from({ length: sizes[part] }, (_, k) => k);
  const intervals: Intervals = {
    ...wald,
    kind: "profile",
    fixed: fixed.map((_, k) => ofCombination(fixed.map((_column, other) => (other === k ? 1 : 0)))),
    hypotheses: hypotheses.map((hypothesis) => hypothesis.rows.map(ofCombination)),
    random: covariances.map((_, part) => ({
      sd: effects(part).map((effect) => ofDeviation(part, effect)),
      correlation: effects(part).map((effect) =>
        effects(part)
          .slice(0, effect)
          .map((other) => ofCorrelation(part, effect, other)),
      ),
    })),
  };
  return stop() ? null : intervals;
}

/** Likelihood-ratio tests of every variance and correlation, with the mixtures that zero variances need. Null where it was stopped. */
export function generalizedRatioTests(
  fit: GeneralizedFit,
  { stop }: Pick<Watch, "stop">,
): readonly PartRatioTests[] | null {
  const tests = fit.state.problem.parts.map(({ parameters }, part): PartRatioTests => {
    const effects = Array.from({ length: parameters.size }, (_, k) => k);
    return {
      variance: effects.map((effect) => ratioTest(deviationProfile(fit, part, effect), parameters, stop)),
      correlation: effects.map((effect) =>
        effects.slice(0, effect).map((other) => ratioTest(correlationProfile(fit, part, effect, other), null, stop)),
      ),
    };
  });
  return stop() ? null : tests;
}
