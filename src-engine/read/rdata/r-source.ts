/** What R's `serialize` wrote, one part after the other, in whatever form. */
export interface RSource {
  /** Where reading stands, for who is told of damage. */
  readonly at: number;
  int(): number;
  /** The next integer, which stays the next one. */
  peekInt(): number;
  integers(count: number): Int32Array;
  /** Eight bytes each, the highest first. */
  doubles(count: number): Buffer;
  text(bytes: number): Buffer;
  passRaw(bytes: number): void;
  /** Whether so many elements, each of at least so many bytes in the binary form, may still follow. */
  mayHold(count: number, elementBytes: number): boolean;
}
