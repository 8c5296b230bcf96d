import { type ExpectedFit, type GoldenFile, goldenFile, type ModelCase } from "./golden-file.ts";

/** Against likelihoods written down in R, which are glm's and glmmTMB's where they have the pair: test/golden/links.R. */
export type LinkCase = ModelCase<
  Omit<ExpectedFit, "covariance"> & { readonly own: number | null; readonly variance: number | null }
>;

export const linkCases = goldenFile<GoldenFile<LinkCase>>("links");
