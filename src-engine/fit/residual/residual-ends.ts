import type { MinimizeOptions, Minimum, Objective } from "../../math/minimize.ts";
import { after } from "../lowest-valley.ts";
import { minimizeHolding } from "./minimize-holding.ts";
import type { ParameterEnd, ResidualStructure } from "./residual-matrix.ts";

/** A parameter of the residuals at the end of what it can be, where random effects keep V regular. */
export interface ReachedEnd {
  readonly end: ParameterEnd;
  readonly side: 1 | -1;
  /** Of the parameter there; relative to σ² where it is a variance. */
  readonly value: number;
}

export interface SettledEnds {
  readonly search: Minimum;
  readonly reached: readonly ReachedEnd[];
  /** η, with what was reached at ±∞; as it was searched where the likelihood grows without end. */
  readonly limit: Float64Array;
  /** Where the likelihood goes on growing towards an end, so that it has no maximum. */
  readonly unbounded: ParameterEnd | null;
}

/** An end is looked at from this distance on, which has no unit. */
const near = Math.log(1e3);
/** The end itself. */
const exactly = Number.POSITIVE_INFINITY;
/**
 * Where there is no deviance at the end itself, as near to it as need be: the deviance there is that of the end but for as small a share of
 * its slope. A matrix that is nearly singular takes digits, a small variance takes none.
 */
const theres = ({ occasion }: ParameterEnd) => (occasion === null ? [1e7, 1e10] : [1e14]).map(Math.log);
/** The distance that is as many times as large, from which an unbounded likelihood would have grown. */
const before = Math.log(100);
/** In deviance: one row's share of an unbounded one grows by 4.6 on that way. */
const growth = 0.5;
/** In deviance. */
const asGood = 1e-6;
/** Of deviance, still expected: a hundredth of a standard error. Slopes have fewer digits at an end. */
const rest = 1e-4;
/** Distances from which one looks back at an end, and what is lower there, in deviance: it is none then. */
const insides = [1e2, 1e3, 1e4, 1e5, 1e6].map(Math.log);
const lower = 1e-7;

/** What is searched: `count` coordinates come before η. */
export interface SearchedPlace {
  readonly objective: Objective;
  readonly structure: ResidualStructure;
  readonly count: number;
  readonly options: Omit<MinimizeOptions, "start">;
}

/**
 * Puts parameters that have come near an end there, for good, and lets the search come to rest over everything else: left free, it would go on
 * for ever, since an end is at η = ±∞. Where the objective is finite at the end itself they are put on that.
 */
export function settleAtEnds(place: SearchedPlace, found: Minimum): SettledEnds {
  const { objective, structure, count } = place;
  let search = found;
  let held: readonly ParameterEnd[] = [];
  const tried = new Set<ParameterEnd>();
  for (;;) {
    const end = nearestEnd(place, search, tried);
    if (end === null) break;
    tried.add(end);
    const next = searchAtEnd(place, search, held, end);
    search = next.search;
    if (next.isThere) held = [...held, end];
  }
  const eta = search.x.slice(count);
  const unbounded = held.find((end) => {
    const depth = end.steepness * Math.abs(eta[end.position]);
    if (depth === exactly) return false;
    const earlier = objective(moved(search.x, count, end, depth - before));
    return earlier === null || earlier.value > search.value + growth;
  });
  const ends = held.filter((end) => !hasNoSay(structure, eta, end));
  const limit = unbounded === undefined ? atEnds(eta, ends) : eta;
  const parameters = structure.at(limit).parameters(1);
  const reached = ends.map((end): ReachedEnd => {
    const side = eta[end.position] < 0 ? -1 : 1;
    return { end, side, value: parameters[end.parameter] ?? side };
  });
  return { search, reached, limit, unbounded: unbounded ?? null };
}

/** η with parameters at the ends that a search could only come near to. */
function atEnds(eta: Float64Array, ends: readonly ParameterEnd[]): Float64Array {
  const positions = ends.map(({ position }) => position);
  return eta.map((value, m) => (positions.includes(m) ? Math.sign(value) * exactly : value));
}

function nearestEnd(
  { structure, count }: SearchedPlace,
  { x }: Minimum,
  tried: ReadonlySet<ParameterEnd>,
): ParameterEnd | null {
  const eta = x.slice(count);
  const depth = ({ position, steepness, occasion }: ParameterEnd) =>
    steepness * (occasion === null ? Math.abs(eta[position]) : -eta[position]);
  const [nearest] = structure.ends
    .filter((end) => !tried.has(end) && depth(end) > near && !hasNoSay(structure, eta, end))
    .sort((a, b) => depth(b) - depth(a));
  return nearest ?? null;
}

/** Whether what other parameters are at an end of settles what this one says. */
export function hasNoSay(
  { at }: ResidualStructure,
  eta: Float64Array,
  { position }: Pick<ParameterEnd, "position">,
): boolean {
  const [one, other] = [1, -1].map((value) => Object.values(at(eta.with(position, value)).parameters(1)));
  return one.every((value, k) => value === other[k]);
}

/** Whether a parameter is at an end of what it can be, or says nothing because others are: the data tell nothing about it there. */
export function isSettled(structure: ResidualStructure, limit: Float64Array, position: number): boolean {
  return Math.abs(limit[position]) === exactly || hasNoSay(structure, limit, { position });
}

function searchAtEnd(
  place: SearchedPlace,
  here: Minimum,
  held: readonly ParameterEnd[],
  end: ParameterEnd,
): { readonly search: Minimum; readonly isThere: boolean } {
  const { objective, count, options } = place;
  const positions = held.map(({ position }) => count + position);
  let search = here;
  // Slopes have the fewer digits the nearer the end: who came to rest farther away is at rest.
  let cameToRest = here.converged;
  for (const depth of [exactly, ...theres(end)]) {
    const start = moved(here.x, count, end, depth);
    const found = minimizeHolding(objective, start, [...positions, count + end.position], options);
    if (found === null) continue;
    const isAtRest = found.converged || found.expectedGain < rest;
    if (depth !== exactly) cameToRest ||= isAtRest;
    if (!(found.value < here.value + asGood)) {
      search = after(found, search);
      continue;
    }
    const there = after(search, { ...found, converged: isAtRest || cameToRest });
    const inside = depth === exactly ? lowestInside(objective, there, count, end) : null;
    const back = inside && minimizeHolding(objective, inside, positions, options);
    return back !== null && back.value < there.value - lower
      ? { search: after(there, back), isThere: false }
      : { search: there, isThere: true };
  }
  return { search, isThere: false };
}

/** Where the deviance is lower than at an end, next to it. */
function lowestInside(
  objective: Objective,
  { x, value }: Minimum,
  count: number,
  end: ParameterEnd,
): Float64Array | null {
  const looks = insides.map((depth) => {
    const start = moved(x, count, end, depth);
    return { start, value: objective(start)?.value ?? Number.POSITIVE_INFINITY };
  });
  const lowest = looks.reduce((least, look) => (look.value < least.value ? look : least));
  return lowest.value < value - lower ? lowest.start : null;
}

function moved(x: Float64Array, count: number, { position, steepness }: ParameterEnd, depth: number): Float64Array {
  return x.with(count + position, (Math.sign(x[count + position]) * depth) / steepness);
}

/** η with those that are at ±∞ next to it, where R is still regular: the nearer the fewer there are. */
export function nextToEnds(eta: Float64Array, ends: readonly ParameterEnd[]): Float64Array {
  const isSpread = (m: number) => ends.some(({ position, occasion }) => position === m && occasion !== null);
  const correlations = eta.filter((value, m) => Math.abs(value) === exactly && !isSpread(m)).length;
  return eta.map((value, m) => {
    if (Math.abs(value) !== exactly) return value;
    const steepness = ends.find(({ position }) => position === m)?.steepness ?? 1;
    return (Math.sign(value) * nextTo) / (isSpread(m) ? 1 : correlations) / steepness;
  });
}

/** Second derivatives by R⁻¹ lose twice as many digits as it has. */
const nextTo = Math.log(1e5);
