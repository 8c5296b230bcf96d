import type { LinearMixedFit } from "../linear-mixed-model.ts";
import type { Watch } from "../watch.ts";
import { type LevelOneHomogeneity, levelOneHomogeneity } from "./level-one-homogeneity.ts";
import { type PartRatioTests, ratioTests } from "./ratio-tests.ts";

/** The tests of variances that the specification asks for, beside those that every result has. */
export interface VarianceTests {
  /** By random part; null: not asked for. */
  readonly ratio: readonly PartRatioTests[] | null;
  readonly homogeneity: LevelOneHomogeneity | null;
}

/** Null where it was stopped. */
export function varianceTests(fit: LinearMixedFit, watch: Watch): VarianceTests | null {
  const asked = fit.design.specification.varianceTests;
  const ratio = asked.includes("likelihood-ratio") ? ratioTests(fit, watch) : null;
  if (watch.stop()) return null;
  return { ratio, homogeneity: asked.includes("homogeneity") ? levelOneHomogeneity(fit.design) : null };
}
