/** Derivatives in the distribution's own parameters: one column of rows for each. */
export type OwnRows = readonly Float64Array[];

export function ownRows(parameters: number, rows: number): OwnRows {
  return Array.from({ length: parameters }, () => new Float64Array(rows));
}
