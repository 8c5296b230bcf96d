/**
 * Decimals that show the values of a variable whose file does not say how many: as many as the first values need with
 * seven significant digits, so that 0.1 of a single-precision number (0.10000000149) has one.
 */
export function decimalsShown(values: Float64Array): number {
  let decimals = 0;
  for (const value of values.subarray(0, valuesLookedAt)) {
    if (!Number.isFinite(value) || Number.isInteger(value)) continue;
    const scale = 10 ** decimals;
    if (Math.abs(Math.round(value * scale) / scale - value) <= Math.abs(value) * singlePrecision) continue;
    const [digits = "", exponent = "0"] = String(Number(value.toPrecision(significantDigits))).split("e");
    const fraction = digits.split(".")[1]?.length ?? 0;
    decimals = Math.min(Math.max(decimals, fraction - Number(exponent)), mostDecimals);
  }
  return decimals;
}

const valuesLookedAt = 10_000;
const significantDigits = 7;
const singlePrecision = 5e-8;
const mostDecimals = 16;
