import type { RandomStream } from "./random-stream.ts";

/** Random numbers of other distributions, exactly distributed, from a stream of uniform and normal ones. */

/** Shape a, mean a. Marsaglia & Tsang (2000). */
export function gammaDraw(shape: number, random: RandomStream): number {
  if (shape < 1) return gammaDraw(shape + 1, random) * random.uniform() ** (1 / shape);
  const d = shape - 1 / 3;
  const c = 1 / Math.sqrt(9 * d);
  for (;;) {
    const x = random.normal();
    const root = 1 + c * x;
    if (root <= 0) continue;
    const v = root ** 3;
    if (Math.log(random.uniform()) < 0.5 * x * x + d - d * v + d * Math.log(v)) return d * v;
  }
}

export function betaDraw(a: number, b: number, random: RandomStream): number {
  const first = gammaDraw(a, random);
  return first / (first + gammaDraw(b, random));
}

const fewTrials = 40;

/** Halved by an order statistic of the trials' uniform numbers until few are left (Devroye 1986, section X.4.3). */
export function binomialDraw(trials: number, probability: number, random: RandomStream): number {
  let [left, p, successes] = [trials, probability, 0];
  while (left > fewTrials) {
    const middle = Math.floor((left + 1) / 2);
    const at = betaDraw(middle, left + 1 - middle, random);
    if (at <= p) {
      successes += middle;
      left -= middle;
      p = (p - at) / (1 - at);
    } else {
      left = middle - 1;
      p /= at;
    }
  }
  for (let trial = 0; trial < left; trial++) if (random.uniform() < p) successes++;
  return successes;
}

const smallMean = 15;

/** A large mean is divided by the time of one of its later events (Ahrens & Dieter 1974), a small one taken event by event. */
export function poissonDraw(mean: number, random: RandomStream): number {
  if (!Number.isFinite(mean)) return Number.POSITIVE_INFINITY;
  let [left, count] = [mean, 0];
  while (left > smallMean) {
    const events = Math.floor((7 / 8) * left);
    const time = gammaDraw(events, random);
    if (time > left) return count + binomialDraw(events - 1, left / time, random);
    count += events;
    left -= time;
  }
  for (let product = random.uniform(), least = Math.exp(-left); product > least; product *= random.uniform()) count++;
  return count;
}

/** Of at least 1: by inversion where a zero would be the rule. */
export function positivePoissonDraw(mean: number, random: RandomStream): number {
  if (mean < 1) {
    const u = random.uniform() * -Math.expm1(-mean);
    let [count, term] = [1, mean * Math.exp(-mean)];
    for (let sum = term; sum < u && count < 1000; sum += term) term *= mean / ++count;
    return count;
  }
  for (;;) {
    const count = poissonDraw(mean, random);
    if (count > 0) return count;
  }
}

/** Mean μ, variance μ³/λ. Michael, Schucany & Haas (1976). */
export function inverseGaussianDraw(mean: number, lambda: number, random: RandomStream): number {
  const chi = random.normal() ** 2;
  const half = (mean * chi) / (2 * lambda);
  const root = mean * (1 + half - Math.sqrt(half * (2 + half)));
  return random.uniform() <= mean / (mean + root) ? root : (mean * mean) / root;
}
