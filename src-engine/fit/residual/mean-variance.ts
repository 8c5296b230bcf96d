import type { ResidualDesign } from "../../design/residual-design.ts";
import type { ResidualAt } from "./residual-matrix.ts";
import type { ResidualState } from "./residual-model.ts";

/** The mean over the rows of Var e_i / σ². */
export function meanRelativeVariance(design: ResidualDesign, state: Pick<ResidualState, "at"> | null): number {
  if (design.kind === "independent" || state === null) return 1;
  return meanVariance(design.occasions.codes, state.at);
}

/** The mean over the rows of a structure’s variances, `codes` the occasion of each row. */
export function meanVariance(codes: Int32Array, { variances }: ResidualAt): number {
  return variances === null ? 1 : codes.reduce((sum, code) => sum + variances[code], 0) / codes.length;
}
