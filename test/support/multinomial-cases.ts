import { type ExpectedFit, type GoldenFile, goldenFile, type ModelCase } from "./golden-file.ts";

/** A multinomial model with what R finds for it: multinomial.R. */
export interface MultinomialCase extends ModelCase<ExpectedFit> {
  /** `multinom`, or `likelihood`: written out and maximized in R. */
  readonly how: "multinom" | "likelihood";
}

export const multinomialCases = goldenFile<GoldenFile<MultinomialCase>>("multinomial");
