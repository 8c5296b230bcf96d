import type { ConditionalDistribution } from "../../family/conditional-distribution.ts";
import { rowDerivatives } from "../../family/row-derivatives.ts";
import { choleskyInPlace } from "../../math/cholesky.ts";
import { innerProduct } from "../../math/inner-product.ts";
import { type Evaluation, type MinimizeOptions, type Minimum, minimize } from "../../math/minimize.ts";
import { groupingFactors } from "../profiled-deviance.ts";
import { devianceObjective } from "./deviance-objective.ts";
import { addEffects, timesFactors } from "./effect-columns.ts";
import { fixedInformation } from "./fixed-information.ts";
import { fixedPredictor, type GeneralizedProblem, takeApart, thetaCount } from "./generalized-problem.ts";
import { laplaceDeviance } from "./laplace.ts";
import type { MarginalDeviance } from "./marginal-deviance.ts";

/** The linear mixed model that penalized quasi-likelihood ends with. */
export interface QuasiLikelihoodFit {
  /** Of the outcome as it is. */
  readonly problem: GeneralizedProblem;
  /** Of the outcome linearized at the estimates. */
  readonly marginal: MarginalDeviance;
  readonly search: Minimum;
}

export interface QuasiLikelihoodOptions extends Pick<MinimizeOptions, "maxEvaluations" | "tolerance" | "stop"> {
  /** Told after every linearization how far η moved, in sizes of η. */
  readonly report?: (change: number) => void;
  /** As REML: fixed effects are integrated out. */
  readonly restricted: boolean;
  /** The direction in β̃ in which there is no finite estimate; null: none. */
  readonly endless: Float64Array | null;
}

const mostLinearizations = 200;
/** Linear predictors that move by less than this share of their size between two linearizations have come to rest. */
export const restingChange = 1e-7;

/**
 * Penalized quasi-likelihood (Breslow & Clayton 1993; HLM's, SPSS's and SAS's default): the outcome is linearized at the
 * current fixed and random effects, y* = η + (∂ln f/∂η)/w with w the expected information, the linear mixed model of y* with
 * residual variances φ/w is fitted by (restricted) maximum likelihood, and so on until nothing moves. φ is 1, or where the
 * distribution has it as its own parameter ln φ (gamma, overdispersed counts …), estimated with the rest. Fast, and biased
 * towards zero where units are small and outcomes are few: there is no likelihood, and none is reported. Null where a
 * linearization is not finite.
 */
export function quasiLikelihoodFit(
  problem: GeneralizedProblem,
  start: Float64Array,
  { restricted, endless, maxEvaluations, tolerance, stop, report }: QuasiLikelihoodOptions,
): QuasiLikelihoodFit | null {
  let eta = predictorAt(problem, start, new Float64Array(problem.effects.size));
  let from = start;
  let hessian: Float64Array | undefined;
  const trace: Evaluation[] = [];
  let lastChange = Number.POSITIVE_INFINITY;
  for (let count = 1; ; count++) {
    const working = linearized(problem, eta);
    if (working === null) return null;
    const marginal = workingDeviance(working, restricted, endless);
    const found = search(working, marginal, {
      start: from,
      hessian,
      maxEvaluations: maxEvaluations - trace.length,
      // Each linearization more exactly than all of them together.
      tolerance: tolerance / 100,
      stop,
    });
    const modes = found && marginal(found.x)?.modes;
    if (!found || !modes) return null;
    trace.push(...found.trace);
    const next = predictorAt(problem, found.x, modes.u);
    const change = next.reduce((most, value, row) => Math.max(most, Math.abs(value - eta[row])), 0);
    report?.(change / problem.scale);
    const rests = change < restingChange * problem.scale;
    if (rests || count === mostLinearizations || trace.length >= maxEvaluations || stop()) {
      return { problem, marginal, search: { ...found, trace, converged: found.converged && rests } };
    }
    // Where they swing to and fro, halfway: the place of rest is the same.
    const previous = eta;
    eta = change < lastChange ? next : next.map((value, row) => (value + previous[row]) / 2);
    lastChange = change;
    from = found.x;
    hessian = found.hessian;
  }
}

/** The deviance of the outcome linearized at these parameters and the modes û that belong to them. */
export function linearizedDeviance(
  problem: GeneralizedProblem,
  parameters: Float64Array,
  u: Float64Array,
  restricted: boolean,
): MarginalDeviance | null {
  const working = linearized(problem, predictorAt(problem, parameters, u));
  return working && workingDeviance(working, restricted, null);
}

function workingDeviance(
  working: GeneralizedProblem,
  restricted: boolean,
  endless: Float64Array | null,
): MarginalDeviance {
  return restricted ? restrictedDeviance(working, endless) : laplaceDeviance(working);
}

function search(
  problem: GeneralizedProblem,
  marginal: MarginalDeviance,
  options: Omit<MinimizeOptions, "known">,
): Minimum | null {
  const { objective, known } = devianceObjective(problem, marginal);
  return minimize(objective, { ...options, known });
}

/** o + X̃β̃ + Z̃Λu. */
function predictorAt(problem: GeneralizedProblem, parameters: Float64Array, u: Float64Array): Float64Array {
  const { theta, beta } = takeApart(problem, parameters);
  const eta = new Float64Array(problem.rows);
  const b = new Float64Array(u.length);
  fixedPredictor(problem, beta, eta);
  timesFactors(problem.effects, groupingFactors(problem, theta), u, b);
  addEffects(problem.effects, b, eta);
  return eta;
}

/** The problem with y* ~ N(η, φ/w) in the place of the outcome, w at φ = 1. */
function linearized(problem: GeneralizedProblem, at: Float64Array): GeneralizedProblem | null {
  const { distribution, rows } = problem;
  const own = new Float64Array(distribution.parameters.length);
  const derivatives = rowDerivatives(rows, own.length);
  const weights = new Float64Array(rows);
  distribution.evaluate(at, own, 1, derivatives);
  distribution.expectedInformation(at, own, weights);
  const outcome = at.map((eta, row) => (weights[row] > 0 ? eta + derivatives.first[row] / weights[row] : eta));
  if (!outcome.every(Number.isFinite)) return null;
  return { ...problem, distribution: { ...distribution, ...workingDensity(outcome, weights) } };
}

function workingDensity(outcome: Float64Array, weights: Float64Array): Pick<ConditionalDistribution, "evaluate"> {
  return {
    evaluate(eta, [logScale = 0], _order, into) {
      const [scale] = into.parameters;
      const inverse = Math.exp(-logScale);
      for (let row = 0; row < eta.length; row++) {
        const weight = weights[row] * inverse;
        const residual = outcome[row] - eta[row];
        const square = weight * residual * residual;
        into.value[row] = weight > 0 ? (Math.log(weight / (2 * Math.PI)) - square) / 2 : 0;
        into.first[row] = weight * residual;
        into.second[row] = -weight;
        into.third[row] = 0;
        if (scale === undefined) continue;
        scale.first[row] = weight > 0 ? (square - 1) / 2 : 0;
        scale.mixed[row] = -weight * residual;
        scale.mixedSecond[row] = weight;
      }
    },
  };
}

/**
 * d(θ, β, φ) + ln |X̃'V⁻¹X̃|. Along a direction without a finite estimate hardly any information is left, e⁻²⁵ of that about others: it
 * is turned into a column of its own, the last one, where the information about others does not drown it.
 */
function restrictedDeviance(problem: GeneralizedProblem, endless: Float64Array | null): MarginalDeviance {
  const full = laplaceDeviance(problem);
  const p = problem.x.length;
  const turned = endless === null ? problem : { ...problem, x: turnedColumns(problem.x, endless) };
  const count = thetaCount(problem);
  return (parameters) => {
    const at = full(parameters);
    if (at === null) return null;
    const { weights } = at.modes;
    /** ln |X̃'V⁻¹X̃|; `precision` holds these factors and weights then. */
    const logInformation = (factors: readonly Float64Array[], ofRows = weights): number => {
      problem.precision.factorize(ofRows, factors);
      return choleskyInPlace(fixedInformation(turned, factors, ofRows), p);
    };
    const value = at.value + logInformation(at.factors);
    if (!Number.isFinite(value)) return null;
    const gradient = (): Float64Array => {
      const slopes = at.gradient();
      const difference = (place: number, step: number, moved: (by: number) => number) => {
        slopes[place] += (moved(step) - moved(-step)) / (2 * step);
      };
      for (let m = 0; m < count; m++) {
        difference(m, 1e-4 * Math.max(Math.abs(parameters[m]), 0.1), (by) =>
          logInformation(groupingFactors(problem, parameters.slice(0, count).with(m, parameters[m] + by))),
        );
      }
      for (let place = count + p; place < parameters.length; place++) {
        difference(place, 1e-4, (by) =>
          logInformation(
            at.factors,
            weights.map((weight) => weight * Math.exp(-by)),
          ),
        );
      }
      problem.precision.factorize(weights, at.factors);
      return slopes;
    };
    return { ...at, value, gradient };
  };
}

/** X̃Q with a reflection Q (Householder) whose last column is this direction: determinants stay what they are. */
function turnedColumns(x: readonly Float64Array[], direction: Float64Array): readonly Float64Array[] {
  const last = direction.length - 1;
  const length = Math.sqrt(innerProduct(direction, direction));
  const sign = direction[last] > 0 ? -1 : 1;
  const mirror = direction.map((value) => (sign * value) / length);
  mirror[last] -= 1;
  const square = innerProduct(mirror, mirror);
  if (!(square > 0)) return x;
  const along = new Float64Array(x[0].length);
  for (const [k, column] of x.entries()) {
    for (let row = 0; row < along.length; row++) along[row] += mirror[k] * column[row];
  }
  return x.map((column, k) => column.map((value, row) => value - ((2 * mirror[k]) / square) * along[row]));
}
