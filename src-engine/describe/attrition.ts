import type { Factor } from "../table/factor.ts";

/** An occasion, and who was seen at it. */
export interface OccasionSeen {
  readonly occasion: number | string;
  /** Units with a value then. */
  readonly seen: number;
  /** Seen for the last time, although later occasions follow. */
  readonly last: number;
  /** Not seen, but again later. */
  readonly between: number;
  /** Mean of the values of those who were seen again later, and of those who were not; NaN: nobody. */
  readonly meanOfStaying: number;
  readonly meanOfLeaving: number;
}

/** Who is seen at each occasion: a unit is, where one of its rows has a value in one of the columns. */
export function attrition(columns: readonly Float64Array[], units: Factor, occasions: Factor): readonly OccasionSeen[] {
  const count = units.categories.length;
  const times = occasions.categories.length;
  const isSeen = new Uint8Array(count * times);
  const [first] = columns;
  const sums = new Float64Array(count * times);
  const sizes = new Float64Array(count * times);
  for (let row = 0; row < units.codes.length; row++) {
    const [unit, time] = [units.codes[row], occasions.codes[row]];
    if (unit < 0 || time < 0) continue;
    const place = unit * times + time;
    if (columns.some((values) => !Number.isNaN(values[row]))) isSeen[place] = 1;
    if (first !== undefined && !Number.isNaN(first[row])) {
      sums[place] += first[row];
      sizes[place]++;
    }
  }
  const lastOf = Int32Array.from({ length: count }, (_, unit) => {
    for (let time = times - 1; time >= 0; time--) if (isSeen[unit * times + time] === 1) return time;
    return -1;
  });
  return occasions.categories.map((occasion, time) => {
    let [seen, last, between] = [0, 0, 0];
    const groups = { staying: { sum: 0, count: 0 }, leaving: { sum: 0, count: 0 } };
    for (let unit = 0; unit < count; unit++) {
      const place = unit * times + time;
      if (isSeen[place] === 1) {
        seen++;
        const isLast = lastOf[unit] === time && time < times - 1;
        if (isLast) last++;
        if (sizes[place] > 0 && time < times - 1) {
          const group = isLast ? groups.leaving : groups.staying;
          group.sum += sums[place] / sizes[place];
          group.count++;
        }
      } else if (lastOf[unit] > time) between++;
    }
    const { staying, leaving } = groups;
    return {
      occasion,
      seen,
      last,
      between,
      meanOfStaying: staying.sum / staying.count,
      meanOfLeaving: leaving.sum / leaving.count,
    };
  });
}
