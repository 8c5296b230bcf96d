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

/** Which factor and which of its effects each column of the rest is. */
export interface RestBlocks {
  readonly factor: Int32Array;
  readonly effect: Int32Array;
  readonly sizes: readonly number[];
}

export function restBlocks({ rest: factors }: Pick<CrossedDesign, "rest">, rest: number): RestBlocks {
  const factor = new Int32Array(rest);
  const effect = new Int32Array(rest);
  for (const [f, { units, z, offset }] of factors.entries()) {
    for (let column = 0; column < units * z.length; column++) {
      factor[offset + column] = f;
      effect[offset + column] = column % z.length;
    }
  }
  return { factor, effect, sizes: factors.map(({ z }) => z.length) };
}
