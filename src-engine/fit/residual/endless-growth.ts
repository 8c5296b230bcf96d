import type { Evaluation, MinimizeOptions, Minimum } from "../../math/minimize.ts";
import { mostRows } from "../lowest-valley.ts";
import { degreesOfFreedom } from "../profiled-deviance.ts";
import { minimizeHolding } from "./minimize-holding.ts";
import type { ParameterEnd } from "./residual-matrix.ts";
import type { ResidualModel } from "./residual-model.ts";
import { devianceOver, searchObjective } from "./residual-objective.ts";
import { type Searched, withoutReference } from "./residual-reference.ts";

/** A parameter of the residuals towards an end of which the likelihood grows without end. */
export interface EndlessGrowth {
  readonly end: ParameterEnd;
  readonly side: 1 | -1;
}

/** Distances from an end, each a hundredth of the one before, at which one looks how the deviance falls. */
const depths = [1e4, 1e6, 1e8, 1e10].map(Math.log);
const stride = Math.log(100);
/** Evaluations at each of them. */
const shortWay = 80;
/** Of deviance: what is looked at is how it falls by 4.6 and more. */
const tolerance = 1e-3;
/** From a whole number, by which falls are counted. */
const rounding = 0.1;

/** `count` coordinates of x are θ. */
interface GrowthSearch {
  readonly count: number;
  startOf(model: ResidualModel): Float64Array;
  readonly options: Omit<MinimizeOptions, "start">;
}

/**
 * Whether the likelihood grows without end towards an end of the residuals' parameters, beside a maximum that was found. At a distance ε from an end V
 * is singular but for ε in E directions, so that ln |V| falls by E ln ε. The likelihood grows as long as the data are fitted exactly in all of them, which
 * what is left (β, θ, for correlations other η) can only do if it is as many: in healthy data E alone, by two evaluations, rules it out.
 * Else the search is taken along towards the end: growth without end goes by a whole multiple of ln ε, twice in a row.
 *
 * Of more rows than `mostRows` only variances of few rows can grow so.
 */
export function endlessElsewhere(
  found: Searched,
  search: GrowthSearch,
): { readonly growth: EndlessGrowth | null; readonly search: Minimum } {
  const trace: Evaluation[] = [];
  const other = withoutReference(found, search.count);
  const { ends, conditionals } = found.model.structure;
  const growth =
    growthTowards(found, [...ends, ...conditionals], search, trace) ??
    (other && growthTowards(other.moved, [other.end], search, trace));
  return { growth, search: { ...found.search, trace: [...trace, ...found.search.trace] } };
}

function growthTowards(
  { model, search }: Searched,
  ends: readonly ParameterEnd[],
  { count, startOf, options }: GrowthSearch,
  trace: Evaluation[],
): EndlessGrowth | null {
  const objective = searchObjective(model, count);
  const starts = [search.x, startOf(model)];
  const sides = ends.flatMap((end) => sidesOf(model, search.x.slice(count), count, end));
  return sides.find((side) => starts.some((start) => growsTowards(start, side))) ?? null;

  function growsTowards(start: Float64Array, { end, side, freedom }: Side): boolean {
    const position = count + end.position;
    const at = (x: Float64Array, depth: number) => x.with(position, (side * depth) / end.steepness);
    const [first, near, nearer] = depths;
    const [above, below] = [near, nearer].map((depth) => evaluated(at(start, depth)));
    if (above === null || below === null) return false;
    const directions = (above.determinant - below.determinant) / stride;
    if (directions < 0.5) return false;
    if (above.value > below.value && isGrowth([evaluated(at(start, first))?.value, above.value, below.value]))
      return true;
    return directions < freedom + 0.5 && isGrowth(lowestTowards(start, position, at));
  }

  /** The deviance, and what of it is ln |V| (by REML, together with X). */
  function evaluated(x: Float64Array): { readonly value: number; readonly determinant: number } | null {
    const there = options.stop() ? null : devianceOver(model, x, count);
    trace.push({ x: Array.from(x), value: there?.deviance ?? Number.NaN });
    const ofRest = degreesOfFreedom(model.plain) * Math.log(there?.variance ?? 1);
    return there && { value: there.deviance, determinant: there.deviance - ofRest };
  }

  /** The lowest deviance at each distance, as long as they fall. */
  function lowestTowards(
    start: Float64Array,
    position: number,
    at: (x: Float64Array, depth: number) => Float64Array,
  ): readonly number[] {
    const own = { ...options, tolerance, maxEvaluations: Math.min(shortWay, options.maxEvaluations) };
    const values: number[] = [];
    let x = start;
    for (const depth of depths) {
      const here = minimizeHolding(objective, at(x, depth), [position], own);
      if (here === null) return values;
      trace.push(...here.trace);
      if (here.value > (values.at(-1) ?? Number.POSITIVE_INFINITY) - stride / 2) return values;
      values.push(here.value);
      x = here.x;
    }
    return values;
  }
}

interface Side extends EndlessGrowth {
  /** How many parameters could see to it that data are fitted exactly there. */
  readonly freedom: number;
}

/** Those that a search is not at; of many rows, variances of few. */
function sidesOf(
  { plain, occasionRows, structure }: ResidualModel,
  eta: Float64Array,
  count: number,
  end: ParameterEnd,
): readonly Side[] {
  const isVariance = end.occasion !== null;
  // Of the occasions before, a conditional variance has one coefficient each; a variance of its own has none.
  const own = !isVariance ? eta.length : structure.conditionals.includes(end) ? end.occasion : 0;
  const freedom = plain.coefficients + count + own;
  if (plain.rows > mostRows && !(isVariance && occasionRows[end.occasion] <= freedom)) return [];
  return (isVariance ? ([-1] as const) : ([-1, 1] as const))
    .filter((side) => eta[end.position] !== side * Number.POSITIVE_INFINITY)
    .map((side) => ({ end, side, freedom }));
}

/** Whether values fall by the same whole multiple of a stride for the last two times. */
function isGrowth(values: readonly (number | undefined)[]): boolean {
  const falls = values.slice(1).map((value, k) => ((values[k] ?? Number.NaN) - (value ?? Number.NaN)) / stride);
  const multiple = Math.round(falls.at(-1) ?? 0);
  return falls.length > 1 && multiple > 0 && falls.slice(-2).every((fall) => Math.abs(fall - multiple) < rounding);
}
