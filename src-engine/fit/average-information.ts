import type { Direction } from "./crossed/crossed-directions.ts";
import type { CrossedEffects } from "./crossed/crossed-effects.ts";
import { type DevianceAt, type DevianceProblem, degreesOfFreedom, residualCombination } from "./profiled-deviance.ts";
import { factorOf, symmetricProduct } from "./relative-covariance.ts";

/**
 * Second derivatives of the deviance in θ as the mean of the observed and the expected ones has them, in which the traces cancel
 * (Gilmour, Thompson & Cullis 1995): with r = V⁻¹(ỹ − X̃β̃), v_m = (∂V/∂θ_m) r, and P that which takes X̃ out of V⁻¹,
 *
 *     v_m'P v_n/σ² − v_m'r v_n'r/(ν σ⁴)
 *
 * Positive semidefinite, and near the truth as soon as units are many: what a search needs, for a solve each. At the θ that was
 * eliminated last.
 */
export function averageInformation(problem: DevianceProblem, effects: CrossedEffects, at: DevianceAt): Float64Array {
  const { coefficients: p } = problem;
  const residual = residualCombination(at.beta);
  const directions = residualDirections(problem, effects, at);
  const { own, fixed } = effects.directionProducts(directions);
  const count = directions.length;
  const df = degreesOfFreedom(problem);
  const information = new Float64Array(count * count);
  const along = directions.map((_, m) => residual.reduce((sum, weight, c) => sum + weight * fixed[m * (p + 1) + c], 0));
  for (let m = 0; m < count; m++) {
    for (let n = 0; n < count; n++) {
      let value = own[m * count + n];
      for (let a = 0; a < p; a++) {
        for (let b = 0; b < p; b++) value -= fixed[m * (p + 1) + a] * at.inverse[a * p + b] * fixed[n * (p + 1) + b];
      }
      information[m * count + n] = value / at.variance - (along[m] * along[n]) / (df * at.variance ** 2);
    }
  }
  return information;
}

/**
 * The same for a search: where θ_m is a standard deviation and the deviance rises with it, so does its slope, by the part of the second
 * derivative in which V bends, ∂d/∂θ_m / θ_m where effects are single. It leads to zero without detours and vanishes at estimates.
 */
export function nearCurvature(
  problem: DevianceProblem,
  effects: CrossedEffects,
  at: DevianceAt,
  gradient: Float64Array,
): Float64Array {
  const curvature = averageInformation(problem, effects, at);
  const size = gradient.length;
  for (const { parameters, thetaOffset } of problem.parts) {
    for (const [m, bound] of parameters.lower.entries()) {
      const place = thetaOffset + m;
      const bend = gradient[place] / at.theta[place];
      if (bound === 0 && bend > 0 && Number.isFinite(bend)) curvature[place * size + place] += bend;
    }
  }
  return curvature;
}

/** (∂V/∂θ_m) r = Σ Z_u (B_mΛ' + ΛB_m') Z_u'r, by parameter. */
function residualDirections({ parts }: DevianceProblem, effects: CrossedEffects, at: DevianceAt): readonly Direction[] {
  const { groupings } = effects;
  const scores = groupings.map(({ units, effects: q }) => new Float64Array(units * q));
  effects.visitScores(residualCombination(at.beta), (grouping, unit, values) => {
    scores[grouping].set(values, unit * values.length);
  });
  return parts.flatMap(({ parameters, grouping, thetaOffset, effectOffset }) => {
    const { size } = parameters;
    const { units, effects: q } = groupings[grouping];
    const factor = factorOf(parameters, at.theta, thetaOffset);
    return parameters.basis.map((basis): Direction => {
      const change = symmetricProduct(basis, factor, size);
      const weights = new Float64Array(units * q);
      for (let from = effectOffset; from < weights.length; from += q) {
        for (let i = 0; i < size; i++) {
          for (let j = 0; j < size; j++) weights[from + i] += change[i * size + j] * scores[grouping][from + j];
        }
      }
      return { grouping, weights };
    });
  });
}
