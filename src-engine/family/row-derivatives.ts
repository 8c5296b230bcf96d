import type { RowDerivatives } from "./conditional-distribution.ts";

/** Room for the derivatives of so many rows. */
export function rowDerivatives(rows: number, ownParameters: number): RowDerivatives {
  const column = () => new Float64Array(rows);
  return {
    value: column(),
    first: column(),
    second: column(),
    third: column(),
    parameters: Array.from({ length: ownParameters }, () => ({
      first: column(),
      mixed: column(),
      mixedSecond: column(),
    })),
  };
}
