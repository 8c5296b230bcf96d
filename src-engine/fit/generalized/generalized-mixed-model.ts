import { type Outcome, refuse, succeed } from "../../../src-contract/outcome.ts";
import type { Design } from "../../design/design.ts";
import type { CoupledDistribution, Curvature } from "../../family/curvature.ts";
import { predictorRange } from "../../family/predictor-range.ts";
import { transform } from "../../math/small-matrices.ts";
import { type PredictorBasis, predictorBasis } from "../basis.ts";
import { zeroVariances } from "../boundary.ts";
import { groupingFactors, type PartPlacement } from "../profiled-deviance.ts";
import { parentsOf, placeParts } from "../random-structure.ts";
import { relativeCovariance } from "../relative-covariance.ts";
import { searchProgress } from "../search-progress.ts";
import { rowsOnEdge } from "./edge-search.ts";
import { type EffectColumns, effectColumns } from "./effect-columns.ts";
import type { GeneralizedFit } from "./generalized-fit.ts";
import { type Clusters, fixedPredictor, type GeneralizedProblem, takeApart } from "./generalized-problem.ts";
import { generalizedStart } from "./generalized-start.ts";
import { likelihoodMaximum } from "./likelihood-maximum.ts";
import { atLinkEdge } from "./link-edge.ts";
import { withoutSpread } from "./no-spread.ts";
import { type GeneralizedBasis, withoutOffset } from "./offset-rest.ts";
import { crossedPrecision } from "./precision/crossed-precision.ts";
import { nestedPrecision } from "./precision/nested-precision.ts";
import type { PosteriorPrecision } from "./precision/posterior-precision.ts";
import { predictorScale, scaledBasis } from "./predictor-scale.ts";
import { canIntegrate } from "./quadrature/nested-quadrature.ts";
import { mostNodes, nodeCount } from "./quadrature/quadrature-nodes.ts";
import { quasiLikelihoodFit, restingChange } from "./quasi-likelihood.ts";
import { completeSeparation, endlessDirection } from "./separation.ts";
import { settledOwn } from "./settled-own.ts";
import { reportedDesign, stackedBasis, stackedDesign } from "./stacked-equations.ts";

export interface GeneralizedOptions {
  /** Asked before every evaluation; once true the fit ends in `cancelled`. */
  readonly stop: () => boolean;
  /** Told how far the search is, between 0 and 1. */
  readonly progress?: (fraction: number) => void;
}

/** Of the time that a fit takes with what is inferred from it. */
export const searchShare = 0.6;

export function fitGeneralizedMixedModel(
  oneEquation: Design,
  outcome: CoupledDistribution,
  { stop, progress = () => undefined }: GeneralizedOptions,
): Outcome<GeneralizedFit> {
  const design = reportedDesign(oneEquation);
  const stacked = stackedDesign(design);
  const predictors = predictorBasis(oneEquation);
  const scale = predictorScale(design.specification.link, outcome.distribution);
  const columns = stackedBasis(scaledBasis(predictors, scale), design.equations?.length ?? 1);
  const { basis, offset } = withoutOffset(columns, stacked.offset);
  const structure = { ...stacked, offset };
  const problem = generalizedProblem(structure, basis, outcome);
  const { method, quadraturePoints: points, overdispersion, restricted } = design.specification;
  const { search: asked } = design.specification;
  const limits = { ...asked, stop };
  const report = (tolerance: number) => searchProgress(tolerance, progress, searchShare);
  const isQuadrature = method === "agq" && design.groupings.length > 0;
  const effects = problem.effects.groupings.reduce((sum, grouping) => sum + grouping.effects, 0);
  if (isQuadrature && !canIntegrate(problem, design.isNested)) return refuse({ code: "quadrature-factors" });
  if (isQuadrature && nodeCount(points, effects) > mostNodes) {
    return refuse({ code: "quadrature-too-large", points, effects, limit: mostNodes });
  }
  const range = predictorRange(design.specification.distribution, design.specification.link);
  const start = generalizedStart(structure, basis, problem);
  const isLinearized = method === "pql" && (design.groupings.length > 0 || overdispersion);
  const endless = endlessDirection(design, problem, start.scoring);
  const found = isLinearized
    ? quasiLikelihoodFit(problem, start.parameters, { ...limits, report: report(restingChange), restricted, endless })
    : likelihoodMaximum(problem, { points: isQuadrature ? points : 1, range }, start, {
        ...limits,
        report: report(asked.tolerance),
      });
  if (stop()) return refuse({ code: "cancelled" });
  const edge = found?.search.converged ? null : atLinkEdge(design);
  if (edge !== null) return refuse(edge);
  if (found === null) {
    const separated = isLinearized ? completeSeparation(design, { problem, basis, scoring: start.scoring }) : null;
    return refuse(separated ?? { code: "fit-not-finite", outcome: design.specification.outcome });
  }
  const { problem: solved, marginal, search } = found;
  const devianceOf = (tried: Float64Array) => marginal(tried)?.value;
  const settled = zeroVariances(solved, search.x, search.value, devianceOf);
  const parameters = isLinearized ? settled.theta : settledOwn(solved, settled.theta, devianceOf);
  const { theta, beta, own } = takeApart(solved, parameters);
  const at = marginal(parameters) ?? marginal(search.x);
  const deviance = at?.value ?? search.value;
  // Where the modes are not found any more, what the predictors say is near enough.
  const eta = at?.modes.eta ?? predictorOf(solved, beta);
  const exact = withoutSpread(design, solved.distribution, eta, own, search.converged);
  if (exact !== null) return refuse(exact);
  const onEdge = rowsOnEdge(range, eta, solved.scale);
  const factors = groupingFactors(solved, theta);
  const { converged, expectedGain } = search;
  return succeed({
    kind: "generalized",
    design,
    method: isLinearized ? "pql" : isQuadrature ? "agq" : "laplace",
    deviance,
    coefficients: userCoefficients(basis, beta),
    own,
    covariances: solved.parts.map((part, index) => userCovariance(basis, factors, part, index)),
    search: { converged, expectedGain, trace: [...search.trace, ...settled.trace] },
    state: { basis, problem: solved, marginal, parameters, scoring: start.scoring, onEdge },
  });
}

function predictorOf(problem: GeneralizedProblem, beta: Float64Array): Float64Array {
  const eta = new Float64Array(problem.rows);
  fixedPredictor(problem, beta, eta);
  return eta;
}

function generalizedProblem(
  design: Design,
  basis: PredictorBasis,
  { distribution, curvature }: CoupledDistribution,
): GeneralizedProblem {
  const { columns, x, z } = basis;
  const effects = effectColumns(design, columns, z);
  return {
    distribution,
    curvature,
    offset: design.offset,
    x: x.map((at) => columns[at]),
    effects,
    precision: precisionOf(design, effects, curvature),
    parts: placeParts(design),
    rows: design.outcome.length,
    scale: predictorScale(design.specification.link, distribution),
    clusters: clustersOf(design),
  };
}

function precisionOf(
  { groupings, isNested, outcome }: Design,
  { groupings: ofRows }: EffectColumns,
  { differences, difference }: Curvature,
): PosteriorPrecision {
  const rows = outcome.length;
  const effects = ofRows.map((factor) => ({
    ...factor,
    z: factor.z.map(difference),
    unitOf: eachRepeated(factor.unitOf, differences / rows),
  }));
  const starts = (groupings[0]?.starts ?? new Int32Array(1)).map((start) => (start * differences) / rows);
  const [first, ...others] = effects;
  if (!isNested) {
    const firstSize = first.units * first.effects;
    const rest = others.map((factor) => ({ ...factor, offset: factor.offset - firstSize }));
    return crossedPrecision({ starts, z: first.z, rest });
  }
  const levels = effects.map(({ units, z, offset }, index) => {
    return { units, z, offset, parents: parentsOf(groupings[index], groupings[index + 1]) };
  });
  return nestedPrecision({ starts, levels });
}

function eachRepeated(values: Int32Array, times: number): Int32Array {
  if (times === 1) return values;
  const repeated = new Int32Array(values.length * times);
  for (let i = 0; i < values.length; i++) repeated.fill(values[i], i * times, (i + 1) * times);
  return repeated;
}

function clustersOf({ groupings, isNested, outcome }: Design): Clusters {
  const outermost = groupings.at(-1);
  if (!isNested || outermost === undefined) {
    const ofUnits = groupings.map(({ labels }) => new Int32Array(labels.length));
    return { starts: Int32Array.of(0, outcome.length), ofUnits };
  }
  const ofUnits = groupings.map(({ labels, starts }) => {
    return Int32Array.from(labels, (_, unit) => outermost.units[starts[unit]]);
  });
  return { starts: outermost.starts, ofUnits };
}

/** β = A⁻¹β̃ + c. */
export function userCoefficients({ fixedToUser, fixedShift }: GeneralizedBasis, beta: Float64Array): Float64Array {
  return Float64Array.from(fixedToUser, (row, j) => {
    return row.reduce((sum, weight, k) => sum + weight * beta[k], 0) + fixedShift[j];
  });
}

/** Σ = D⁻¹ΛΛ'D⁻ᵀ of one random part, with Λ by grouping factor. */
export function userCovariance(
  { randomToUser }: PredictorBasis,
  factors: readonly Float64Array[],
  { parameters: { size }, grouping, effectOffset }: PartPlacement,
  index: number,
): Float64Array {
  const width = Math.sqrt(factors[grouping].length);
  const block = Float64Array.from({ length: size * size }, (_, entry) => {
    return factors[grouping][(effectOffset + Math.floor(entry / size)) * width + effectOffset + (entry % size)];
  });
  return transform(randomToUser[index], relativeCovariance(block, size), 1);
}
