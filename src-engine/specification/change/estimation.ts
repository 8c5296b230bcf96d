import { defaultSearch, type EstimationMethod, type StartingVariances } from "../../../src-contract/analysis.ts";
import { usualMethod } from "../methods.ts";
import type { ChangeRule } from "./rule.ts";
import { sorted } from "./sorted.ts";

/** By which method a model is estimated. */
export interface SetEstimation {
  readonly kind: "set-estimation";
  readonly method: EstimationMethod;
  /** Of adaptive quadrature, in each direction. */
  readonly quadraturePoints: number;
  /** Of penalized quasi-likelihood. */
  readonly restricted: boolean;
}

export const setEstimation: ChangeRule<SetEstimation> = {
  obstacle: () => null,
  apply: ({ draft }, { method, quadraturePoints, restricted }) => {
    const { method: now, quadraturePoints: _points, restricted: _restricted, ...kept } = draft.estimation ?? {};
    const isUsual = now === undefined && method === usualMethod(draft);
    const estimation = {
      ...kept,
      ...(!isUsual && { method }),
      ...(method === "agq" && { quadraturePoints }),
      ...(method === "pql" && !restricted && { restricted }),
    };
    if (JSON.stringify(sorted(estimation)) === JSON.stringify(sorted(draft.estimation ?? {}))) return draft;
    return { ...draft, estimation };
  },
  describe: (_, { method }) => `Estimate by ${method}`,
};

/** When the search for the estimates ends, and where it starts; what is as usual is not written. */
export interface SetSearch {
  readonly kind: "set-search";
  readonly maxIterations: number;
  readonly tolerance: number;
  readonly start: StartingVariances | null;
}

export const setSearch: ChangeRule<SetSearch> = {
  obstacle: () => null,
  apply: ({ draft }, { maxIterations, tolerance, start }) => {
    const { maxIterations: _most, tolerance: _least, start: _from, ...rest } = draft.estimation ?? {};
    const estimation = {
      ...rest,
      ...(maxIterations !== defaultSearch.maxIterations && { maxIterations }),
      ...(tolerance !== defaultSearch.tolerance && { tolerance }),
      ...(start !== null && { start }),
    };
    if (JSON.stringify(estimation) === JSON.stringify(draft.estimation ?? {})) return draft;
    const { estimation: _, ...others } = draft;
    return Object.keys(estimation).length === 0 ? others : { ...others, estimation };
  },
  describe: () => "Change the search for the estimates",
};
