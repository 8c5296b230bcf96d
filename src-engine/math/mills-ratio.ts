/**
 * The normal distribution's lower tail as fits need it: ln Φ(x), and its derivatives through the inverse Mills ratio, without
 * cancellation however far out x lies.
 */

/** ln Φ(x), and with m = φ(x)/Φ(x) its derivatives m, −mδ and m(δ² − κ), where δ = x + m and κ = 1 − mδ. */
export function logNormalLowerTail(x: number, into: Float64Array): void {
  if (x < -4) farTail(-x, into);
  else nearTail(x, into);
}

function nearTail(x: number, into: Float64Array): void {
  const mills = millsRatio(Math.abs(x));
  const density = Math.exp(-0.5 * x * x) / rootTwoPi;
  const upper = density * mills;
  const m = x <= 0 ? 1 / mills : density / (1 - upper);
  const delta = x + m;
  into[0] = x <= 0 ? Math.log(mills) - 0.5 * x * x - halfLogTwoPi : Math.log1p(-upper);
  into[1] = m;
  into[2] = -m * delta;
  into[3] = m * (delta * delta - (1 - m * delta));
}

/**
 * Laplace's continued fraction m = x + 1/D, D = x + 2/F, F = x + 3/G, G = x + 4/…, for the inverse Mills ratio at x > 0.
 * δ = 1/D; what is left of κ and δ² − κ after the leading terms have cancelled is said by the fraction itself.
 */
function farTail(x: number, into: Float64Array): void {
  let tail = x;
  for (let k = x > 20 ? 8 : 24; k > 3; k--) tail = x + k / tail;
  const g = tail;
  const f = x + 3 / g;
  const d = x + 2 / f;
  const m = x + 1 / d;
  into[0] = Math.max(-0.5 * x * x, -1e300) - halfLogTwoPi - Math.log(m);
  into[1] = m;
  into[2] = -m / d;
  into[3] = ((m / d) * 2 * (3 / g - 2 / f)) / (d * f);
}

/** (1 − Φ(x))/φ(x), x ≥ 0: Cody (1969), as in R's pnorm. */
function millsRatio(x: number): number {
  if (x < 0.67448975) {
    const s = x * x;
    const odd = (x * polynomial(centralNumerator, s)) / polynomial(centralDenominator, s);
    return (0.5 - odd) * rootTwoPi * Math.exp(0.5 * s);
  }
  if (x < 5.656854249492381) return (rootTwoPi * polynomial(middleNumerator, x)) / polynomial(middleDenominator, x);
  const s = 1 / (x * x);
  return (1 - (rootTwoPi * s * polynomial(tailNumerator, s)) / polynomial(tailDenominator, s)) / x;
}

/** Coefficients from the constant upwards. */
function polynomial(coefficients: readonly number[], x: number): number {
  let sum = 0;
  for (let k = coefficients.length - 1; k >= 0; k--) sum = sum * x + coefficients[k];
  return sum;
}

const rootTwoPi = Math.sqrt(2 * Math.PI);
const halfLogTwoPi = 0.5 * Math.log(2 * Math.PI);

const centralNumerator = [
  18154.98125334356, 1067.6894854603709, 161.02823106855587, 2.2352520354606837, 0.06568233791820745,
];
const centralDenominator = [45507.78933502673, 10260.932208618979, 976.0985517377767, 47.202581904688245, 1];
const middleNumerator = [
  9842.714838383978, 11602.65143764735, 6848.190450536283, 2494.5375852903726, 597.2702763948002, 93.50665613217785,
  8.883149794388377, 0.39894151208813466, 1.0765576773720192e-8,
];
const middleDenominator = [
  19685.429676859992, 38912.00328609327, 34900.95272114598, 18615.571640885097, 6485.558298266761, 1519.3775994075547,
  235.387901782625, 22.266688044328117, 1,
];
const tailNumerator = [
  2.9112874951168793e-5, 0.0014216191932278934, 0.022235277870649807, 0.12740116116024736, 0.215898534057957,
  0.023073441764940174,
];
const tailDenominator = [
  7.297515550839662e-5, 0.0037823963220275825, 0.06598813786892856, 0.4682382124808651, 1.284260096144911, 1,
];
