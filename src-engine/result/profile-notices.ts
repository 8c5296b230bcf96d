import type { DeviationInWords, Notice } from "../../src-contract/notice.ts";
import { predictorRange } from "../family/predictor-range.ts";
import { endlessCoefficients } from "../fit/generalized/separation.ts";
import type { ModelFit } from "../fit/model-fit.ts";
import { effectInWords, notice } from "./notice-words.ts";

/**
 * Which profile likelihood intervals have no end that could be found, and why: on the way there either the means of some rows reach an end
 * of what the link allows, or the search for everything else does not come to rest. Coefficients without a finite estimate are told already.
 */
export function unfinishedProfiles(fit: ModelFit): readonly Notice[] {
  if (fit.kind !== "generalized" || fit.intervals.kind !== "profile") return [];
  const { design, intervals } = fit;
  const { distribution, link } = design.specification;
  const isEndless = endlessCoefficients(fit);
  const effects = design.fixed.flatMap((column, k) => {
    const isKnown = Number.isFinite(fit.tests[k]?.se) && !isEndless[k];
    return isKnown && intervals.fixed?.[k] === null ? [effectInWords(column)] : [];
  });
  const deviations = unfinishedDeviations(fit);
  if (effects.length + deviations.length === 0) return [];
  const hasEdge = predictorRange(distribution, link).ends.length > 0;
  return [notice("warning", { code: "profile-unfinished", effects, deviations, edgeOf: hasEdge ? link : null })];
}

/** Every standard deviation has a profile, but those that effects share. */
function unfinishedDeviations({ design, intervals, covariances }: ModelFit): readonly DeviationInWords[] {
  return design.random.flatMap(({ grouping, columns, covariance }, part) => {
    const group = design.groupings[grouping]?.name ?? "";
    const size = Math.sqrt(covariances[part]?.length ?? 0);
    const isShared = covariance === "compound-symmetry" && size > 1;
    if (isShared) return [];
    return columns.flatMap((column, effect) =>
      intervals.random[part]?.sd[effect] === null ? [{ group, ...effectInWords(column) }] : [],
    );
  });
}
