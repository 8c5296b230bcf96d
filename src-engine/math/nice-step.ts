/** The round number nearest to a step: 1, 2 or 5 times a power of ten. */
export function niceStep(rough: number): number {
  const power = 10 ** Math.floor(Math.log10(rough));
  const share = rough / power;
  return power * (share < 1.5 ? 1 : share < 3.5 ? 2 : share < 7.5 ? 5 : 10);
}

/** Without the rounding of 0.1 + 0.2. */
export function tidy(value: number): number {
  return Number(value.toPrecision(12));
}
