import type { GeneralizedProblem } from "./generalized-problem.ts";

/** Size beyond which nothing of a logarithm, or of log-odds, shows in a likelihood: e⁻³⁰ is 10⁻¹³. */
const farEnough = 30;
/** In deviance. */
const asGood = 1e-8;

/**
 * The parameters with those of the distribution's own that have no end taken back to where it makes no difference any more: a search
 * along a level likelihood goes as far as it likes.
 */
export function settledOwn(
  { distribution }: Pick<GeneralizedProblem, "distribution">,
  found: Float64Array,
  devianceOf: (parameters: Float64Array) => number | undefined,
): Float64Array {
  const first = found.length - distribution.parameters.length;
  let parameters = found;
  for (let at = first; at < found.length; at++) {
    if (!(Math.abs(found[at]) > farEnough)) continue;
    const nearer = parameters.with(at, Math.sign(found[at]) * farEnough);
    const [value, there] = [devianceOf(parameters), devianceOf(nearer)];
    if (value !== undefined && there !== undefined && there <= value + asGood) parameters = nearer;
  }
  return parameters;
}
