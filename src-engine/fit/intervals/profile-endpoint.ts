import { minimize, type Objective } from "../../math/minimize.ts";
import { mostEvaluations, searchTolerance } from "./maximum.ts";

/** One parameter and the deviance of everything else at each of its values. */
export interface Profile {
  readonly estimate: number;
  /** What values it can have, the ends included where they are finite. */
  readonly lowest: number;
  readonly highest: number;
  /** At the estimate. */
  readonly deviance: number;
  /** Everything else, at the estimate. */
  readonly start: Float64Array;
  /** Of everything else, the parameter held at `value`. */
  objective(value: number): Objective;
}

export type Side = -1 | 1;

/**
 * The end of a profile likelihood interval: where √(d(v) − d̂), the signed root of what the likelihood loses, comes to
 * `root`. The root is nearly linear in v, so that a secant gets there in a few steps; each starts from where the others led.
 * Where the loss stays below that up to an end of what the parameter can be (a variance of zero), the end it is. `distance` is
 * a first guess. Null where a search fails or is stopped.
 */
export function profileEndpoint(
  profile: Profile,
  side: Side,
  root: number,
  distance: number,
  stop: () => boolean,
): number | null {
  const { estimate } = profile;
  const bound = side < 0 ? profile.lowest : profile.highest;
  if (estimate === bound) return bound;
  const rootAt = rootAlong(profile, stop);
  const clamp = (value: number) => (side * (value - bound) > 0 ? bound : value);
  const points: Point[] = [{ value: estimate, root: 0 }];
  let value = clamp(estimate + side * distance);
  for (let tries = 0; tries < mostTries; tries++) {
    const found = rootAt(value);
    if (found === null) return null;
    if (Math.abs(found - root) < precision * root) return value;
    if (found < root && value === bound) return bound;
    points.push({ value, root: found });
    value = clamp(nextValue(points, root, side, distance));
  }
  return null;
}

interface Point {
  readonly value: number;
  readonly root: number;
}

const mostTries = 60;
/** Of the root: some 1e-6 standard errors. */
const precision = 1e-6;
/** A step outwards is no longer than this many times what has been gone. */
const longestStride = 3;

/** By the secant of the last two points; where that leaves the bracket, by its middle. */
function nextValue(points: readonly Point[], root: number, side: Side, distance: number): number {
  const [before, last] = points.slice(-2);
  const estimate = points[0].value;
  const slope = (last.root - before.root) / (last.value - before.value);
  const secant = last.value + (root - last.root) / slope;
  const furthestInside = points
    .filter((point) => point.root < root)
    .reduce((a, b) => (side * (b.value - a.value) > 0 ? b : a));
  const outside = points.filter((point) => point.root >= root);
  if (outside.length === 0) {
    const longest = longestStride * Math.max(Math.abs(last.value - estimate), distance);
    const step = side * slope > 0 ? Math.min(Math.abs(secant - last.value), longest) : longest;
    return last.value + side * step;
  }
  const nearestOutside = outside.reduce((a, b) => (side * (b.value - a.value) < 0 ? b : a));
  const isBetween = (secant - furthestInside.value) * (secant - nearestOutside.value) < 0;
  return isBetween ? secant : (furthestInside.value + nearestOutside.value) / 2;
}

/** √(d(v) − d̂), each search starting from what the two before lead to expect. */
function rootAlong(profile: Profile, stop: () => boolean): (value: number) => number | null {
  let last = { value: profile.estimate, x: profile.start };
  let before: typeof last | null = null;
  let hessian: Float64Array | undefined;
  return (value) => {
    const guess = before === null ? last.x : extrapolated(before, last, value);
    const options = { maxEvaluations: mostEvaluations, tolerance: searchTolerance, stop, hessian };
    const objective = profile.objective(value);
    const found =
      minimize(objective, { ...options, start: guess }) ?? minimize(objective, { ...options, start: last.x });
    if (found === null || stop()) return null;
    before = last;
    last = { value, x: found.x };
    hessian = found.hessian;
    return Math.sqrt(Math.max(0, found.value - profile.deviance));
  };
}

interface Visited {
  readonly value: number;
  readonly x: Float64Array;
}

/** Half as much again at the most: what lies far outside is no guide. */
function extrapolated(before: Visited, last: Visited, value: number): Float64Array {
  const step = last.value - before.value;
  const share = step === 0 ? 0 : (value - last.value) / step;
  const kept = Math.min(1.5, Math.max(-1, share));
  return last.x.map((coordinate, k) => coordinate + kept * (coordinate - before.x[k]));
}
