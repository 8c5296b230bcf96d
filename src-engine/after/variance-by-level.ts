import type { LinearMixedFit } from "../fit/linear-mixed-model.ts";
import { type Decomposition, decomposition } from "./variance-decomposition.ts";
import { type DesignEffect, designEffects, type VariancePartition, variancePartition } from "./variance-partition.ts";

/** Where the variance lies: between units of each level, before and after the predictors, and by its sources. */
export interface VarianceByLevel {
  readonly nullModel: VariancePartition;
  readonly model: VariancePartition;
  /** From the null model's ICC. */
  readonly designEffects: readonly DesignEffect[];
  readonly decomposition: Decomposition;
}

export function varianceByLevel(fit: LinearMixedFit, nullFit: LinearMixedFit): VarianceByLevel {
  const nullModel = variancePartition(nullFit);
  return {
    nullModel,
    model: variancePartition(fit),
    designEffects: designEffects(fit, nullModel.shares),
    decomposition: decomposition(fit),
  };
}
