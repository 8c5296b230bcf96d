import type { MinimizeOptions, Minimum, Objective } from "../../math/minimize.ts";
import { lowestFrom, mostRows } from "../lowest-valley.ts";
import { standardDeviations } from "../random-structure.ts";
import { type GeneralizedProblem, thetaCount } from "./generalized-problem.ts";
import type { GeneralizedStart } from "./generalized-start.ts";

/** On the scale of η: with a standard deviation of this most units are nearly certain to be one thing or the other. */
const large = 3;
/** Deviations that a search begins with instead. */
const moderate = 0.2;

/**
 * Where effects came out large, a likelihood of few rows in many small units can have two maxima: one in which the units of one outcome
 * are drawn far out, coefficients along with them, and one of moderate effects. Looks for the other from there, and keeps the
 * higher one.
 */
export function lowestOfModerate(
  problem: GeneralizedProblem,
  objective: Objective,
  found: Minimum,
  { scoring }: GeneralizedStart,
  options: Omit<MinimizeOptions, "start">,
): Minimum {
  const count = thetaCount(problem);
  const isLarge = found.x.subarray(0, count).some((value) => Math.abs(value) > large);
  if (problem.rows > mostRows || !isLarge) return found;
  const start = found.x.slice();
  start.fill(0, 0, count);
  for (const place of standardDeviations(problem)) start[place] = moderate;
  start.set(scoring.beta, count);
  return lowestFrom(objective, found, [start], options);
}
