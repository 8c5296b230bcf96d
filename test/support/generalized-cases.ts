import { type ExpectedFit, type GoldenFile, goldenFile, type ModelCase } from "./golden-file.ts";

/**
 * Against glmmTMB (Laplace) and lme4 (quadrature): test/golden/generalized.R, generalized-others.R and generalized-more.R; against
 * likelihoods written out for TMB: likelihoods.R (likelihoods.json, pairs.json); against the likelihood summed over a fine grid: vector-quadrature.R.
 */
export type GeneralizedCase = ModelCase<
  ExpectedFit & {
    /** The distribution's own parameter. */
    readonly own: number | null;
    /** Of ordinal outcomes. */
    readonly thresholds?: readonly number[] | null;
  }
>;

export const generalizedCases = goldenFile<GoldenFile<GeneralizedCase>>("generalized");

/** What those leave out: every distribution by every structure, and more links. */
export const otherGeneralizedCases: GoldenFile<GeneralizedCase> = {
  ...goldenFile<GoldenFile<GeneralizedCase>>("generalized-others"),
  cases: ["generalized-others", "generalized-more", "likelihoods", "pairs", "vector-quadrature"].flatMap((name) => [
    ...goldenFile<GoldenFile<GeneralizedCase>>(name).cases,
  ]),
};
