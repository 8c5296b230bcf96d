import { type MinimizeOptions, type Minimum, minimize, type Objective } from "../math/minimize.ts";

/** Relative standard deviations below this are as good as zero. */
export function isNearZero(value: number): boolean {
  return Math.abs(value) < 1e-3;
}

/** What such a one is tried at instead. */
const trials = [1, 3, 10, 30];
/** Valleys are visited this often. */
const mostVisits = 3;
/** With more rows than this another valley is out of the question, and evaluations take longer. */
export const mostRows = 1000;
/** Of deviance: nobody goes down from higher places. */
const highestRidge = 10;
/** Of deviance: valleys that differ by less are one. */
const leastGain = 1e-6;

/**
 * Where a variance has come to zero, the deviance can have another valley in which it is large (slopes of uncentered
 * predictors, few units): looks there, and goes down from the lowest place as long as that is lower than what was found. `places`
 * are the positions of relative standard deviations.
 */
export function lowestValley(
  objective: Objective,
  found: Minimum,
  places: readonly number[],
  options: Omit<MinimizeOptions, "start">,
): Minimum {
  const look: Objective = (x) => (options.stop() ? null : objective(x));
  let best = found;
  for (let visit = 0; visit < mostVisits; visit++) {
    const looks = zeros(best, places).flatMap((place) => looksAt(look, best.x, place));
    best = withLooks(best, looks);
    const lowest = lowestLook(looks);
    if (lowest === null || !(lowest.value < best.value)) return best;
    const next = minimize(objective, { ...options, start: lowest.start });
    if (next === null) return best;
    if (next.value >= best.value) return after(next, best);
    best = after(best, next);
  }
  return best;
}

/**
 * The same of few rows, where valleys lie side by side and evaluations cost nothing: also over what rises before a valley, for each
 * zero from every size that is tried, with the other standard deviations as they are and with it alone.
 */
export function lowestOfValleys(
  objective: Objective,
  found: Minimum,
  { places, rows }: { readonly places: readonly number[]; readonly rows: number },
  options: Omit<MinimizeOptions, "start">,
): Minimum {
  const lowest = lowestValley(objective, found, places, options);
  const isDone = rows > mostRows || places.length < 2 || !lowest.converged;
  return isDone ? lowest : beyondRidges(objective, lowest, places, options);
}

/** Share of a standard deviation that is left where another one takes its place: at zero there would be no slope. */
const leftBehind = 0.1;

/**
 * The same where standard deviations have no common scale to try: of few rows, each zero is tried at the size of another standard
 * deviation, which gives up its own. Of two groups of nearly the same units it is hard to say which one differs.
 */
export function lowestOfExchanges(
  objective: Objective,
  found: Minimum,
  { places, rows }: { readonly places: readonly number[]; readonly rows: number },
  options: Omit<MinimizeOptions, "start">,
): Minimum {
  if (rows > mostRows || !found.converged) return found;
  const { x } = found;
  const looks = zeros(found, places).flatMap((place) =>
    places.flatMap((other) => {
      if (isNearZero(x[other])) return [];
      const start = x.with(place, Math.abs(x[other])).with(other, leftBehind * x[other]);
      return [{ start, value: options.stop() ? Number.POSITIVE_INFINITY : valueAt(objective, start) }];
    }),
  );
  const starts = looks.flatMap(({ start, value }) => (value > found.value + highestRidge ? [] : [start]));
  return lowestFrom(objective, withLooks(found, looks), starts, options);
}

function beyondRidges(
  objective: Objective,
  found: Minimum,
  places: readonly number[],
  options: Omit<MinimizeOptions, "start">,
): Minimum {
  const { x } = found;
  const none = x.map((value, at) => (places.includes(at) ? 0 : value));
  const looks = zeros(found, places).flatMap((place) => [
    ...looksAt(objective, x, place),
    ...looksAt(objective, none, place),
  ]);
  const starts = looks.flatMap(({ start, value }) => (value > found.value + highestRidge ? [] : [start]));
  return lowestFrom(objective, withLooks(found, looks), starts, options);
}

/**
 * What was found, or what is found lower from one of the starting values, and comes to rest there. Each search goes a short way at a time,
 * as long as it can be expected to come lower than what was found by then.
 */
export function lowestFrom(
  objective: Objective,
  found: Minimum,
  starts: readonly Float64Array[],
  options: Omit<MinimizeOptions, "start">,
): Minimum {
  let best = found;
  for (const start of starts) {
    const from = { ...options, start };
    // Second derivatives by differences, and some steps.
    const shortWay = 40 + 2 * start.length;
    const next = wayBelow(from, best.value - leastGain, shortWay, (own) => minimize(objective, own));
    if (next === null) continue;
    const isLower = next.converged && next.value < best.value - leastGain;
    best = isLower ? after(best, next) : after(next, best);
  }
  return best;
}

/**
 * A search that goes a short way at a time, so many evaluations, and ends early where it is not expected to come below the limit.
 */
export function wayBelow(
  options: MinimizeOptions,
  limit: number,
  shortWay: number,
  search: (options: MinimizeOptions) => Minimum | null,
): Minimum | null {
  let way = search({ ...options, maxEvaluations: Math.min(shortWay, options.maxEvaluations) });
  while (way !== null && !way.converged && way.value - farthest * way.expectedGain < limit) {
    const left = Math.min(shortWay, options.maxEvaluations - way.trace.length);
    const { x: start, hessian } = way;
    const next = left < 2 ? null : search({ ...options, start, hessian, maxEvaluations: left });
    if (next === null) return way;
    if (!(next.value < way.value)) return after(next, way);
    way = after(way, next);
  }
  return way;
}

/** A search gains no more than so many times what its next step can be expected to. */
const farthest = 30;

interface Look {
  readonly start: Float64Array;
  readonly value: number;
}

function zeros({ x }: Minimum, places: readonly number[]): readonly number[] {
  return places.filter((place) => isNearZero(x[place]));
}

function looksAt(objective: Objective, x: Float64Array, place: number): readonly Look[] {
  return trials.map((trial) => {
    const start = x.with(place, trial);
    return { start, value: valueAt(objective, start) };
  });
}

function valueAt(objective: Objective, start: Float64Array): number {
  return objective(start)?.value ?? Number.POSITIVE_INFINITY;
}

function lowestLook(looks: readonly Look[]): Look | null {
  return looks.reduce<Look | null>((least, look) => (look.value < (least?.value ?? Infinity) ? look : least), null);
}

/** The lower of two, whose way stands last. */
export function after(higher: Minimum, lower: Minimum): Minimum {
  return { ...lower, trace: [...higher.trace, ...lower.trace] };
}

function withLooks(found: Minimum, looks: readonly Look[]): Minimum {
  return { ...found, trace: [...found.trace, ...looks.map(({ start, value }) => ({ x: [...start], value }))] };
}
