import type { OutcomeRows } from "../conditional-distribution.ts";
import type { Density } from "./density.ts";
import { normal } from "./normal.ts";

/** Lognormal: ln y is normal with mean μ and variance σ², so that E(y) = exp (μ + σ²/2). Own parameter: ln σ². */
export function lognormal(rows: OutcomeRows): Density {
  const logs = rows.outcome.map(Math.log);
  const onLogs = normal({ ...rows, outcome: logs });
  return {
    ...onLogs,
    response: rows.outcome,
    at(parameters) {
      const at = onLogs.at(parameters);
      const variance = Math.exp(parameters[0]);
      const mean = (location: number) => Math.exp(location + variance / 2);
      return {
        ...at,
        constant(row, into) {
          at.constant(row, into);
          into[0] -= logs[row];
        },
        mean,
        meanSlope: mean,
        variance: (location) => Math.expm1(variance) * mean(location) ** 2,
      };
    },
  };
}
