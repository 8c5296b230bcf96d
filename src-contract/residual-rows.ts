/** What residuals of all rows used have, whatever the outcome; each list in the order of `row`. */
export interface ResidualRows {
  /** Its place in the table, from 1. */
  readonly row: readonly number[];
  readonly units: readonly { readonly group: string; readonly labels: readonly (string | number)[] }[];
  readonly observed: readonly number[];
}
