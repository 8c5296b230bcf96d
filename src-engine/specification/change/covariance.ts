import type { CovarianceStructure, ResidualSpecification } from "../../../src-contract/analysis.ts";
import type { ChangeRule } from "./rule.ts";

/** The covariance structure of one set of correlated random effects, by its position in the model. */
export interface SetCovariance {
  readonly kind: "set-covariance";
  readonly entry: number;
  readonly covariance: CovarianceStructure;
}

export const setCovariance: ChangeRule<SetCovariance> = {
  obstacle: ({ draft }, { entry }) => (draft.random[entry] === undefined ? { code: "is-not-there" } : null),
  apply: ({ draft }, { entry: position, covariance }) => {
    const entry = draft.random[position];
    if (entry === undefined || (entry.covariance ?? "unstructured") === covariance) return draft;
    return { ...draft, random: draft.random.with(position, { ...entry, covariance }) };
  },
  describe: (_, { covariance }) => `Make the random effects' covariance ${covariance}`,
};

/** How residuals hang together, and what their rows weigh; null: not at all, all the same. */
export interface SetResidual {
  readonly kind: "set-residual";
  readonly residual: ResidualSpecification | null;
  readonly weight: string | null;
  /** Structures to fit beside it; none: no comparison. */
  readonly compare: readonly ResidualSpecification["structure"][];
}

export const setResidual: ChangeRule<SetResidual> = {
  obstacle: () => null,
  apply: ({ draft }, { residual, weight, compare }) => {
    const { residual: now, weights: before, inference, ...rest } = draft;
    const { compareResiduals: compared = [], ...tests } = inference ?? {};
    const kept = now?.structure === "independent" ? undefined : now;
    const isSame =
      JSON.stringify(kept ?? null) === JSON.stringify(residual) &&
      (before?.level1 ?? null) === weight &&
      JSON.stringify(compared) === JSON.stringify(compare);
    if (isSame) return draft;
    const { level1: _, ...upper } = before ?? {};
    const weights = weight === null ? upper : { ...upper, level1: weight };
    return {
      ...rest,
      ...(residual !== null && { residual }),
      ...(Object.keys(weights).length > 0 && { weights }),
      ...((Object.keys(tests).length > 0 || compare.length > 0) && {
        inference: { ...tests, ...(compare.length > 0 && { compareResiduals: compare }) },
      }),
    };
  },
  describe: () => "Change the residuals",
};
