import type { FitFailure } from "../../src-contract/model-failure.ts";
import { type Outcome, refuse, succeed } from "../../src-contract/outcome.ts";
import type { Design } from "../design/design.ts";
import { type Evaluation, type MinimizeOptions, type Minimum, minimize, type Objective } from "../math/minimize.ts";
import { transform } from "../math/small-matrices.ts";
import { nearCurvature } from "./average-information.ts";
import { type Basis, basisOf } from "./basis.ts";
import { zeroVariances } from "./boundary.ts";
import { givenStart } from "./given-start.ts";
import { after, isNearZero, lowestOfValleys } from "./lowest-valley.ts";
import {
  type DevianceAt,
  type DevianceProblem,
  degreesOfFreedom,
  devianceAt,
  devianceGradient,
  type PartPlacement,
} from "./profiled-deviance.ts";
import { placeParts, randomEffectsOf, standardDeviations } from "./random-structure.ts";
import type { EndlessGrowth } from "./residual/endless-growth.ts";
import { meanRelativeVariance } from "./residual/mean-variance.ts";
import { nextToEnds } from "./residual/residual-ends.ts";
import type { ParameterEnd } from "./residual/residual-matrix.ts";
import { type ResidualModel, type ResidualState, residualModel } from "./residual/residual-model.ts";
import { devianceFound } from "./residual/residual-objective.ts";
import { searchResiduals } from "./residual/residual-search.ts";
import { searchProgress } from "./search-progress.ts";
import { startingHessian, startingValues } from "./starting-values.ts";
import {
  type EndlessResidual,
  endlessGrowth,
  endlessResidual,
  singularMatrix,
  vanishingVariance,
  type ZeroResidual,
} from "./vanishing-variance.ts";

/**
 * A fitted linear (mixed) model y = X β + Σ Z u + e, u ~ N(0, Σ), e ~ N(0, σ² R), in the user's units. What is inferred
 * from it (standard errors, tests, modes …) is worked out from `state` by the other files of this folder.
 */
export interface LinearMixedFit {
  readonly kind: "linear";
  readonly design: Design;
  readonly method: "REML" | "ML";
  /** −2 ln L with all constants; restricted for REML. */
  readonly deviance: number;
  /** β, p. */
  readonly coefficients: Float64Array;
  /** σ² (X'V⁻¹X)⁻¹, p × p, row by row. */
  readonly coefficientCovariance: Float64Array;
  /** The residuals' variance; where variances differ, their mean over the rows (weights aside). */
  readonly residualVariance: number;
  /** σ², of which the residuals' covariance matrix is σ² R. */
  readonly scaleVariance: number;
  /** Σ of each random part, q × q, row by row. */
  readonly covariances: readonly Float64Array[];
  /** The residual variances that are zero. */
  readonly zeroResiduals: readonly ZeroResidual[];
  /** Where the likelihood grows without end, beside the maximum that was found. */
  readonly endless: EndlessResidual | null;
  readonly search: Search;
  readonly state: FitState;
}

/** How the estimates were found. */
export interface Search {
  readonly converged: boolean;
  /** By how much the deviance could still fall, judged from its slope and curvature. */
  readonly expectedGain: number;
  /** Every evaluation: parameters on the search's own scale, and the deviance. */
  readonly trace: readonly Evaluation[];
}

/** The fit on the scale it was computed on. */
export interface FitState {
  readonly basis: Basis;
  readonly problem: DevianceProblem;
  readonly at: DevianceAt;
  /** `problem` is that of rows whitened by it; null: independent residuals. */
  readonly residual: ResidualState | null;
}

export interface FitOptions {
  readonly method: "REML" | "ML";
  readonly maxEvaluations: number;
  /** Asked before every evaluation; once true the fit ends in `cancelled`. */
  readonly stop: () => boolean;
  /** Told how far the search is, between 0 and 1. */
  readonly progress?: (fraction: number) => void;
}

const defaultFitOptions: FitOptions = { method: "REML", maxEvaluations: 500, stop: () => false };

/** Fits by maximizing the (restricted) likelihood over θ, everything else profiled out. */
export function fitLinearMixedModel(design: Design, options: FitOptions = defaultFitOptions): Outcome<LinearMixedFit> {
  const basis = basisOf(design);
  const plan = searchPlan(design, basis, options);
  const problemOf = problemMaker(design, basis, options.method);
  const { plain, model } = residualModel(design, basis, problemOf);
  const found = model === null ? findTheta(plain, plan) : findThetaAndResidual(model, plan);
  if (options.stop()) return refuse({ code: "cancelled" });
  if (found === null) return refuse(exactFit(design, null));
  const { problem, search, residual, unbounded, elsewhere, devianceOf } = found;
  if (unbounded !== null) return refuse(endlessGrowth(design, unbounded, residual));
  const settled = zeroVariances(problem, search.x, search.value, (theta) => devianceOf(theta)?.deviance);
  const at = devianceOf(settled.theta);
  if (at === null || !hasResidualVariance(problem, at)) {
    return refuse(exactFit(design, residual));
  }
  const vanishing = vanishingVariance(design, at, residual, search);
  if (vanishing.kind === "unbounded") return refuse(vanishing.failure);
  const zeroResiduals = vanishing.kind === "at-edge" ? vanishing.zeros : [];
  const converged = search.converged || zeroResiduals.length > 0;
  const constant = scaleConstant(problem, basis);
  const checks = settled.trace.map(({ x, value }) => ({ x: [...x, ...(residual?.eta ?? [])], value }));
  const trace = [...search.trace, ...checks].map(({ x, value }) => ({ x, value: value + constant }));
  const scaleVariance = at.variance * basis.outcomeScale ** 2;
  return succeed({
    kind: "linear",
    design,
    method: options.method,
    deviance: at.deviance + constant,
    coefficients: userCoefficients(basis, at.beta),
    coefficientCovariance: userCovariance(basis, at),
    residualVariance: scaleVariance * meanRelativeVariance(design.residual, residual),
    scaleVariance,
    covariances: problem.parts.map((part, index) => userRandomCovariance(basis, at, part, index)),
    zeroResiduals,
    endless: elsewhere && endlessResidual(design, elsewhere),
    search: { converged, expectedGain: search.expectedGain, trace },
    state: { basis, problem, at, residual },
  });
}

/** The problem of rows that have been whitened or not: of their columns, and ln |R| of what they were whitened by. */
export function problemMaker(
  design: Design,
  basis: Basis,
  method: FitOptions["method"],
): (columns: readonly Float64Array[], logDeterminant: number) => DevianceProblem {
  const parts = placeParts(design);
  return (columns, logDeterminant) => ({
    effects: randomEffectsOf(design, { ...basis, columns }),
    parts,
    coefficients: basis.x.length,
    rows: design.outcome.length,
    method,
    logDeterminant,
  });
}

/** How θ is looked for, by the specification. */
interface SearchPlan extends Omit<MinimizeOptions, "start"> {
  startOf(problem: DevianceProblem): Float64Array;
  /** Whether the user says where to start. */
  readonly isGiven: boolean;
}

function searchPlan(design: Design, basis: Basis, { maxEvaluations, stop, progress }: FitOptions): SearchPlan {
  const { start, tolerance } = design.specification.search;
  const startOf = (problem: DevianceProblem) =>
    start === null ? startingValues(problem) : givenStart(problem, basis, start);
  const report = progress && searchProgress(tolerance, progress);
  return { maxEvaluations, tolerance, stop, report, startOf, isGiven: start !== null };
}

interface Found {
  readonly problem: DevianceProblem;
  readonly search: Minimum;
  readonly residual: ResidualState | null;
  /** Where the likelihood grows without end. */
  readonly unbounded: ParameterEnd | null;
  readonly elsewhere: EndlessGrowth | null;
  /** At the end itself where the residuals are at one, `problem` next to it. */
  devianceOf(theta: Float64Array): DevianceAt | null;
}

function findTheta(problem: DevianceProblem, { startOf, isGiven: _, ...options }: SearchPlan): Found | null {
  const { effects } = problem;
  let last: DevianceAt | null = null;
  const objective: Objective = (theta) => {
    const at = devianceAt(problem, theta);
    last = at;
    return at === null ? null : { value: at.deviance, gradient: () => devianceGradient(problem, at) };
  };
  const near = (gradient: Float64Array) => {
    return last !== null && effects.kind === "crossed" ? nearCurvature(problem, effects, last, gradient) : null;
  };
  const start = startOf(problem);
  const first = wayDown(objective, problem, { ...options, start, near });
  const search =
    first && lowestOfValleys(objective, first, { ...problem, places: standardDeviations(problem) }, options);
  const devianceOf = (theta: Float64Array) => devianceAt(problem, theta);
  return search && { problem, search, residual: null, unbounded: null, elsewhere: null, devianceOf };
}

/**
 * By second derivatives as the sizes of the units make one expect them, or nearly, which saves an evaluation for each θ. Where that does
 * not end well, or ends with a variance of zero, as it may in the wrong valley, again from elsewhere, with differences; the lower
 * end counts.
 */
function wayDown(objective: Objective, problem: DevianceProblem, options: MinimizeOptions): Minimum | null {
  const { start, maxEvaluations } = options;
  const places = standardDeviations(problem);
  const quick = minimize(objective, {
    ...options,
    hessian: startingHessian(problem, start),
    maxEvaluations: Math.min(maxEvaluations, 15 + 5 * start.length),
  });
  if (quick?.converged && !places.some((place) => isNearZero(quick.x[place]))) return quick;
  const left = maxEvaluations - (quick?.trace.length ?? 0);
  const elsewhere = start.map((value, place) => (places.includes(place) ? 1 : value));
  const careful =
    left < 1 ? null : minimize(objective, { ...options, start: elsewhere, maxEvaluations: left, near: undefined });
  if (quick === null || careful === null) return quick ?? careful;
  return quick.converged && quick.value < careful.value ? after(careful, quick) : after(quick, careful);
}

/** What is found holds θ alone, for the problem at η. */
function findThetaAndResidual(given: ResidualModel, { startOf, isGiven, ...options }: SearchPlan): Found | null {
  const first = given.problemAt(given.structure.start);
  if (first === null) return null;
  const thetaAt = (model: ResidualModel, eta: Float64Array) => startOf(model.problemAt(eta) ?? first);
  const { rows } = first;
  const found = searchResiduals(given, { thetaAt, places: standardDeviations(first), isGiven, rows, options });
  if (found === null) return null;
  const { model, count, search, reached, limit, unbounded, elsewhere } = found;
  const { structure } = model;
  const eta = nextToEnds(limit, structure.ends);
  const problem = model.problemAt(eta);
  const residual = { model, eta, limit, at: structure.at(limit), ends: reached };
  const devianceOf = (theta: Float64Array) => problem && devianceFound(model, search.x.slice(count), problem, theta);
  const ofTheta = { ...search, x: search.x.slice(0, count) };
  return problem && { problem, search: ofTheta, residual, unbounded, elsewhere, devianceOf };
}

/** Why there are no estimates where a search finds no residuals left. */
function exactFit(design: Design, residual: ResidualState | null): FitFailure {
  if (design.residual.kind === "within") return singularMatrix(design, residual);
  return { code: "perfect-fit", outcome: design.specification.outcome };
}

/** Below this share of what there was to explain, what the predictors leave over is rounding. */
function hasResidualVariance({ effects, coefficients, rows }: DevianceProblem, at: DevianceAt): boolean {
  return at.variance * rows > 1e-13 * effects.product(coefficients, coefficients);
}

/** What the deviance of y and X has over that of ỹ and X̃: ν ln s², and for REML ln |A|². */
function scaleConstant(problem: DevianceProblem, basis: Basis): number {
  const outcome = 2 * degreesOfFreedom(problem) * Math.log(basis.outcomeScale);
  return problem.method === "REML" ? outcome + 2 * basis.logDeterminant : outcome;
}

/** β = s A⁻¹ β̃ + m. */
export function userCoefficients({ fixedToUser, fixedShift, outcomeScale }: Basis, beta: Float64Array): Float64Array {
  return Float64Array.from(fixedToUser, (row, k) => {
    return outcomeScale * row.reduce((sum, weight, j) => sum + weight * beta[j], 0) + fixedShift[k];
  });
}

/** s² σ̃² A⁻¹ (X̃'V⁻¹X̃)⁻¹ A⁻ᵀ. */
function userCovariance(basis: Basis, at: DevianceAt): Float64Array {
  return transform(basis.fixedToUser, at.inverse, at.variance * basis.outcomeScale ** 2);
}

/** Σ = s² σ̃² D⁻¹ T D⁻ᵀ. */
export function userRandomCovariance(basis: Basis, at: DevianceAt, part: PartPlacement, index: number): Float64Array {
  const { parameters, grouping, effectOffset } = part;
  const relative = at.relative[grouping];
  const width = Math.sqrt(relative.length);
  const block = Float64Array.from({ length: parameters.size ** 2 }, (_, entry) => {
    const row = effectOffset + Math.floor(entry / parameters.size);
    return relative[row * width + effectOffset + (entry % parameters.size)];
  });
  return transform(basis.randomToUser[index], block, at.variance * basis.outcomeScale ** 2);
}
