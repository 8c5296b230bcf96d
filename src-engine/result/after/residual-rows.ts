import type { ResidualRows } from "../../../src-contract/residual-rows.ts";
import type { Design } from "../../design/design.ts";

/** The rows that residuals are of, with the units they lie in. */
export function residualRows({ rows, groupings }: Design, observed: Iterable<number>): ResidualRows {
  return {
    row: Array.from(rows, (row) => row + 1),
    units: groupings.map(({ name, labels, units }) => ({
      group: name,
      labels: Array.from(units, (unit) => labels[unit] ?? ""),
    })),
    observed: [...observed],
  };
}
