import type { MissingValues } from "../../../src-contract/variable.ts";
import { numberMissing } from "../../table/data-set.ts";

/** Missing values as SPSS can declare them: three values, or a range and one value. */
export interface SpssMissing {
  readonly values: readonly (number | string)[];
  readonly range: { readonly low: number | null; readonly high: number | null } | null;
  /** What cannot be declared is written as nothing recorded. */
  readonly asSystemMissing: (value: number) => boolean;
}

/** More values than SPSS has room for become one range, where no valid value lies in it. */
export function spssMissing(missing: MissingValues, recorded: Float64Array): SpssMissing {
  const values = missing.values.filter((value) => typeof value === "number");
  const never = () => false;
  const [range = null, ...others] = missing.ranges;
  if (range === null && values.length <= mostValues) return { values, range, asSystemMissing: never };
  if (range !== null && others.length === 0 && values.length <= 1) return { values, range, asSystemMissing: never };
  const isMissing = numberMissing(missing) ?? never;
  const whole = rangeOfAll(missing, values);
  const isInside = (value: number) =>
    (whole.low === null || value >= whole.low) && (whole.high === null || value <= whole.high);
  const holdsValid = recorded.some((value) => isInside(value) && !isMissing(value));
  return holdsValid
    ? { values: [], range: null, asSystemMissing: isMissing }
    : { values: [], range: whole, asSystemMissing: never };
}

const mostValues = 3;

function rangeOfAll({ ranges }: MissingValues, values: readonly number[]): NonNullable<SpssMissing["range"]> {
  const lows = [...values, ...ranges.map(({ low }) => low ?? Number.NEGATIVE_INFINITY)];
  const highs = [...values, ...ranges.map(({ high }) => high ?? Number.POSITIVE_INFINITY)];
  const [low, high] = [Math.min(...lows), Math.max(...highs)];
  return { low: Number.isFinite(low) ? low : null, high: Number.isFinite(high) ? high : null };
}
