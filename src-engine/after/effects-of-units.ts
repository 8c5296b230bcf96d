import type { DesignColumn } from "../design/columns.ts";
import type { Design } from "../design/design.ts";
import { type Grouping, unitSize } from "../design/units.ts";

/** What is known of each unit of one grouping factor. */
export interface EffectsOfUnits<Effect> {
  readonly grouping: Grouping;
  /** By unit: rows. */
  readonly sizes: readonly number[];
  /** By random effect, those of one random part after the other. */
  readonly effects: readonly Effect[];
}

/** A random effect to be described. */
export interface EffectPlace {
  readonly column: DesignColumn;
  /** Its random part. */
  readonly part: number;
  /** Its own of the values of all effects of the part, units × q: by unit. */
  readonly byUnit: (values: Float64Array) => Float64Array;
}

/** By grouping factor. */
export function effectsOfUnits<Effect>(
  { groupings, random }: Design,
  describe: (place: EffectPlace) => Effect,
): readonly EffectsOfUnits<Effect>[] {
  return groupings.map((grouping, index) => {
    const units = grouping.labels.length;
    return {
      grouping,
      sizes: Array.from({ length: units }, (_, unit) => unitSize(grouping, unit)),
      effects: random.flatMap(({ grouping: own, columns }, part) => {
        if (own !== index) return [];
        return columns.map((column, k) =>
          describe({
            column,
            part,
            byUnit: (values) => Float64Array.from({ length: units }, (_, unit) => values[unit * columns.length + k]),
          }),
        );
      }),
    };
  });
}
