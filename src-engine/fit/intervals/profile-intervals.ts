import { normalQuantile } from "../../math/normal-distribution.ts";
import type { LinearMixedFit } from "../linear-mixed-model.ts";
import type { Watch } from "../watch.ts";
import { combinationProfile } from "./fixed-profiles.ts";
import type { Interval, Intervals } from "./intervals.ts";
import { likelihoodMaximum } from "./maximum.ts";
import { type Profile, profileEndpoint } from "./profile-endpoint.ts";
import { type VarianceProfiles, varianceProfiles } from "./variance-profiles.ts";

/**
 * Profile likelihood intervals (Venzon & Moolgavkar 1988; Bates et al. 2015, section 5.1): all values that a likelihood-ratio
 * test at the level of the interval does not reject. By full maximum likelihood, also where the estimates are REML's, because
 * restricted likelihoods with other fixed parts do not compare; so does lme4. Parameters of a residual structure keep the
 * intervals of `wald`, whose widths are the first guesses of all others. Null where it was stopped.
 */
export function profileIntervals(
  fit: LinearMixedFit,
  errors: readonly number[],
  wald: Intervals,
  { stop, progress }: Watch,
): Intervals | null {
  const { fixed, hypotheses, specification } = fit.design;
  const maximum = likelihoodMaximum(fit, { stop, progress });
  if (maximum === null) return null;
  const variances = varianceProfiles(fit, maximum);
  const root = normalQuantile((1 + specification.confidenceLevel) / 2);
  const smallest = 0.1 * Math.sqrt(fit.residualVariance);
  const all = fixed.length + hypotheses.flatMap(({ rows }) => rows).length + countOf(variances);
  let done = 0;
  const intervalOf = (profile: Profile, guess: number): Interval | null => {
    const low = profileEndpoint(profile, -1, root, guess, stop);
    const high = profileEndpoint(profile, 1, root, guess, stop);
    progress(++done / all);
    return low === null || high === null ? null : [low, high];
  };
  const ofCombination = (row: readonly number[]) => {
    const guess = row.reduce((sum, weight, k) => sum + Math.abs(weight) * errors[k], 0);
    return intervalOf(combinationProfile(fit, maximum, row), root * guess);
  };
  const ofDeviation = (profile: Profile, other: Interval | null) => {
    const least = 0.2 * Math.max(profile.estimate, smallest);
    return intervalOf(profile, other === null ? 2 * least : Math.max(least, profile.estimate - other[0]));
  };
  const intervals: Intervals = {
    kind: "profile",
    fixed: fixed.map((_, k) => ofCombination(fixed.map((_column, other) => (other === k ? 1 : 0)))),
    hypotheses: hypotheses.map(({ rows }) => rows.map(ofCombination)),
    random: variances.sd.map((profiles, part) => ({
      sd: sharedOrOwn(fit, part, profiles, (profile, k) => ofDeviation(profile, wald.random[part].sd[k])),
      correlation: variances.correlation[part].map((row) =>
        row.map((profile) => profile && intervalOf(profile, correlationGuess(profile))),
      ),
    })),
    residual: variances.residual && ofDeviation(variances.residual, wald.residual),
    parameters: wald.parameters,
    bootstrap: null,
  };
  return stop() ? null : intervals;
}

function correlationGuess({ estimate }: Profile): number {
  return 0.1 + 0.3 * (1 - estimate * estimate);
}

function countOf({ sd, correlation, residual }: VarianceProfiles): number {
  const correlations = correlation.flat(2).filter((profile) => profile !== null).length;
  return sd.flat().length + correlations + (residual === null ? 0 : 1);
}

/** Structures with one variance for all effects have one interval for all (in the effects' own units where these differ). */
function sharedOrOwn(
  { state }: LinearMixedFit,
  part: number,
  profiles: readonly Profile[],
  intervalOf: (profile: Profile, effect: number) => Interval | null,
): readonly (Interval | null)[] {
  const { structure } = state.problem.parts[part].parameters;
  if (structure === "unstructured" || structure === "diagonal") return profiles.map(intervalOf);
  const [first] = profiles;
  const shared = first === undefined ? null : intervalOf(first, 0);
  return profiles.map(() => shared);
}
