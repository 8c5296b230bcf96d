/** Smaller counts come again and again. */
const common = 256;

/** A function of the counts by row, worked out once for each of the common ones. */
export function eachCount(counts: Float64Array, of: (count: number) => number): Float64Array {
  const known = new Float64Array(common).fill(Number.NaN);
  const values = new Float64Array(counts.length);
  for (let row = 0; row < counts.length; row++) {
    const count = counts[row];
    const place = count < common && Number.isInteger(count) ? count : -1;
    if (place < 0) values[row] = of(count);
    else {
      if (Number.isNaN(known[place])) known[place] = of(count);
      values[row] = known[place];
    }
  }
  return values;
}
