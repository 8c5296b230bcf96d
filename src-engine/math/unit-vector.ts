/** Zeros but for a 1 at `place`. */
export function unitVector(size: number, place: number): Float64Array {
  return new Float64Array(size).with(place, 1);
}
