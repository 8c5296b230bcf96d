import { type MinimizeOptions, type Minimum, minimize, type Objective } from "../../math/minimize.ts";

/**
 * Minimizes over all coordinates but those to be held, and those that are infinite. Second derivatives, as they are given and found, are of all coordinates:
 * held ones count for nothing in them.
 */
export function minimizeHolding(
  objective: Objective,
  start: Float64Array,
  toHold: readonly number[],
  options: Omit<MinimizeOptions, "start">,
): Minimum | null {
  const isHeld = (m: number) => toHold.includes(m) || Math.abs(start[m]) === Number.POSITIVE_INFINITY;
  const free = Array.from(start.keys()).filter((m) => !isHeld(m));
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
    {
      ...options,
      start: Float64Array.from(free, (m) => start[m]),
      hessian: options.hessian && Float64Array.from(free.flatMap((m) => free.map((n) => hessianAt(options, m, n)))),
    },
  );
  if (found === null) return null;
  const hessian = new Float64Array(start.length ** 2);
  for (const m of start.keys()) hessian[m * (start.length + 1)] = 1;
  for (const [k, m] of free.entries()) {
    for (const [l, n] of free.entries()) hessian[m * start.length + n] = found.hessian[k * free.length + l];
  }
  return {
    ...found,
    x: whole(found.x),
    hessian,
    trace: found.trace.map(({ x, value }) => ({ x: Array.from(whole(x), written), value })),
  };
}

function hessianAt({ hessian }: Pick<MinimizeOptions, "hessian">, m: number, n: number): number {
  const size = Math.sqrt(hessian?.length ?? 0);
  return hessian?.[m * size + n] ?? 0;
}

/** As it stands in a fit's log. */
function written(value: number): number {
  return Math.abs(value) === Number.POSITIVE_INFINITY ? Math.sign(value) * asGoodAsInfinite : value;
}

/** Where hyperbolic tangents and logistic curves have no digits left. */
const asGoodAsInfinite = 40;
