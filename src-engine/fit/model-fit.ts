import type { Outcome } from "../../src-contract/outcome.ts";
import type { Design } from "../design/design.ts";
import { isLinear } from "../specification/links.ts";
import { distributionOf } from "./design-distribution.ts";
import { type InferredGeneralizedFit, inferGeneralized } from "./generalized/generalized-inference.ts";
import { fitGeneralizedMixedModel } from "./generalized/generalized-mixed-model.ts";
import { type InferredFit, infer } from "./inference/inference.ts";
import { fitLinearMixedModel } from "./linear-mixed-model.ts";
import { unwatched, type Watch } from "./watch.ts";

/** A fit of any outcome with what is inferred from it. */
export type ModelFit = InferredFit | InferredGeneralizedFit;

/** Fits a design by the engine that its distribution needs, by the method its specification asks for. */
export function fitDesign(design: Design, watch: Watch = unwatched): Outcome<ModelFit> {
  const { specification } = design;
  const { maxEvaluations } = specification.search;
  const { intervals, varianceTests } = specification;
  // What takes long after a search tells of itself, from the beginning.
  const takeLong = isLinear(specification) ? ["profile", "bootstrap"] : ["profile"];
  const isFollowed = takeLong.includes(intervals) || varianceTests.includes("likelihood-ratio");
  const watched = isFollowed ? { stop: watch.stop } : watch;
  if (isLinear(specification)) {
    const method = specification.method === "ML" ? "ML" : "REML";
    const fitted = fitLinearMixedModel(design, { method, maxEvaluations, ...watched });
    return fitted.ok ? infer(fitted.value, watch) : fitted;
  }
  const distribution = distributionOf(design);
  if (!distribution.ok) return distribution;
  const fitted = fitGeneralizedMixedModel(design, distribution.value, watched);
  return fitted.ok ? inferGeneralized(fitted.value, watch, isFollowed ? undefined : watch.progress) : fitted;
}
