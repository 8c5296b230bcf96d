/** Marks the hits among the rows from `start` to `end` in a block, which begins with the row `start`: 1, others 0. */
export type Mark = (start: number, end: number, block: Uint8Array) => void;

export function markWhere(values: ArrayLike<number>, isHit: (value: number) => boolean): Mark {
  return (start, end, block) => {
    for (let row = start; row < end; row++) block[row - start] = isHit(values[row]) ? 1 : 0;
  };
}

/**
 * Values that, times `scale`, are rounded to `whole`. Its own loop, with no call for each value, asks first how far a value
 * is: processors foresee that answer, not on which side of a bound values lie.
 */
export function markRounded(values: Float64Array, scale: number, whole: number): Mark {
  return (start, end, block) => {
    for (let row = start; row < end; row++) {
      const away = values[row] * scale - whole;
      block[row - start] = Math.abs(away) <= 0.5 && away < 0.5 ? 1 : 0;
    }
  };
}

/** Rows are marked by so many at once: they stay in the fastest cache. */
const blockRows = 4096;

/** The first hit among the rows from `start` to `end`. */
export function firstHit(mark: Mark, start: number, end: number): number | null {
  const block = new Uint8Array(blockRows);
  for (let first = start; first < end; first += blockRows) {
    const last = Math.min(end, first + blockRows);
    mark(first, last, block);
    const place = block.subarray(0, last - first).indexOf(1);
    if (place >= 0) return first + place;
  }
  return null;
}

/** The last one. */
export function lastHit(mark: Mark, start: number, end: number): number | null {
  const block = new Uint8Array(blockRows);
  for (let last = end; last > start; last -= blockRows) {
    const first = Math.max(start, last - blockRows);
    mark(first, last, block);
    const place = block.subarray(0, last - first).lastIndexOf(1);
    if (place >= 0) return first + place;
  }
  return null;
}

export function countHits(mark: Mark, start: number, end: number): number {
  const block = new Uint8Array(blockRows);
  let hits = 0;
  for (let first = start; first < end; first += blockRows) {
    const last = Math.min(end, first + blockRows);
    mark(first, last, block);
    for (let place = 0; place < last - first; place++) hits += block[place];
  }
  return hits;
}
