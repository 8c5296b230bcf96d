/**
 * A function of one variable with its first three derivatives: writes [f, f′, f″, f‴] at `at`. All NaN where f is not defined.
 */
export type Curve = (at: number, into: Float64Array) => void;

/** f(−x). */
export function mirrored(curve: Curve): Curve {
  return (at, into) => {
    curve(-at, into);
    into[1] = -into[1];
    into[3] = -into[3];
  };
}

/** exp f. */
export function exponential(curve: Curve): Curve {
  return (at, into) => {
    curve(at, into);
    const value = Math.exp(into[0]);
    const first = into[1];
    const square = first * first;
    write(into, value, value * first, value * (into[2] + square), value * (into[3] + first * (3 * into[2] + square)));
  };
}

/** ln (1 − f), for an f that does not come close to 1. */
export function logOfComplement(curve: Curve): Curve {
  return (at, into) => {
    curve(at, into);
    const rest = 1 - into[0];
    if (!(rest > 0)) return write(into, Number.NaN, Number.NaN, Number.NaN, Number.NaN);
    const first = -into[1] / rest;
    const second = -into[2] / rest;
    const third = -into[3] / rest;
    write(into, Math.log(rest), first, second - first * first, third - first * (3 * second - 2 * first * first));
  };
}

export function write(into: Float64Array, value: number, first: number, second: number, third: number): void {
  into[0] = value;
  into[1] = first;
  into[2] = second;
  into[3] = third;
}
