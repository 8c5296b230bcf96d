import { type MinimizeOptions, type Minimum, minimize, type Objective } from "../math/minimize.ts";

/** Relative standard deviations below this are as good as zero. */
export function isNearZero(value: number): boolean {
  return Math.abs(value) < 1e-3;
}

/** What such a one is tried at instead. */
const trials = [1, 3, 10, 30];
/** Valleys are visited this often. */
const mostVisits = 3;

/**
 * Where a variance has come to zero, the deviance can have another valley in which it is large (slopes of uncentered
 * predictors, few units): looks there, and goes down from the lowest place that is lower than what was found. `places` are
 * the positions of relative standard deviations.
 */
export function lowestValley(
  objective: Objective,
  found: Minimum,
  places: readonly number[],
  options: Omit<MinimizeOptions, "start">,
): Minimum {
  let best = found;
  for (let visit = 0; visit < mostVisits; visit++) {
    const { x, value } = best;
    const looks: { readonly start: Float64Array; readonly value: number }[] = [];
    for (const place of places.filter((one) => isNearZero(x[one]))) {
      for (const trial of trials) {
        const start = x.with(place, trial);
        looks.push({ start, value: objective(start)?.value ?? Number.POSITIVE_INFINITY });
      }
    }
    const lowest = looks.reduce((least, look) => (look.value < least.value ? look : least), { start: x, value });
    best = { ...best, evaluations: best.evaluations + looks.length };
    if (!(lowest.value < value)) return best;
    const next = minimize(objective, { ...options, start: lowest.start });
    if (next === null || next.value >= value) return best;
    best = { ...next, evaluations: best.evaluations + next.evaluations, trace: [...best.trace, ...next.trace] };
  }
  return best;
}
