import { randomStream } from "../../math/random-stream.ts";
import type { LinearMixedFit } from "../linear-mixed-model.ts";
import type { Watch } from "../watch.ts";
import type { Intervals } from "./intervals.ts";
import { percentileInterval } from "./percentile.ts";
import { type Refit, refitter } from "./refit.ts";
import { outcomeSimulator } from "./simulation.ts";
import { correlationOf } from "./wald-intervals.ts";

/**
 * Parametric bootstrap (Davison & Hinkley 1997, section 2.2; lme4's `bootMer`): outcomes are simulated from the fitted model,
 * random effects and residuals both anew, and fitted by the same method; intervals are percentiles of what comes out. The
 * samples depend on the seed alone. Null where it was stopped.
 */
export function bootstrapIntervals(fit: LinearMixedFit, { stop, progress }: Watch): Intervals | null {
  const { bootstrap, confidenceLevel } = fit.design.specification;
  const simulate = outcomeSimulator(fit, randomStream(bootstrap.seed));
  const refit = refitter(fit, stop);
  const outcome = new Float64Array(fit.design.outcome.length);
  const refits: Refit[] = [];
  for (let sample = 0; sample < bootstrap.samples; sample++) {
    simulate(outcome);
    const found = refit(outcome);
    if (stop()) return null;
    if (found !== null) refits.push(found);
    progress((sample + 1) / bootstrap.samples);
  }
  const interval = (statistic: (one: Refit) => number) => percentileInterval(refits.map(statistic), confidenceLevel);
  return {
    kind: "bootstrap",
    fixed: Array.from(fit.coefficients, (_, k) => interval(({ coefficients }) => coefficients[k])),
    hypotheses: fit.design.hypotheses.map(({ rows }) =>
      rows.map((row) =>
        interval(({ coefficients }) => row.reduce((sum, weight, k) => sum + weight * coefficients[k], 0)),
      ),
    ),
    random: fit.state.problem.parts.map(({ parameters }, part) => {
      const { size, structure } = parameters;
      const effects = Array.from({ length: size }, (_, k) => k);
      const isCorrelated = structure === "unstructured" || structure === "compound-symmetry";
      return {
        sd: effects.map((k) => interval(({ covariances }) => Math.sqrt(covariances[part][k * size + k]))),
        correlation: effects.map((k) =>
          effects
            .slice(0, k)
            .map((other) =>
              isCorrelated ? interval(({ covariances }) => correlationOf(covariances[part], size, k, other)) : null,
            ),
        ),
      };
    }),
    residual: interval(({ residualSd }) => residualSd),
    parameters: Object.fromEntries(
      Object.keys(refits[0]?.parameters ?? {}).map((name) => [name, interval(({ parameters }) => parameters[name])]),
    ),
    bootstrap: { ...bootstrap, failed: bootstrap.samples - refits.length },
  };
}
