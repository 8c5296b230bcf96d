import { type Curve, write } from "./curve.ts";
import type { LinkFunction } from "./link-function.ts";

const mean: Curve = (eta, into) => {
  const value = Math.exp(eta);
  write(into, value, value, value, value);
};

/** ln (1 − exp η), η < 0: with q = 1/(e^−η − 1) its derivatives are −q, −q(1 + q) and −q(1 + q)(1 + 2q). */
const logComplement: Curve = (eta, into) => {
  if (!(eta < 0)) return write(into, Number.NaN, Number.NaN, Number.NaN, Number.NaN);
  const q = 1 / Math.expm1(-eta);
  const value = eta < -Math.LN2 ? Math.log1p(-Math.exp(eta)) : Math.log(-Math.expm1(eta));
  write(into, value, -q, -q * (1 + q), -q * (1 + q) * (1 + 2 * q));
};

/** η = ln μ. */
export const log: LinkFunction = {
  eta: Math.log,
  mean,
  logMean: (eta, into) => write(into, eta, 1, 0, 0),
  logComplement,
};
