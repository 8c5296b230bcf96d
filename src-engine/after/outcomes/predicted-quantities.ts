import type { InferredGeneralizedFit } from "../../fit/generalized/generalized-inference.ts";
import { thetaCount } from "../../fit/generalized/generalized-problem.ts";
import { covarianceChanges } from "../../fit/generalized/parameter-information.ts";
import { type NormalNodes, normalNodes } from "../../math/normal-nodes.ts";
import { semidefiniteCholesky } from "../../math/small-matrices.ts";
import { bilinearForm } from "../../math/square-matrix.ts";
import type { OutcomePoint } from "./outcome-points.ts";
import { type OutcomeQuantities, outcomeQuantities, type QuantityKind } from "./outcome-quantities.ts";

/** Quantities of an outcome at one point, with their derivatives in all parameters (θ, β̃, ψ) of the fit. */
export interface PredictedQuantities {
  readonly kinds: readonly QuantityKind[];
  readonly estimates: readonly number[];
  /** By quantity. */
  readonly gradients: readonly Float64Array[];
  /** By quantity: variance beside that of the parameters, of the known units' random effects. */
  readonly ofModes: readonly number[];
}

/** In an average unit, where all random effects are 0: h(Xβ, ψ). */
export function conditionalQuantities(fit: InferredGeneralizedFit, point: OutcomePoint): PredictedQuantities {
  const quantities = outcomeQuantities(fit, point.zeros);
  const whole = (eta: Float64Array, own: Float64Array) => quantities.at(eta, own);
  return withGradients(fit, point, quantities, whole, false);
}

/**
 * Over all units: E h(Xβ + Zu, ψ), u ~ N(0, Σ), integrated over the linear predictors of the equations alone, which are normal
 * with covariances C = z'Σz. Null without random effects (nothing to integrate) and with more equations than quadrature can do.
 */
export function marginalQuantities(fit: InferredGeneralizedFit, point: OutcomePoint): PredictedQuantities | null {
  const equations = point.rows.length;
  const nodes = fit.design.random.length === 0 ? null : nodesOf(equations);
  if (nodes === null) return null;
  const factor = semidefiniteCholesky(predictorCovariance(fit, point), equations);
  const shifts = nodes.points.map((node) => lowerTimes(factor, node));
  const quantities = outcomeQuantities(fit, point.zeros);
  const average = (eta: Float64Array, own: Float64Array) => {
    const sums = quantities.kinds.map(() => 0);
    for (const [node, shift] of shifts.entries()) {
      const values = quantities.at(
        eta.map((value, k) => value + shift[k]),
        own,
      );
      for (const [index, value] of values.entries()) sums[index] += nodes.weights[node] * value;
    }
    return sums;
  };
  return withGradients(fit, point, quantities, average, true);
}

const known = new Map<number, NormalNodes | null>();

function nodesOf(dimension: number): NormalNodes | null {
  const nodes = known.get(dimension) ?? normalNodes(dimension);
  known.set(dimension, nodes);
  return nodes;
}

/** z'Σz between the equations' linear predictors, m × m. */
function predictorCovariance({ covariances }: InferredGeneralizedFit, { effects }: OutcomePoint): Float64Array {
  const m = effects.length;
  const sums = new Float64Array(m * m);
  for (let a = 0; a < m; a++) {
    for (let b = 0; b < m; b++) {
      for (const [part, covariance] of covariances.entries()) {
        sums[a * m + b] += bilinearForm(
          Float64Array.from(effects[a][part]),
          covariance,
          Float64Array.from(effects[b][part]),
        );
      }
    }
  }
  return sums;
}

type QuantityFunction = (eta: Float64Array, own: Float64Array) => readonly number[];

/**
 * By the chain rule over what the quantities h depend on: the linear predictors, their covariances C where they are integrated
 * over (∂h/∂C_aa = ½ ∂²h/∂η_a², ∂h/∂C_ab = ∂²h/∂η_a∂η_b, as for every mean over normal variables), and ψ.
 */
function withGradients(
  fit: InferredGeneralizedFit,
  point: OutcomePoint,
  { kinds }: OutcomeQuantities,
  at: QuantityFunction,
  isIntegrated: boolean,
): PredictedQuantities {
  const { state, coefficients, own, parameterCovariance } = fit;
  const eta = Float64Array.from(point.rows, (row) => {
    return row.reduce((sum, weight, k) => sum + weight * coefficients[k], point.offset);
  });
  for (const [a, shift] of point.known?.shifts.entries() ?? []) eta[a] += shift;
  const firsts: (readonly number[])[] = [];
  const estimates = at(eta, own);
  const size = Math.sqrt(parameterCovariance.length);
  const gradients = estimates.map(() => new Float64Array(size));
  const add = (parameter: number, weight: number, derivatives: readonly number[]) => {
    for (const [index, derivative] of derivatives.entries()) gradients[index][parameter] += weight * derivative;
  };
  const firstFixed = thetaCount(state.problem);
  const firstOwn = firstFixed + coefficients.length;
  const step = Float64Array.from(eta, (value) => stepOf(fit, value));
  const shifted = (a: number, by: number, b = a, and = 0) => {
    const moved = eta.slice();
    moved[a] += by * step[a];
    moved[b] += and * step[b];
    return at(moved, own);
  };
  for (const [a, row] of point.rows.entries()) {
    const derivatives = difference(shifted(a, 1), shifted(a, -1), 2 * step[a]);
    firsts.push(derivatives);
    for (const [parameter, slope] of point.known?.slopes[a].entries() ?? []) add(parameter, slope, derivatives);
    for (let k = 0; k < coefficients.length; k++) {
      const weight = row.reduce((sum, value, i) => sum + value * state.basis.fixedToUser[i][k], 0);
      if (weight !== 0) add(firstFixed + k, weight, derivatives);
    }
  }
  if (isIntegrated) {
    for (let a = 0; a < eta.length; a++) {
      for (let b = 0; b <= a; b++) {
        const second =
          a === b ? curvature(shifted(a, 1), estimates, shifted(a, -1), step[a]) : mixed(shifted, a, b, step);
        const weight = a === b ? 0.5 : 1;
        for (const [parameter, change] of covarianceSlopes(fit, point, a, b)) add(parameter, weight * change, second);
      }
    }
  }
  for (let k = 0; k < own.length; k++) {
    const by = (amount: number) => at(eta, own.with(k, own[k] + amount));
    add(firstOwn + k, 1, difference(by(ownStep), by(-ownStep), 2 * ownStep));
  }
  const ofModes = estimates.map((_, index) => {
    const slopes = Float64Array.from(firsts, (derivatives) => derivatives[index]);
    return point.known === null ? 0 : bilinearForm(slopes, point.known.covariance, slopes);
  });
  return { kinds, estimates, gradients, ofModes };
}

const ownStep = 1e-4;
const dimensionlessStep = 1e-3;

/** Links without a scale of their own (log, logit …) take a step for all; with others it goes with η. */
function stepOf({ design }: InferredGeneralizedFit, eta: number): number {
  switch (design.specification.link) {
    case "log":
    case "logit":
    case "probit":
    case "cloglog":
    case "loglog":
    case "cauchit":
      return dimensionlessStep;
    default:
      return dimensionlessStep * (Math.abs(eta) || 1);
  }
}

function difference(above: readonly number[], below: readonly number[], step: number): readonly number[] {
  return above.map((value, index) => (value - below[index]) / step);
}

function curvature(above: readonly number[], middle: readonly number[], below: readonly number[], step: number) {
  return above.map((value, index) => (value - 2 * middle[index] + below[index]) / step ** 2);
}

function mixed(
  shifted: (a: number, by: number, b: number, and: number) => readonly number[],
  a: number,
  b: number,
  step: Float64Array,
): readonly number[] {
  const [both, first, second, none] = [
    shifted(a, 1, b, 1),
    shifted(a, 1, b, -1),
    shifted(a, -1, b, 1),
    shifted(a, -1, b, -1),
  ];
  return both.map((value, index) => (value - first[index] - second[index] + none[index]) / (4 * step[a] * step[b]));
}

/** ∂C_ab/∂θ, by the parameter's place. */
function covarianceSlopes(
  fit: InferredGeneralizedFit,
  { effects }: OutcomePoint,
  a: number,
  b: number,
): readonly (readonly [number, number])[] {
  return fit.state.problem.parts.flatMap(({ thetaOffset }, part) =>
    covarianceChanges(fit, part).map((change, index): readonly [number, number] => {
      const [left, right] = [Float64Array.from(effects[a][part]), Float64Array.from(effects[b][part])];
      return [thetaOffset + index, bilinearForm(left, change, right)];
    }),
  );
}

function lowerTimes(factor: Float64Array, vector: Float64Array): Float64Array {
  const size = vector.length;
  return Float64Array.from({ length: size }, (_, row) => {
    let sum = 0;
    for (let k = 0; k <= row; k++) sum += factor[row * size + k] * vector[k];
    return sum;
  });
}
