import { type MinimizeOptions, type Minimum, minimize, type Objective } from "../../math/minimize.ts";
import { after } from "../lowest-valley.ts";
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
  /** Where the likelihood goes on growing towards an end, so that it has no maximum. */
  readonly unbounded: ParameterEnd | null;
}

/** An end is looked at from this distance on, which has no unit. */
const near = Math.log(1e3);
/**
 * As near to an end as need be: the deviance there is that of the end but for as small a share of its slope. A matrix that is
 * nearly singular takes digits, a small variance takes none.
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

/**
 * Puts parameters that have come near an end there, for good, and lets the search come to rest over everything else: left free, it would go on
 * for ever, since an end is at η = ±∞. `count` coordinates of x come before η.
 */
export function settleAtEnds(
  objective: Objective,
  found: Minimum,
  { ends, at }: ResidualStructure,
  count: number,
  options: Omit<MinimizeOptions, "start">,
): SettledEnds {
  const depth = ({ position, steepness, occasion }: ParameterEnd) => {
    const eta = found.x[count + position];
    return steepness * (occasion === null ? Math.abs(eta) : -eta);
  };
  let search = found;
  const held: ParameterEnd[] = [];
  for (const end of ends.filter((one) => depth(one) > near).sort((a, b) => depth(b) - depth(a))) {
    const positions = [...held, end].map(({ position }) => count + position);
    const here = search;
    const next = firstAsGood(theres(end), here, (depth) =>
      minimizeHolding(objective, moved(here.x, count, end, depth), positions, options),
    );
    search = next.search;
    if (!next.isThere) continue;
    search = { ...search, converged: search.converged || here.converged || search.expectedGain < rest };
    held.push(end);
  }
  const parameters = at(search.x.slice(count)).parameters(1);
  const reached = held.map((end): ReachedEnd => {
    const side = search.x[count + end.position] < 0 ? -1 : 1;
    return { end, side, value: parameters[end.parameter] ?? side };
  });
  const unbounded = held.find((end) => {
    const depth = end.steepness * Math.abs(search.x[count + end.position]);
    const earlier = objective(moved(search.x, count, end, depth - before));
    return earlier === null || earlier.value > search.value + growth;
  });
  return { search, reached, unbounded: unbounded ?? null };
}

function firstAsGood(
  depths: readonly number[],
  here: Minimum,
  searchAt: (depth: number) => Minimum | null,
): { readonly search: Minimum; readonly isThere: boolean } {
  let search = here;
  for (const depth of depths) {
    const found = searchAt(depth);
    if (found === null) continue;
    if (found.value < here.value + asGood) return { search: after(search, found), isThere: true };
    search = after(found, search);
  }
  return { search, isThere: false };
}

function moved(x: Float64Array, count: number, { position, steepness }: ParameterEnd, depth: number): Float64Array {
  return x.with(count + position, (Math.sign(x[count + position]) * depth) / steepness);
}

/** Minimizes over all but some coordinates. */
function minimizeHolding(
  objective: Objective,
  start: Float64Array,
  held: readonly number[],
  options: Omit<MinimizeOptions, "start">,
): Minimum | null {
  const free = Array.from(start.keys()).filter((m) => !held.includes(m));
  const whole = (own: readonly number[] | Float64Array) => {
    const x = start.slice();
    for (const [k, m] of free.entries()) x[m] = own[k];
    return x;
  };
  const found = minimize(
    (own) => {
      const here = objective(whole(own));
      return (
        here && {
          value: here.value,
          gradient: () => {
            const gradient = here.gradient();
            return Float64Array.from(free, (m) => gradient[m]);
          },
        }
      );
    },
    { ...options, start: Float64Array.from(free, (m) => start[m]) },
  );
  if (found === null) return null;
  return { ...found, x: whole(found.x), trace: found.trace.map(({ x, value }) => ({ x: [...whole(x)], value })) };
}
