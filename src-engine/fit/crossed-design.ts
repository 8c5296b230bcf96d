/**
 * The random effects of crossed grouping factors as columns. Those of the first factor (with most units) are eliminated unit
 * by unit; those of all others stand side by side in "the rest": effect k of unit u of factor f is column
 * offset_f + u q_f + k.
 */
export interface CrossedDesign {
  /** The first factor: its rows stand together, unit u has the rows starts[u] … starts[u + 1] − 1. */
  readonly starts: Int32Array;
  readonly z: readonly Float64Array[];
  readonly rest: readonly RestFactor[];
  /** [X̃, ỹ]. */
  readonly fixed: readonly Float64Array[];
  /** Where X̃, and Z̃ by factor (the first's first), stand in U. */
  readonly positions: { readonly x: readonly number[]; readonly z: readonly (readonly number[])[] };
}

export interface RestFactor {
  readonly units: number;
  /** Unit of each row. */
  readonly unitOf: Int32Array;
  readonly z: readonly Float64Array[];
  readonly offset: number;
}

/** Random effects in the rest. */
export function restSize({ rest }: Pick<CrossedDesign, "rest">): number {
  return rest.reduce((sum, { units, z }) => sum + units * z.length, 0);
}
