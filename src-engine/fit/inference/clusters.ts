import { subjectGrouping } from "../../design/subjects.ts";
import type { LinearMixedFit } from "../linear-mixed-model.ts";
import { type NestedEffects, nestedEffects } from "../nested/nested-effects.ts";
import { whiten } from "../residual/whitening.ts";

/**
 * The clusters of a sandwich, as the outermost units of effects that are eliminated at the estimates: those of the outermost
 * grouping factor; in a marginal model, without random effects, the subjects whose residuals are correlated. Null where there
 * are neither, or where factors are crossed.
 */
export function clusteredEffects(fit: LinearMixedFit): NestedEffects | null {
  const { problem, at } = fit.state;
  const { effects } = problem;
  if (effects.kind !== "nested") return null;
  if (effects.groupings.length === 0) return subjectsAlone(fit);
  effects.eliminate(at.factors);
  return effects;
}

/** One level of subjects that have no effects: their rows, whitened, are all there is. */
function subjectsAlone({ design, state: { basis, residual } }: LinearMixedFit): NestedEffects | null {
  const subjects = subjectGrouping(design);
  const whitened = residual && whiten(residual.model.columns, design.residual, residual.at);
  if (subjects === null || whitened === null) return null;
  const { labels, starts } = subjects;
  const level = { units: labels.length, parents: new Int32Array(labels.length), z: [] };
  const effects = nestedEffects(whitened.columns, basis.x, [level], starts);
  effects.eliminate([new Float64Array(0)]);
  return effects;
}
