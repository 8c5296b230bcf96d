import type { MedianRatioResult } from "../../src-contract/result.ts";
import { ratioWords } from "../../src-wording/outcomes.ts";
import type { ModelFit } from "../fit/model-fit.ts";
import { normalQuantile } from "../math/normal-distribution.ts";

/**
 * exp(√2 Φ⁻¹(¾) τ) of every random intercept: the median odds ratio (Larsen, Petersen, Budtz-Jørgensen & Endahl 2000; Merlo et al.
 * 2006), median rate ratio (Austin, Stryhn, Leckie & Merlo 2018) or hazard ratio, with the ends of τ's interval taken along. None
 * where coefficients are no logarithms of ratios, or there is no random intercept.
 */
export function medianRatios(fit: ModelFit): readonly MedianRatioResult[] {
  const { design, covariances, intervals } = fit;
  const { distribution, link } = design.specification;
  if (fit.kind === "linear" || ratioWords(distribution, link) === null) return [];
  return design.random.flatMap(({ grouping, columns }, part) =>
    columns.flatMap(({ factors, equation }, effect): readonly MedianRatioResult[] => {
      if (factors.length > 0) return [];
      const interval = intervals.random[part]?.sd[effect] ?? null;
      const variance = covariances[part]?.[effect * columns.length + effect] ?? 0;
      return [
        {
          group: design.groupings[grouping]?.name ?? "",
          ...(equation !== undefined && { category: equation }),
          ratio: medianRatio(Math.sqrt(variance)),
          ci: interval && [medianRatio(interval[0]), medianRatio(interval[1])],
        },
      ];
    }),
  );
}

function medianRatio(deviation: number): number {
  return Math.exp(Math.SQRT2 * normalQuantile(0.75) * deviation);
}
