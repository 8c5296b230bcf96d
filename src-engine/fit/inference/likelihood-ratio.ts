import { withoutAliased } from "../../design/aliasing.ts";
import type { DesignColumn, RandomPart } from "../../design/columns.ts";
import type { Design } from "../../design/design.ts";
import { chiSquareUpperTail } from "../../math/chi-square-distribution.ts";
import { isLinear } from "../../specification/links.ts";
import { groupKey } from "../../specification/specification.ts";
import type { GeneralizedFit } from "../generalized/generalized-fit.ts";
import type { LinearMixedFit } from "../linear-mixed-model.ts";
import { residualIsNested } from "../residual/structure-nesting.ts";

/** A smaller model against a larger one, or why there is no such test. */
export type LikelihoodRatio =
  | {
      readonly kind: "tested";
      readonly chiSquare: number;
      readonly df: number;
      readonly p: number;
      /**
       * What p rests on. `chi-square`: the usual distribution; `mixture`: one variance is on its boundary, half and half
       * of two; `conservative`: several are, and the usual distribution gives too large a p.
       */
      readonly reference: "chi-square" | "mixture" | "conservative";
    }
  /** `quasi-likelihood`: there is no likelihood to compare. */
  | { readonly kind: "quasi-likelihood" }
  | { readonly kind: "different-outcomes" | "different-methods" | "different-rows" | "not-nested" | "same-size" };

/** A fit whose deviance is −2 ln L. */
export type LikelihoodFit = LinearMixedFit | GeneralizedFit;

/**
 * Likelihood-ratio test of two models fitted by maximum likelihood: the difference of their deviances, with as many
 * degrees of freedom as parameters are added (f fixed ones and those of r variances). Where r = 1 the added variance
 * is zero under the smaller model, on the boundary, and with k added covariances the statistic follows
 * ½ χ²(f + k) + ½ χ²(f + k + 1) (Self & Liang 1987; Stram & Lee 1994).
 */
export function likelihoodRatio(smaller: LikelihoodFit, larger: LikelihoodFit): LikelihoodRatio {
  if (smaller.method === "REML" || larger.method === "REML") {
    throw new RangeError("models with different fixed parts compare by maximum likelihood only");
  }
  if (smaller.design.specification.outcome !== larger.design.specification.outcome)
    return { kind: "different-outcomes" };
  const isQuasi = smaller.method === "pql" || larger.method === "pql";
  if (isQuasi) return { kind: "quasi-likelihood" };
  if (!sameLikelihood(smaller, larger)) return { kind: "different-methods" };
  if (!sameRows(smaller.design, larger.design)) return { kind: "different-rows" };
  const df = parameterCount(larger) - parameterCount(smaller);
  if (df === 0) return { kind: "same-size" };
  if (df < 0 || !isNested(smaller.design, larger.design)) return { kind: "not-nested" };
  const chiSquare = Math.max(0, smaller.deviance - larger.deviance);
  const added = addedVariances(smaller.design, larger.design);
  const usual = chiSquareUpperTail(chiSquare, df);
  if (added === 0) return { kind: "tested", chiSquare, df, p: usual, reference: "chi-square" };
  if (added > 1) return { kind: "tested", chiSquare, df, p: usual, reference: "conservative" };
  const p = (usual + chiSquareUpperTail(chiSquare, df - 1)) / 2;
  return { kind: "tested", chiSquare, df, p, reference: "mixture" };
}

/**
 * The test of two models that stand side by side, whichever is the smaller one: a model may simplify the one before it. Says
 * why there is none as `likelihoodRatio` does of the first and the second.
 */
export function neighborRatio(before: LikelihoodFit, after: LikelihoodFit): LikelihoodRatio {
  const forwards = likelihoodRatio(before, after);
  if (forwards.kind !== "not-nested" || parameterCount(after) >= parameterCount(before)) return forwards;
  const backwards = likelihoodRatio(after, before);
  return backwards.kind === "tested" ? backwards : forwards;
}

export function parameterCount(fit: LikelihoodFit): number {
  if (fit.kind === "generalized") return fit.state.parameters.length;
  const { design, state } = fit;
  return design.fixed.length + state.at.theta.length + (state.residual?.eta.length ?? 0) + 1;
}

/** Whether two deviances are of the same density and by the same approximation of the integral. */
function sameLikelihood(one: LikelihoodFit, other: LikelihoodFit): boolean {
  const [first, second] = [one, other].map(({ design: { specification: model, event } }) => {
    const { distribution, link, trials, method, quadraturePoints, zeros } = model;
    const approximation = isLinear(model) ? "" : method === "agq" ? `agq ${quadraturePoints}` : method;
    return JSON.stringify([distribution, link, trials, event, zeros, approximation]);
  });
  return first === second;
}

/** Variances of the larger model that are zero in the smaller one: one for each new effect, or for all of them that share it. */
function addedVariances(smaller: Design, larger: Design): number {
  const keysOf = ({ groupings }: Design, { grouping, columns }: RandomPart) =>
    columns.map((column) => `${groupKey(groupings[grouping].group)} ${columnKey(column)}`);
  const known = new Set(smaller.random.flatMap((part) => keysOf(smaller, part)));
  return larger.random.reduce((sum, part) => {
    const added = keysOf(larger, part).filter((key) => !known.has(key)).length;
    const isShared = part.covariance === "identity" && added === part.columns.length;
    return sum + (isShared ? Math.min(added, 1) : added);
  }, 0);
}

/** Whether two models rest on the same rows of a table. */
export function sameRows({ rows: one }: Design, { rows: other }: Design): boolean {
  if (one.length !== other.length) return false;
  const sorted = other.toSorted();
  return one.toSorted().every((row, index) => row === sorted[index]);
}

function isNested(smaller: Design, larger: Design): boolean {
  return (
    smaller.specification.weights === larger.specification.weights &&
    residualIsNested(smaller.specification.residual, larger.specification.residual) &&
    randomIsNested(smaller, larger) &&
    fixedIsNested(smaller, larger)
  );
}

/** Every column of the smaller model lies in the span of the larger one's, and so does what their offsets differ by. */
function fixedIsNested(smaller: Design, larger: Design): boolean {
  const keys = new Set(larger.fixed.map(columnKey));
  const others = oneEquation(smaller).filter((column) => !keys.has(columnKey(column)));
  const place = new Map(Array.from(larger.rows, (row, index) => [row, index]));
  const order = Int32Array.from(smaller.rows, (row) => place.get(row) ?? 0);
  const inOrder = (own: Float64Array) => {
    const values = new Float64Array(own.length);
    for (let row = 0; row < values.length; row++) values[order[row]] = own[row];
    return values;
  };
  const offset = offsetDifference(smaller.offset && inOrder(smaller.offset), larger.offset);
  // An offset is to be told from the intercept, which no predictor is.
  const { factors = [] } = larger.fixed.findLast((column) => column.factors.length > 0) ?? {};
  const moved = [
    ...others.map((column): DesignColumn => ({ ...column, values: inOrder(column.values) })),
    ...(offset === null ? [] : [{ name: "offset", term: -1, factors, values: offset }]),
  ];
  if (moved.length === 0) return true;
  return withoutAliased([...oneEquation(larger), ...moved]).aliased.length === moved.length;
}

/** Null: they are the same. */
function offsetDifference(one: Float64Array | null, other: Float64Array | null): Float64Array | null {
  const difference = one?.map((value, row) => value - (other?.[row] ?? 0)) ?? other;
  return difference?.some((value) => value !== 0) ? difference : null;
}

/** The equations of a multinomial outcome have the same columns. */
function oneEquation({ fixed }: Design): readonly DesignColumn[] {
  return fixed.filter(({ equation }) => equation === fixed[0]?.equation);
}

/** Every random part of the smaller model is a part of the larger one's, or a simpler structure of it. */
function randomIsNested(smaller: Design, larger: Design): boolean {
  return smaller.random.every((part) => {
    const group = groupKey(smaller.groupings[part.grouping].group);
    const candidates = larger.random.filter((other) => groupKey(larger.groupings[other.grouping].group) === group);
    return candidates.some((other) => isPartOf(part, other));
  });
}

function isPartOf(part: RandomPart, other: RandomPart): boolean {
  const keys = new Set(other.columns.map(columnKey));
  if (!part.columns.every((column) => keys.has(columnKey(column)))) return false;
  if (part.covariance === other.covariance || part.columns.length === 1) return true;
  const wider = { identity: ["diagonal", "compound-symmetry", "unstructured"], diagonal: ["unstructured"] } as const;
  if (part.covariance === "identity" || part.covariance === "diagonal") {
    const structures: readonly string[] = wider[part.covariance];
    return structures.includes(other.covariance);
  }
  return part.covariance === "compound-symmetry" && other.covariance === "unstructured";
}

/** The same for the same column, wherever it stands. */
export function columnKey({ factors, equation }: Pick<DesignColumn, "factors" | "equation">): string {
  const key = JSON.stringify(factors.map(({ variable, category }) => JSON.stringify([variable, category])).sort());
  return equation === undefined ? key : `${equation}: ${key}`;
}
