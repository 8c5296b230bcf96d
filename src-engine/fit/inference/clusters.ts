import type { Design } from "../../design/design.ts";
import { subjectGrouping } from "../../design/subjects.ts";
import { type Grouping, rowsOfUnit } from "../../design/units.ts";
import type { LinearMixedFit } from "../linear-mixed-model.ts";
import { type NestedEffects, nestedEffects } from "../nested/nested-effects.ts";
import { whiten } from "../residual/whitening.ts";

/** The design's rows of each cluster. */
export type ClusterRows = readonly (readonly number[])[];

/** The rows of the clusters that standard errors are robust to: the units of `clusterGrouping`. Null: there are none. */
export function clusterRows({ design }: LinearMixedFit): ClusterRows | null {
  const grouping = clusterGrouping(design);
  if (grouping === null) return null;
  return grouping.labels.map((_, unit) => rowsOfUnit(grouping, unit));
}

/**
 * The grouping factor that all others lie in, crossed as these may be; in a marginal model, without random effects, the subjects whose
 * residuals are correlated. Null where there are neither.
 */
function clusterGrouping(design: Design): Grouping | null {
  const { groupings } = design;
  if (groupings.length === 0) return subjectGrouping(design);
  const outermost = groupings.at(-1) ?? null;
  return outermost !== null && groupings.every((inner) => liesWithin(inner, outermost)) ? outermost : null;
}

function liesWithin(inner: Grouping, outer: Grouping): boolean {
  const outerOf = new Int32Array(inner.labels.length).fill(-1);
  return inner.units.every((unit, row) => {
    if (outerOf[unit] < 0) outerOf[unit] = outer.units[row];
    return outerOf[unit] === outer.units[row];
  });
}

/**
 * The clusters of nested factors, as the outermost units of effects that are eliminated at the estimates: those of the outermost
 * grouping factor; in a marginal model, without random effects, the subjects whose residuals are correlated. Null where there
 * are neither, and where factors are crossed.
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
