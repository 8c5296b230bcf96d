import type { MissingValues } from "../../../src-contract/variable.ts";
import { numberMissing } from "../../table/data-set.ts";

/** Which of Stata's missing values stands for a number. */
export interface StataKinds {
  /** Negative: the number is not missing; 0: `.`; 1 to 26: `.a` to `.z`. */
  readonly kindOf: (value: number) => number;
}

/**
 * Numbers from -1001 to -1026 that count as missing are `.a` to `.z`, as such are when a Stata file is read; the others
 * take the letters that are free, in their order. What is left over is `.`.
 */
export function stataKinds(missing: MissingValues, recorded: Float64Array): StataKinds {
  const isMissing = numberMissing(missing);
  if (isMissing === null) return { kindOf: () => -1 };
  const declared = missing.values.filter((value): value is number => typeof value === "number");
  const inRanges = missing.ranges.length === 0 ? [] : [...new Set(recorded.filter(isMissing))];
  const values = [...new Set([...declared, ...inRanges])].sort((a, b) => a - b);
  const kinds = new Map(values.flatMap((value) => (ownLetter(value) > 0 ? [[value, ownLetter(value)] as const] : [])));
  const free = Array.from({ length: 26 }, (_, index) => index + 1).filter(
    (kind) => ![...kinds.values()].includes(kind),
  );
  for (const value of values) {
    if (kinds.has(value)) continue;
    kinds.set(value, free.shift() ?? 0);
  }
  return { kindOf: (value) => kinds.get(value) ?? (isMissing(value) ? 0 : -1) };
}

function ownLetter(value: number): number {
  return value <= -1001 && value >= -1026 ? -1000 - value : 0;
}
