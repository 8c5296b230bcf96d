/** Grouping factors that lie within each other, the innermost first. */
export interface NestedStructure {
  /** Unit u of the innermost factor has the rows starts[u] … starts[u + 1] − 1. */
  readonly starts: Int32Array;
  readonly levels: readonly NestedLevel[];
}

export interface NestedLevel {
  readonly units: number;
  /** Parent of each unit, in the next level; all zeros at the outermost. */
  readonly parents: Int32Array;
  /** q columns, by row. */
  readonly z: readonly Float64Array[];
  /** Of the level's first effect among all effects. */
  readonly offset: number;
}
