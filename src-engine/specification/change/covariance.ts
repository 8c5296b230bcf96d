import type { RandomEntry, ResidualSpecification } from "../../../src-contract/analysis.ts";
import type { ChangeRule } from "./rule.ts";

/** The random effects as they are, in the sets of those that may correlate (an entry each), each with its covariance structure. */
export interface SetCovariances {
  readonly kind: "set-covariances";
  readonly random: readonly RandomEntry[];
}

export const setCovariances: ChangeRule<SetCovariances> = {
  obstacle: ({ draft }, { random }) => (hasSameEffects(draft.random, random) ? null : { code: "is-not-there" }),
  apply: ({ draft }, { random }) => (isSamePart(draft.random, random) ? draft : { ...draft, random }),
  describe: () => "Change how the random effects hang together",
};

function hasSameEffects(one: readonly RandomEntry[], other: readonly RandomEntry[]): boolean {
  const effects = (random: readonly RandomEntry[]) =>
    random.flatMap(({ group, terms }) => terms.map((term) => JSON.stringify([group, term]))).toSorted();
  return JSON.stringify(effects(one)) === JSON.stringify(effects(other));
}

function isSamePart(one: readonly RandomEntry[], other: readonly RandomEntry[]): boolean {
  const said = (random: readonly RandomEntry[]) =>
    JSON.stringify(random.map(({ group, terms, covariance = "unstructured" }) => [group, terms, covariance]));
  return said(one) === said(other);
}

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
