import { groupKey } from "../specification/specification.ts";
import type { Design } from "./design.ts";
import type { Grouping } from "./units.ts";

/**
 * The subjects of a residual structure as a grouping factor inside all others. Null: residuals have no subjects, or these are
 * the units of a grouping factor already.
 */
export function subjectGrouping({ residual, groupings, specification }: Design): Grouping | null {
  const asked = specification.residual;
  if (residual.kind !== "within" || asked.kind !== "within") return null;
  if (groupings.some(({ group }) => groupKey(group) === groupKey(asked.within))) return null;
  const { starts } = residual;
  const units = new Int32Array(residual.occasions.codes.length);
  for (let subject = 0; subject + 1 < starts.length; subject++) {
    units.fill(subject, starts[subject], starts[subject + 1]);
  }
  const labels = Array.from({ length: starts.length - 1 }, (_, subject) => subject);
  return { group: asked.within, name: residual.subject, labels, units, starts, rows: null, excludedUnits: 0 };
}
