import { conditionalDeviations, conditionalModes } from "./conditional-modes.ts";
import { posteriorDeviationsByPart, posteriorModesByPart } from "./generalized/posterior-effects.ts";
import type { ModelFit } from "./model-fit.ts";

/** The random effects' conditional modes, in the user's units, by random part: units × q row by row. */
export function effectModes(fit: ModelFit): readonly Float64Array[] {
  return fit.kind === "linear" ? conditionalModes(fit) : posteriorModesByPart(fit);
}

/** Their conditional standard deviations. */
export function effectDeviations(fit: ModelFit): readonly Float64Array[] {
  return fit.kind === "linear" ? conditionalDeviations(fit) : posteriorDeviationsByPart(fit);
}

/** The outcome's mean at a linear predictor (offset included): itself for a normal outcome. */
export function meanAt(fit: ModelFit, eta: number): number {
  if (fit.kind === "linear") return eta;
  const mean = new Float64Array(1);
  fit.state.problem.distribution.mean(Float64Array.of(eta), fit.own, mean);
  return mean[0];
}
