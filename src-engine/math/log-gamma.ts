/**
 * ln Γ(a+1) − ln(√(2πa) (a/e)ᵃ), what Stirling's formula leaves out, for a > 0: its asymptotic series from 16 upwards,
 * below by the recurrence of Γ.
 */
export function stirlingError(a: number): number {
  if (a < 16) return stirlingError(a + 1) + (a + 0.5) * Math.log1p(1 / a) - 1;
  const s = 1 / (a * a);
  return (1 / 12 - s * (1 / 360 - s * (1 / 1260 - s * (1 / 1680 - s / 1188)))) / a;
}

/**
 * a ln(a/x) + x − a, without cancellation where x is near a (Loader 2000). `difference` is a − x, given apart where the
 * caller knows it better than the subtraction would.
 */
export function deviancePart(a: number, x: number, difference: number = a - x): number {
  // Said so that it holds for what is no number, too: the series would never end.
  if (!(Math.abs(difference) < 0.1 * (a + x))) return a * Math.log(a / x) + x - a;
  const v = difference / (a + x);
  const v2 = v * v;
  let sum = difference * v;
  let power = 2 * a * v;
  for (let j = 3; ; j += 2) {
    power *= v2;
    const next = sum + power / j;
    if (next === sum) return next;
    sum = next;
  }
}

/** ln Γ(x), x > 0, by Stirling's formula and what it leaves out. */
export function logGamma(x: number): number {
  return (x - 0.5) * Math.log(x) - x + halfLogTwoPi + stirlingError(x);
}

const halfLogTwoPi = 0.5 * Math.log(2 * Math.PI);
