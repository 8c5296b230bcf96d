import type { FitFailure } from "../../src-contract/model-failure.ts";
import type { Design } from "../design/design.ts";
import type { Minimum } from "../math/minimize.ts";
import type { DevianceAt } from "./profiled-deviance.ts";
import type { EndlessGrowth } from "./residual/endless-growth.ts";
import type { ParameterEnd } from "./residual/residual-matrix.ts";
import type { ResidualState } from "./residual/residual-model.ts";
import { singularOccasions } from "./residual/singular-occasions.ts";
import { blockRows, cellValues, inverseBlocks } from "./residual/subject-blocks.ts";

/**
 * Below this share of the outcome's variance a residual variance is zero to rounding: T = Σ/σ² is then beyond what an
 * elimination can hold. The likelihood of such data grows without end as σ² goes to zero, so that there are no estimates; but
 * a single occasion's variance can be zero at a maximum.
 */
export const leastVariance = 1e-14;

/** A search for a matrix that wants to be singular comes no further than this. */
const leastOnTheWay = 1e-8;

/** Below this share of σ² what is left of a residual, the others of its subject known, is rounding wherever a search comes to rest. */
const leastConditional = 1e-11;

/** Up to this share of the outcome's variance a variance is zero if the deviance does not tell it from a tenfold one. */
const leastIfLevel = 1e-7;

/** A residual variance that is zero in a fit like any other: random effects leave V regular without it. */
export interface ZeroResidual {
  readonly by: string | null;
  readonly category: string | null;
}

export type Vanishing =
  | { readonly kind: "none" }
  | { readonly kind: "at-edge"; readonly zeros: readonly ZeroResidual[] }
  | { readonly kind: "unbounded"; readonly failure: FitFailure };

/** Whether anything is fitted without any rest, and whether the likelihood has a maximum in spite of it. */
export function vanishingVariance(
  design: Design,
  { variance, theta }: DevianceAt,
  residual: ResidualState | null,
  { converged, value, trace }: Pick<Minimum, "converged" | "value" | "trace">,
): Vanishing {
  const { outcome } = design.specification;
  const groups = design.groupings.map(({ name }) => name);
  const unbounded = (failure: FitFailure): Vanishing => ({ kind: "unbounded", failure });
  if (residual === null || design.residual.kind === "independent") {
    if (variance > leastVariance) return { kind: "none" };
    return unbounded(
      groups.length === 0 ? { code: "perfect-fit", outcome } : { code: "no-residual-variance", outcome, groups },
    );
  }
  const { labels } = design.residual.occasions;
  const relative = (occasion: number) => residual.at.variances?.[occasion] ?? 1;
  const below = (limit: number) =>
    labels.flatMap((_, occasion) => (variance * relative(occasion) < limit ? [occasion] : []));
  const vanishing = below(leastVariance);
  if (vanishing.length === labels.length) return unbounded({ code: "no-residual-variance", outcome, groups });
  const zeroAt = (occasion: number) => zeroResidualAt(design, occasion);
  const reached = residual.ends.flatMap(({ end }) => (end.occasion === null ? [] : [end.occasion]));
  const atEdge: Vanishing = reached.length > 0 ? { kind: "at-edge", zeros: reached.map(zeroAt) } : { kind: "none" };
  const isExact = residual.model.units !== null;
  if (!isExact && reached.length > 0) return atEdge;
  const [occasion] = isExact ? [] : vanishing;
  if (occasion !== undefined) {
    return fallOver(1e4, residual, { value, trace }, occasion) < 0.5
      ? { kind: "at-edge", zeros: [zeroAt(occasion)] }
      : unbounded({ code: "residual-variance-vanishes", outcome, ...zeroAt(occasion) });
  }
  const level = isExact
    ? undefined
    : below(leastIfLevel).find((one) => fallOver(10, residual, { value, trace }, one) < 1e-3);
  if (level !== undefined) return { kind: "at-edge", zeros: [zeroAt(level)] };
  if (!isExact && residual.ends.length > 0) return { kind: "none" };
  const conditional = conditionalVariance(residual, theta);
  const isSingular = converged
    ? conditional < leastConditional || variance * conditional < leastVariance
    : variance * conditional < leastOnTheWay;
  if (!isSingular) return atEdge;
  const [nearest] = below(leastOnTheWay).filter((one) => !reached.includes(one));
  return unbounded(
    nearest === undefined
      ? singularMatrix(design, residual)
      : { code: "residual-variance-vanishes", outcome, ...zeroAt(nearest) },
  );
}

/** Why there are no estimates where the likelihood grows without end towards the end of a parameter of the residuals. */
export function endlessGrowth(design: Design, { occasion }: ParameterEnd, residual: ResidualState | null): FitFailure {
  const { outcome } = design.specification;
  if (occasion === null) return singularMatrix(design, residual);
  return { code: "residual-variance-vanishes", outcome, ...zeroResidualAt(design, occasion) };
}

/** The residuals that follow from each other, as far as they are known; without correlations, those whose variance is the smallest. */
export function singularMatrix(design: Design, residual: ResidualState | null): FitFailure {
  const { outcome } = design.specification;
  const variances = residual?.at.variances ?? null;
  if (variances !== null && design.residual.kind !== "within") {
    const smallest = variances.indexOf(Math.min(...variances));
    return { code: "residual-variance-vanishes", outcome, ...zeroResidualAt(design, smallest) };
  }
  const labels = design.residual.kind === "independent" ? [] : design.residual.occasions.labels;
  const categories = residual === null ? [] : singularOccasions(residual).map((occasion) => String(labels[occasion]));
  return { code: "residual-matrix-singular", outcome, by: occasionVariable(design), categories };
}

/** What goes to an end as the likelihood grows without end: a residual variance to zero, or another parameter of the residuals. */
export type EndlessResidual =
  | ({ readonly kind: "variance" } & ZeroResidual)
  /** A variance, those of the occasions before known. */
  | ({ readonly kind: "conditional-variance" } & ZeroResidual)
  | { readonly kind: "parameter"; readonly parameter: string; readonly side: 1 | -1 };

/** The same, where there is a maximum elsewhere. */
export function endlessResidual(
  design: Design,
  { end: { occasion, parameter }, side }: EndlessGrowth,
): EndlessResidual {
  if (occasion === null) return { kind: "parameter", parameter, side };
  const isConditional = design.residual.kind === "within" && design.residual.structure === "unstructured";
  return { kind: isConditional ? "conditional-variance" : "variance", ...zeroResidualAt(design, occasion) };
}

function zeroResidualAt(design: Design, occasion: number): ZeroResidual {
  const by = occasionVariable(design);
  const labels = design.residual.kind === "independent" ? [] : design.residual.occasions.labels;
  return { by, category: by === null ? null : String(labels[occasion]) };
}

/** By how much the deviance fell while the occasion's variance did so by a factor, for the last time; NaN: it never did. */
function fallOver(
  factor: number,
  { model: { structure }, eta, at }: ResidualState,
  { value, trace }: Pick<Minimum, "value" | "trace">,
  occasion: number,
): number {
  const before = trace.findLast(({ x }) => {
    const there = structure.at(Float64Array.from(x.slice(x.length - eta.length))).variances?.[occasion] ?? 1;
    return there > factor * (at.variances?.[occasion] ?? 1);
  });
  return before === undefined ? Number.NaN : before.value - value;
}

/** The variable whose values the occasions are; null: they are counted, or combinations of predictors. */
function occasionVariable({ specification: { residual } }: Design): string | null {
  if (residual.kind === "by-group") return residual.by;
  return residual.kind === "within" ? residual.order : null;
}

/**
 * The smallest variance of a residual given the others of its subject, relative to σ²: 1 / (R⁻¹)_ii. Of small units, that of a row given the
 * others of its unit.
 */
function conditionalVariance(
  { model: { blocks, structure, units }, eta, limit }: ResidualState,
  theta: Float64Array,
): number {
  if (units !== null) return units(structure, theta, limit)?.leastConditional() ?? 0;
  if (blocks === null) return 1;
  const inverses = inverseBlocks(blocks, cellValues(blocks.cells, structure.at(eta)));
  if (inverses === null) return 0;
  let largest = 0;
  for (const [pattern, layout] of blocks.layouts.entries()) {
    const rows = blockRows(layout);
    for (let i = 0; i < rows; i++) largest = Math.max(largest, inverses[pattern][i * rows + i]);
  }
  return 1 / largest;
}
