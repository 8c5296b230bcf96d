import type { Design } from "../../design/design.ts";

/**
 * The random effects of all grouping factors as one vector b of Z b, factor by factor: effect k of unit u stands at
 * offset + u q + k. Z is never built: a row knows its unit and its q numbers of z, by factor.
 */
export interface EffectColumns {
  /** Number of effects. */
  readonly size: number;
  readonly groupings: readonly EffectGrouping[];
}

export interface EffectGrouping {
  readonly units: number;
  /** q: random effects a unit. */
  readonly effects: number;
  /** Unit of each row. */
  readonly unitOf: Int32Array;
  /** q columns, by row. */
  readonly z: readonly Float64Array[];
  readonly offset: number;
}

/** `positions`: by random part, where its columns stand among `columns`. */
export function effectColumns(
  { groupings, random }: Pick<Design, "groupings" | "random">,
  columns: readonly Float64Array[],
  positions: readonly (readonly number[])[],
): EffectColumns {
  let size = 0;
  const placed = groupings.map(({ labels, units: unitOf }, index): EffectGrouping => {
    const z = random.flatMap((part, k) => (part.grouping === index ? positions[k].map((at) => columns[at]) : []));
    const grouping = { units: labels.length, effects: z.length, unitOf, z, offset: size };
    size += labels.length * z.length;
    return grouping;
  });
  return { size, groupings: placed };
}

/** η += Z b. */
export function addEffects({ groupings }: EffectColumns, effects: Float64Array, eta: Float64Array): void {
  for (const { unitOf, effects: q, z, offset } of groupings) {
    for (let k = 0; k < q; k++) {
      const column = z[k];
      const from = offset + k;
      for (let row = 0; row < eta.length; row++) eta[row] += column[row] * effects[from + unitOf[row] * q];
    }
  }
}

/** Z'v. */
export function projectRows({ groupings }: EffectColumns, values: Float64Array, into: Float64Array): void {
  into.fill(0);
  for (const { unitOf, effects: q, z, offset } of groupings) {
    for (let k = 0; k < q; k++) {
      const column = z[k];
      const from = offset + k;
      // Rows of a unit mostly stand together: its sum is put down once.
      let unit = 0;
      let sum = 0;
      for (let row = 0; row < values.length; row++) {
        if (unitOf[row] !== unit) {
          into[from + unit * q] += sum;
          unit = unitOf[row];
          sum = 0;
        }
        sum += column[row] * values[row];
      }
      into[from + unit * q] += sum;
    }
  }
}

/** Λ v, Λ q × q by grouping factor. */
export function timesFactors(
  columns: EffectColumns,
  factors: readonly Float64Array[],
  vector: Float64Array,
  into: Float64Array,
): void {
  timesBlocks(columns, factors, vector, into, false);
}

/** Λ'v. */
export function timesFactorsTransposed(
  columns: EffectColumns,
  factors: readonly Float64Array[],
  vector: Float64Array,
  into: Float64Array,
): void {
  timesBlocks(columns, factors, vector, into, true);
}

function timesBlocks(
  { groupings }: EffectColumns,
  factors: readonly Float64Array[],
  vector: Float64Array,
  into: Float64Array,
  transposed: boolean,
): void {
  for (const [index, { units, effects: q, offset }] of groupings.entries()) {
    const factor = factors[index];
    const [down, across] = transposed ? [1, q] : [q, 1];
    for (let at = offset; at < offset + units * q; at += q) {
      for (let a = 0; a < q; a++) {
        let sum = 0;
        for (let b = 0; b < q; b++) sum += factor[a * down + b * across] * vector[at + b];
        into[at + a] = sum;
      }
    }
  }
}
