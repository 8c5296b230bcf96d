/**
 * ψ, ψ′ and ψ″, the derivatives of ln Γ, for x > 0 to about 15 digits: their asymptotic series from 12 upwards (Abramowitz &
 * Stegun 1964, 6.3.18, 6.4.12, 6.4.13), below by recurrence.
 */
export function digamma(x: number): number {
  let sum = 0;
  let z = x;
  for (; z < 12; z++) sum -= 1 / z;
  return sum + Math.log(z) - logMinusDigamma(z);
}

export function trigamma(x: number): number {
  let sum = 0;
  let z = x;
  for (; z < 12; z++) sum += 1 / (z * z);
  return sum + 1 / z + trigammaRest(z);
}

export function tetragamma(x: number): number {
  let sum = 0;
  let z = x;
  for (; z < 12; z++) sum -= 2 / (z * z * z);
  return sum - 1 / (z * z) + tetragammaRest(z);
}

/** ln x − ψ(x), without cancellation for large x. */
export function logMinusDigamma(x: number): number {
  if (x < 12) return Math.log(x) - digamma(x);
  const s = 1 / (x * x);
  const series =
    1 / 12 -
    s *
      (1 / 120 - s * (1 / 252 - s * (1 / 240 - s * (1 / 132 - s * (691 / 32760 - s * (1 / 12 - (s * 3617) / 8160))))));
  return 1 / (2 * x) + s * series;
}

/** ψ′(x) − 1/x, without cancellation for large x. */
export function trigammaRest(x: number): number {
  if (x < 12) return trigamma(x) - 1 / x;
  const s = 1 / (x * x);
  const series =
    1 / 6 -
    s * (1 / 30 - s * (1 / 42 - s * (1 / 30 - s * (5 / 66 - s * (691 / 2730 - s * (7 / 6 - (s * 3617) / 510))))));
  return s / 2 + (s / x) * series;
}

/** ψ″(x) + 1/x², without cancellation for large x. */
export function tetragammaRest(x: number): number {
  if (x < 12) return tetragamma(x) + 1 / (x * x);
  const s = 1 / (x * x);
  const series =
    1 / 2 - s * (1 / 6 - s * (1 / 6 - s * (3 / 10 - s * (5 / 6 - s * (691 / 210 - s * (35 / 2 - (s * 3617) / 30))))));
  return -s * (1 / x + s * series);
}
