import type { Occasions } from "../../design/residual-design.ts";
import { independent, type ParameterEnd, type ResidualStructure } from "./residual-matrix.ts";

/** Standard deviations of their own for all occasions: s = 1 for one of them, s_i = e^η for the others, the η of the correlations after them. */
export function heterogeneous(
  occasions: Occasions,
  correlations: ResidualStructure | null,
  reference = 0,
): ResidualStructure {
  const { labels } = occasions;
  const others = Array.from(labels.keys()).filter((occasion) => occasion !== reference);
  const own = others.length;
  const withScales = (eta: Float64Array) => Float64Array.of(...new Float64Array(own), ...eta);
  const logScales = (eta: Float64Array) => {
    const logs = new Array<number>(labels.length).fill(0);
    for (const [position, occasion] of others.entries()) logs[occasion] = eta[position];
    return logs;
  };
  return {
    start: withScales(correlations?.start ?? new Float64Array(0)),
    otherStarts: correlations?.otherStarts.map(withScales) ?? [],
    ends: [
      ...others.map((occasion, position): ParameterEnd => {
        return { position, steepness: 2, parameter: `variance[${labels[occasion]}]`, occasion };
      }),
      ...(correlations?.ends.map((end) => ({ ...end, position: own + end.position })) ?? []),
    ],
    conditionals: [],
    referredTo(eta, occasion) {
      const logs = logScales(eta);
      const rest = logs.toSpliced(occasion, 1).map((log) => log - logs[occasion]);
      return {
        structure: heterogeneous(occasions, correlations, occasion),
        eta: Float64Array.of(...rest, ...eta.subarray(own)),
        scale: Math.exp(logs[occasion]),
      };
    },
    at(eta) {
      const scales = logScales(eta).map(Math.exp);
      const inner = correlations?.at(eta.subarray(own));
      return {
        scales,
        variances: scales.map((scale) => scale * scale),
        correlation: inner?.correlation ?? independent,
        parameters: (variance) => ({
          ...Object.fromEntries(labels.map((label, i) => [`variance[${label}]`, variance * scales[i] ** 2])),
          ...inner?.parameters(variance),
        }),
      };
    },
  };
}
