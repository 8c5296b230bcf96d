import type { Factor } from "../table/factor.ts";

/** How a variable varies: within units, only between them, or not at all. Stops at the first unit in which it does. */
export function variationOf(values: Float64Array, { codes, categories }: Factor): "within" | "between" | "none" {
  const valueOfUnit = new Float64Array(categories.length).fill(Number.NaN);
  let first = Number.NaN;
  let varies = false;
  for (let i = 0; i < values.length; i++) {
    const unit = codes[i];
    const value = values[i];
    if (unit < 0 || Number.isNaN(value)) continue;
    if (Number.isNaN(valueOfUnit[unit])) valueOfUnit[unit] = value;
    else if (valueOfUnit[unit] !== value) return "within";
    if (Number.isNaN(first)) first = value;
    else if (value !== first) varies = true;
  }
  return varies ? "between" : "none";
}

/** Whether the rows of each unit follow each other. */
export function areTogether({ codes, categories }: Factor): boolean {
  const seen = new Uint8Array(categories.length);
  let last = -1;
  for (let i = 0; i < codes.length; i++) {
    const unit = codes[i];
    if (unit < 0 || unit === last) continue;
    if (seen[unit] === 1) return false;
    seen[unit] = 1;
    last = unit;
  }
  return true;
}

/** Numbers without gaps: 1, 2, 3 … */
export function isDense({ categories }: Factor): boolean {
  const first = categories[0];
  const last = categories.at(-1);
  return typeof first === "number" && typeof last === "number" && last - first + 1 === categories.length;
}
