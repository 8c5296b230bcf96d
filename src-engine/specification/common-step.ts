/** The largest step of which all distances of ascending numbers are whole multiples, for whole numbers; else 1. */
export function commonStep(numbers: readonly number[]): number {
  if (!numbers.every(Number.isSafeInteger)) return 1;
  const gaps = numbers.slice(1).map((value, index) => value - (numbers[index] ?? 0));
  return gaps.reduce(greatestCommonDivisor, 0) || 1;
}

function greatestCommonDivisor(a: number, b: number): number {
  return b === 0 ? Math.abs(a) : greatestCommonDivisor(b, a % b);
}
