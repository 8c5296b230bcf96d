import type {
  LevelShareResult,
  VarianceByLevelResult,
  VarianceExplainedResult,
} from "../../../src-contract/after-result.ts";
import type { VarianceByLevel } from "../../after/variance-by-level.ts";
import type { Decomposition } from "../../after/variance-decomposition.ts";
import type { VarianceExplained } from "../../after/variance-explained.ts";
import type { LevelShare } from "../../after/variance-partition.ts";

export function varianceExplainedResult(explained: VarianceExplained): VarianceExplainedResult {
  const { components, snijdersBosker } = explained;
  return {
    components: components.map(({ grouping, nullVariance, variance, explained: share }) => ({
      group: grouping?.name ?? null,
      nullVariance,
      variance,
      explained: Number.isNaN(share) ? null : share,
    })),
    snijdersBosker: snijdersBosker && { level1: snijdersBosker.level1, level2: snijdersBosker.level2 },
  };
}

function rightsSterba(parts: Decomposition): VarianceByLevelResult["rightsSterba"] {
  const { fixed, fixedWithin, fixedBetween, slopes, intercepts, residual } = parts;
  const isDecomposed = fixedWithin !== null && fixedBetween !== null;
  const predictors = isDecomposed ? fixedWithin + fixedBetween : fixed;
  const total = predictors + slopes + intercepts + residual;
  const within = (fixedWithin ?? 0) + slopes + residual;
  const between = (fixedBetween ?? 0) + intercepts;
  return {
    total: {
      fixed: predictors / total,
      fixedWithin: isDecomposed ? fixedWithin / total : null,
      fixedBetween: isDecomposed ? fixedBetween / total : null,
      slopes: slopes / total,
      intercepts: intercepts / total,
      residual: residual / total,
    },
    within: isDecomposed ? { fixed: fixedWithin / within, slopes: slopes / within, residual: residual / within } : null,
    between: isDecomposed && between > 0 ? { fixed: fixedBetween / between, intercepts: intercepts / between } : null,
  };
}

export function varianceByLevelResult(byLevel: VarianceByLevel): VarianceByLevelResult {
  const { nullModel, model, designEffects, decomposition } = byLevel;
  return {
    nullModel: nullModel.shares.map(levelShare),
    model: model.shares.map(levelShare),
    designEffects: designEffects.map(({ grouping, ...effect }) => ({ group: grouping.name, ...effect })),
    bySlope: model.curves.map(({ column, points }) => ({
      name: column.name,
      points: points.map(({ value, shares }) => ({ value, shares: shares.map(levelShare) })),
    })),
    rightsSterba: decomposition && rightsSterba(decomposition),
  };
}

function levelShare({ grouping, variance, share, correlation }: LevelShare): LevelShareResult {
  return { group: grouping.name, variance, vpc: share, icc: correlation };
}
