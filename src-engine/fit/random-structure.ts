import type { Design } from "../design/design.ts";
import type { Grouping } from "../design/units.ts";
import type { Basis } from "./basis.ts";
import type { CrossedDesign } from "./crossed/crossed-design.ts";
import { type CrossedEffects, crossedEffects } from "./crossed/crossed-effects.ts";
import { type NestedEffects, nestedEffects } from "./nested/nested-effects.ts";
import type { DevianceProblem, PartPlacement } from "./profiled-deviance.ts";
import { covarianceParameters } from "./relative-covariance.ts";

type BasisColumns = Pick<Basis, "columns" | "x" | "z">;

/** The random effects of a design on a basis, by the structure of its grouping factors. */
export function randomEffectsOf(design: Design, basis: BasisColumns): NestedEffects | CrossedEffects {
  const { groupings, random } = design;
  const z = groupings.map((_, index) => random.flatMap((part, k) => (part.grouping === index ? basis.z[k] : [])));
  if (!design.isNested) return crossedEffects(crossedDesign(design, basis, z));
  const starts = groupings[0]?.starts ?? Int32Array.of(0, design.outcome.length);
  const levels = groupings.map((grouping, index) => ({
    units: grouping.labels.length,
    parents: parentsOf(grouping, groupings[index + 1]),
    z: z[index],
  }));
  return nestedEffects(basis.columns, basis.x, levels, starts);
}

function crossedDesign(
  { groupings }: Design,
  { columns, x }: BasisColumns,
  z: readonly (readonly number[])[],
): CrossedDesign {
  const [first, ...others] = groupings;
  let offset = 0;
  const rest = others.map(({ labels, units }, index) => {
    const factor = { units: labels.length, unitOf: units, z: z[index + 1].map((k) => columns[k]), offset };
    offset += labels.length * factor.z.length;
    return factor;
  });
  return {
    starts: first.starts,
    z: z[0].map((k) => columns[k]),
    rest,
    fixed: [...x.map((k) => columns[k]), columns[columns.length - 1]],
    positions: { x, z },
  };
}

/** The unit of the next grouping factor that each unit lies in; 0 at the outermost. */
export function parentsOf({ starts, labels }: Grouping, outer: Grouping | undefined): Int32Array {
  return Int32Array.from(labels, (_, unit) => outer?.units[starts[unit]] ?? 0);
}

export function placeParts({ groupings, random }: Pick<Design, "groupings" | "random">): PartPlacement[] {
  let thetaOffset = 0;
  const effectOffsets = groupings.map(() => 0);
  return random.map(({ grouping, columns, covariance }) => {
    const parameters = covarianceParameters(covariance, columns.length);
    const placement = { parameters, grouping, thetaOffset, effectOffset: effectOffsets[grouping] };
    thetaOffset += parameters.basis.length;
    effectOffsets[grouping] += columns.length;
    return placement;
  });
}

/** Positions in θ of what is a relative standard deviation. */
export function standardDeviations({ parts }: Pick<DevianceProblem, "parts">): readonly number[] {
  return parts.flatMap(({ thetaOffset, parameters }) =>
    parameters.lower.flatMap((bound, m) => (bound === 0 ? [thetaOffset + m] : [])),
  );
}
