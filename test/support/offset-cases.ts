import { type ExpectedFit, type GoldenFile, goldenFile, type ModelCase } from "./golden-file.ts";

/** Against lme4, glmmTMB and emmeans: test/golden/offsets.R. */
export type OffsetCase = ModelCase<
  Pick<ExpectedFit, "logLik" | "estimate" | "se"> & {
    /** Of the mean of the new row, in its unit. */
    readonly prediction: number;
    /** Of the categories of `kind`, on the scale of the linear predictor. */
    readonly means: { readonly estimate: readonly number[]; readonly se: readonly number[] };
    /** Of the first rows in the table's order. */
    readonly residuals?: readonly number[];
  }
>;

export const offsetCases = goldenFile<
  GoldenFile<OffsetCase> & { readonly row: Readonly<Record<string, string | number>> }
>("offsets");
