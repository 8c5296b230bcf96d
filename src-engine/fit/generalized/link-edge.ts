import type { FitFailure } from "../../../src-contract/model-failure.ts";
import type { Design } from "../../design/design.ts";
import { linkName } from "../../specification/resolve/resolve-outcome.ts";
import { keepsUnits } from "./predictor-scale.ts";

/**
 * Why a search with a link that has means of one sign came to nothing: values of the outcome lie beyond that edge (only normal and
 * Student's t outcomes have such). Units and rows near them pull η to where μ = g⁻¹(η) has no derivative, and the likelihood has no
 * maximum inside. Null where that is not what happened.
 */
export function atLinkEdge({ specification, outcome }: Design): Extract<FitFailure, { code: "link-edge" }> | null {
  const { link, distribution } = specification;
  const hasEitherSign = distribution === "normal" || distribution === "student-t";
  if (!hasEitherSign || !keepsUnits(link) || link === "identity") return null;
  const mean = outcome.reduce((sum, value) => sum + value, 0) / outcome.length;
  const beyond = outcome.filter((value) => !(value * mean > 0)).length;
  if (beyond === 0) return null;
  const sign = mean > 0 ? "positive" : "negative";
  return {
    code: "link-edge",
    outcome: specification.outcome,
    link: linkName(link),
    sign,
    beyond,
    rows: outcome.length,
  };
}
