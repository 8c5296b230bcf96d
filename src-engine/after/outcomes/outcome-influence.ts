import { type Grouping, rowsOfUnit, unitSize } from "../../design/units.ts";
import { zeroVariances } from "../../fit/boundary.ts";
import { devianceObjective } from "../../fit/generalized/deviance-objective.ts";
import type { GeneralizedState } from "../../fit/generalized/generalized-fit.ts";
import type { InferredGeneralizedFit } from "../../fit/generalized/generalized-inference.ts";
import { userCoefficients, userCovariance } from "../../fit/generalized/generalized-mixed-model.ts";
import { type GeneralizedProblem, takeApart, thetaCount } from "../../fit/generalized/generalized-problem.ts";
import { marginalDeviance } from "../../fit/generalized/likelihood-maximum.ts";
import type { MarginalDeviance } from "../../fit/generalized/marginal-deviance.ts";
import { fixedCovariance, flatShare, parameterInformation } from "../../fit/generalized/parameter-information.ts";
import { linearizedDeviance, quasiLikelihoodFit } from "../../fit/generalized/quasi-likelihood.ts";
import { endlessDirection } from "../../fit/generalized/separation.ts";
import { groupingFactors } from "../../fit/profiled-deviance.ts";
import { standardDeviations } from "../../fit/random-structure.ts";
import { twiceInverse } from "../../fit/twice-inverse.ts";
import type { Watch } from "../../fit/watch.ts";
import { choleskyInPlace } from "../../math/cholesky.ts";
import { minimize } from "../../math/minimize.ts";
import { type EstimatesWithout, type Influence, influenceOf } from "../unit-influence.ts";
import { thinnedProblem } from "./rows-left-out.ts";

/** The model is fitted again without each unit while units times rows are at most so many. */
export const mostRefittedRows = 1_000_000;

/**
 * Of every grouping factor; null without groups or without coefficients. Refits start at the estimates and with the second
 * derivatives of the whole sample; where they would take too long, one Newton step stands for each.
 */
export function outcomeInfluence(fit: InferredGeneralizedFit, { stop, progress }: Watch): readonly Influence[] | null {
  const { design, coefficients } = fit;
  const { groupings } = design;
  if (groupings.length === 0 || coefficients.length === 0) return null;
  const { problem, leaveOut } = thinnedProblem(fit.state.problem, design.outcome.length);
  const whole = wholeSample(fit, problem);
  const refit = refitter(whole, stop);
  const step = newtonStepper(whole);
  const all = groupings.reduce((sum, { labels }) => sum + labels.length, 0);
  let done = 0;
  return groupings.map((grouping) => {
    const isRefitted = isWorthRefitting(grouping, design.outcome.length);
    const units = grouping.labels.map((_, unit) => {
      leaveOut(rowsOfUnit(grouping, unit));
      const without = stop() ? null : isRefitted ? refit() : step();
      progress(++done / all);
      return influenceOf(fit, unitSize(grouping, unit), without);
    });
    return { grouping, method: isRefitted ? "refitted" : "one-step", units };
  });
}

function isWorthRefitting({ labels }: Grouping, rows: number): boolean {
  return labels.length * rows <= mostRefittedRows;
}

/** What every unit's absence is compared with. */
interface WholeSample {
  readonly fit: InferredGeneralizedFit;
  /** From which a unit is left out at the moment. */
  readonly problem: GeneralizedProblem;
  /** Spherical modes û of the random effects. */
  readonly modes: Float64Array;
  /** Second derivatives of the deviance in (θ, β̃, ψ). */
  readonly hessian: Float64Array;
  /** About half of those in β̃. */
  readonly fixedInformation: Float64Array;
}

function wholeSample(fit: InferredGeneralizedFit, problem: GeneralizedProblem): WholeSample {
  const { state, method } = fit;
  const { size, covariance } = parameterInformation(state, method === "pql");
  const at = state.marginal(state.parameters);
  return {
    fit,
    problem,
    modes: at?.modes.u.slice() ?? new Float64Array(problem.effects.size),
    hessian: twiceInverse(covariance, size, flatShare),
    fixedInformation: at?.fixedInformation() ?? new Float64Array(problem.x.length ** 2),
  };
}

type WithoutUnit = () => EstimatesWithout | null;

/** Standard deviations below this start from it: at zero the deviance is level. */
const smallestStart = 0.05;

function refitter({ fit, problem, hessian }: WholeSample, stop: () => boolean): WithoutUnit {
  const { design, state, method } = fit;
  const { search: limits, quadraturePoints, restricted } = design.specification;
  const isLinearized = method === "pql";
  const places = standardDeviations(problem);
  const start = state.parameters.map((value, m) => (places.includes(m) ? Math.max(value, smallestStart) : value));
  const isCurved = !Number.isNaN(choleskyInPlace(hessian.slice(), start.length));
  const likelihood = marginalDeviance(problem, method === "agq" ? quadraturePoints : 1);
  const { objective, known } = devianceObjective(problem, likelihood);
  const byLikelihood = () => {
    const search = minimize(objective, { ...limits, stop, start, known, hessian: isCurved ? hessian : undefined });
    return search && { marginal: likelihood, search };
  };
  const endless = endlessDirection(design, problem, state.scoring);
  const byQuasiLikelihood = () => quasiLikelihoodFit(problem, start, { ...limits, stop, restricted, endless });
  return () => {
    if (!isEstimable(likelihood, state.parameters, problem.x.length)) return null;
    const found = isLinearized ? byQuasiLikelihood() : byLikelihood();
    if (found === null || stop()) return null;
    const { marginal, search } = found;
    const { theta: parameters } = zeroVariances(problem, search.x, search.value, (tried) => marginal(tried)?.value);
    const without = { ...state, problem, marginal, parameters };
    return estimates(without, parameterInformation(without, isLinearized).covariance);
  };
}

/**
 * (θ, β̃, ψ) − (∂²d)⁻¹ ∂d of the deviance without the unit, with the second derivatives of the whole sample, those in β̃ less what
 * the unit adds to them.
 */
function newtonStepper({ fit, problem, modes, hessian, fixedInformation }: WholeSample): WithoutUnit {
  const { design, state, method } = fit;
  const { parameters } = state;
  const { quadraturePoints, restricted } = design.specification;
  const size = parameters.length;
  const first = thetaCount(problem);
  const p = problem.x.length;
  const likelihood = marginalDeviance(problem, method === "agq" ? quadraturePoints : 1);
  return () => {
    const marginal = method === "pql" ? linearizedDeviance(problem, parameters, modes, restricted) : likelihood;
    const at = marginal?.(parameters) ?? null;
    if (marginal === null || at === null) return null;
    const gradient = at.gradient();
    const information = marginal(parameters)?.fixedInformation() ?? fixedInformation;
    if (!isPositive(information, p)) return null;
    const second = hessian.slice();
    for (const [entry, own] of information.entries()) {
      const place = (first + Math.floor(entry / p)) * size + first + (entry % p);
      second[place] += 2 * (own - fixedInformation[entry]);
    }
    const covariance = twiceInverse(second, size, flatShare);
    const moved = parameters.map((value, i) => {
      return value - gradient.reduce((sum, slope, j) => sum + covariance[i * size + j] * slope, 0) / 2;
    });
    return estimates({ ...state, problem, marginal, parameters: moved }, covariance);
  };
}

/** Whether the rows that are left tell all coefficients apart. */
function isEstimable(marginal: MarginalDeviance, parameters: Float64Array, p: number): boolean {
  const information = marginal(parameters)?.fixedInformation();
  return information !== undefined && isPositive(information, p);
}

/** Of a correlation of coefficients: what is left of one given the others. */
const smallestPivot = 1e-9;

function isPositive(information: Float64Array, p: number): boolean {
  const scaled = information.map((value, entry) => {
    const [a, b] = [Math.floor(entry / p), entry % p];
    return value / Math.sqrt(information[a * p + a] * information[b * p + b]);
  });
  if (Number.isNaN(choleskyInPlace(scaled, p))) return false;
  return Array.from({ length: p }, (_, k) => scaled[k * p + k] ** 2).every((pivot) => pivot > smallestPivot);
}

function estimates(state: GeneralizedState, covariance: Float64Array): EstimatesWithout {
  const { basis, problem, parameters } = state;
  const { theta, beta } = takeApart(problem, parameters);
  const factors = groupingFactors(problem, theta);
  return {
    coefficients: userCoefficients(basis, beta),
    covariance: fixedCovariance(state, covariance),
    variances: { random: problem.parts.map((part, index) => userCovariance(basis, factors, part, index)) },
  };
}
