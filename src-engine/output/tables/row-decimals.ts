import { columnDecimals } from "../../../src-wording/number-text.ts";
import type { CoefficientTest } from "../../fit/inference/coefficient-tests.ts";

/** Decimals of an estimate, its standard error and interval in a column with others. */
export type RowDecimals = (row: Estimate) => number;

type Estimate = Pick<CoefficientTest, "estimate" | "se">;

export function testDecimals(rows: readonly Estimate[], asked: number | null): RowDecimals {
  const decimalsOf = columnDecimals(
    rows.map(({ se }) => se),
    asked,
  );
  return ({ se }) => decimalsOf(se);
}

/** Those of exp(b): as many as show the first digit of a small ratio, and of its standard error by the delta method. */
export function ratioDecimals(rows: readonly Estimate[], asked: number | null): RowDecimals {
  const size = ({ estimate, se }: Estimate) => Math.exp(estimate) * Math.min(se, 1);
  const decimalsOf = columnDecimals(rows.map(size), asked);
  return (row) => decimalsOf(size(row));
}
