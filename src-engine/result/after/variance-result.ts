import type {
  LevelShareResult,
  VarianceByLevelResult,
  VarianceExplainedResult,
} from "../../../src-contract/after-result.ts";
import type { VarianceByLevel } from "../../after/variance-by-level.ts";
import type { Decomposition, FixedByLevel } from "../../after/variance-decomposition.ts";
import type { VarianceExplained } from "../../after/variance-explained.ts";
import type { LevelShare } from "../../after/variance-partition.ts";
import type { Grouping } from "../../design/units.ts";
import { sum } from "../../math/sum.ts";

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

function rightsSterba(parts: Decomposition, groups: readonly string[]): VarianceByLevelResult["rightsSterba"] {
  const { fixedByLevel, residual } = parts;
  const slopes = sum(parts.slopes);
  const intercepts = sum(parts.intercepts);
  const predictors = fixedByLevel === null ? parts.fixed : fixedByLevel.rows + sum(fixedByLevel.units);
  const total = predictors + slopes + intercepts + residual;
  const sides = groups.length === 1 && fixedByLevel !== null ? bothSides(fixedByLevel) : null;
  const within = (sides?.within ?? 0) + slopes + residual;
  const between = (sides?.between ?? 0) + intercepts;
  return {
    total: {
      fixed: predictors / total,
      fixedWithin: sides && sides.within / total,
      fixedBetween: sides && sides.between / total,
      slopes: slopes / total,
      intercepts: intercepts / total,
      residual: residual / total,
    },
    within: sides && { fixed: sides.within / within, slopes: slopes / within, residual: residual / within },
    between: sides && between > 0 ? { fixed: sides.between / between, intercepts: intercepts / between } : null,
    levels: [
      { group: null, fixed: fixedByLevel && fixedByLevel.rows / total, slopes: 0, intercepts: 0 },
      ...groups.map((group, index) => ({
        group,
        fixed: fixedByLevel && (fixedByLevel.units[index] ?? 0) / total,
        slopes: (parts.slopes[index] ?? 0) / total,
        intercepts: (parts.intercepts[index] ?? 0) / total,
      })),
    ],
  };
}

/** Of one grouping factor. */
function bothSides({ rows, units }: FixedByLevel): { readonly within: number; readonly between: number } {
  return { within: rows, between: sum(units) };
}

export function varianceByLevelResult(byLevel: VarianceByLevel, groupings: readonly Grouping[]): VarianceByLevelResult {
  const { nullModel, model, designEffects, decomposition } = byLevel;
  return {
    nullModel: nullModel.shares.map(levelShare),
    model: model.shares.map(levelShare),
    designEffects: designEffects.map(({ grouping, ...effect }) => ({ group: grouping.name, ...effect })),
    bySlope: model.curves.map(({ column, points }) => ({
      name: column.name,
      points: points.map(({ value, shares }) => ({ value, shares: shares.map(levelShare) })),
    })),
    rightsSterba: rightsSterba(
      decomposition,
      groupings.map(({ name }) => name),
    ),
  };
}

function levelShare({ grouping, variance, share, correlation }: LevelShare): LevelShareResult {
  return { group: grouping.name, variance, vpc: share, icc: correlation };
}
