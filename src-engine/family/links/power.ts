import { type Curve, logOfComplement, write } from "./curve.ts";
import type { LinkFunction } from "./link-function.ts";

/**
 * η = μᵏ, k ≠ 0. The identity (k = 1) has means of any sign, the inverse (k = −1) those of one sign, since it has a pole between them;
 * else η and μ are positive.
 */
export function power(k: number, sign: 1 | -1 = 1): LinkFunction {
  const exponent = 1 / k;
  const mean: Curve = (eta, into) => {
    if (k === 1) return write(into, eta, 1, 0, 0);
    if (k === -1) {
      if (!(sign * eta > 0)) return write(into, Number.NaN, Number.NaN, Number.NaN, Number.NaN);
      const value = 1 / eta;
      return write(into, value, -value * value, 2 * value ** 3, -6 * value ** 4);
    }
    if (!(eta > 0)) return write(into, Number.NaN, Number.NaN, Number.NaN, Number.NaN);
    const value = eta ** exponent;
    const first = (exponent * value) / eta;
    const second = ((exponent - 1) * first) / eta;
    write(into, value, first, second, ((exponent - 2) * second) / eta);
  };
  return {
    eta: (value) => value ** k,
    mean,
    logMean: (eta, into) => {
      if (!(eta > 0)) return write(into, Number.NaN, Number.NaN, Number.NaN, Number.NaN);
      const first = exponent / eta;
      write(into, exponent * Math.log(eta), first, -first / eta, (2 * first) / (eta * eta));
    },
    logComplement: logOfComplement(mean),
  };
}
