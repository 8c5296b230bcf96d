/**
 * The positive zero of a continuous increasing function that is negative near 0: bracketed from `start` by doubling and
 * halving, then false position in the Illinois form with a bisection at
 * every third step, to rounding.
 */
export function increasingRoot(f: (x: number) => number, start: number): number {
  let low = start;
  let high = start;
  let below = f(start);
  let above = below;
  while (above < 0 && high < 1e300) {
    [low, below] = [high, above];
    high *= 2;
    above = f(high);
  }
  while (below > 0 && low > 1e-300) {
    [high, above] = [low, below];
    low /= 2;
    below = f(low);
  }
  let side = 0;
  for (let step = 0; step < 200 && high - low > 4e-16 * high; step++) {
    const x = step % 3 === 2 ? (low + high) / 2 : (low * above - high * below) / (above - below);
    const at = x > low && x < high ? x : (low + high) / 2;
    const value = f(at);
    if (value === 0) return at;
    if (value < 0) {
      [low, below] = [at, value];
      if (side === -1) above /= 2;
      side = -1;
    } else {
      [high, above] = [at, value];
      if (side === 1) below /= 2;
      side = 1;
    }
  }
  return (low + high) / 2;
}
