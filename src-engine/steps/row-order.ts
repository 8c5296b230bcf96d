/** What rows are ordered by: a number each, NaN where it is missing. */
export interface OrderKey {
  readonly values: Float64Array;
  readonly descending: boolean;
}

/**
 * The rows in the order of the first key, then of the next; missing values last, whatever the direction; rows that are equal
 * stay in their order. By digits of 16 bits of the numbers' bits (radix sort), from the last key to the first: time grows with
 * the rows alone.
 */
export function rowOrder(rows: number, keys: readonly OrderKey[]): Int32Array {
  let order = new Int32Array(rows);
  for (let row = 0; row < rows; row++) order[row] = row;
  let scratch = new Int32Array(rows);
  for (const key of keys.toReversed()) {
    for (const digits of digitsOf(key)) {
      if (!isMoved(order, digits, scratch)) continue;
      [order, scratch] = [scratch, order];
    }
  }
  return order;
}

/** Digits of the keys' ranks, the least one first; where all rows have the same one it is left out. */
function digitsOf({ values, descending }: OrderKey): readonly Uint16Array[] {
  const rows = values.length;
  const digits = Array.from({ length: 4 }, () => new Uint16Array(rows));
  const [first, second, third, fourth] = digits;
  const number = new Float64Array(1);
  const halves = new Uint32Array(number.buffer);
  const [low, high] = isLittleEndian ? [0, 1] : [1, 0];
  for (let row = 0; row < rows; row++) {
    // Zero has no sign here.
    number[0] = values[row] + 0;
    let [under, over] = [halves[low], halves[high]];
    if (Number.isNaN(number[0])) under = over = 0xffffffff;
    else {
      // Bits in the order of the numbers: those of negative ones run backwards.
      const isBackwards = (over & 0x80000000) !== 0;
      over = isBackwards ? ~over : over ^ 0x80000000;
      if (isBackwards) under = ~under;
      if (descending) [under, over] = [~under, ~over];
    }
    first[row] = under;
    second[row] = under >>> 16;
    third[row] = over;
    fourth[row] = over >>> 16;
  }
  return digits;
}

const isLittleEndian = new Uint8Array(Uint16Array.of(1).buffer)[0] === 1;

/** Puts rows in the order of a digit into `to`, equal ones as they came. False: all have the same one, nothing is moved. */
function isMoved(from: Int32Array, digit: Uint16Array, to: Int32Array): boolean {
  const places = new Int32Array(0x10001);
  for (let row = 0; row < digit.length; row++) places[digit[row] + 1]++;
  if (digit.length === 0 || places[digit[0] + 1] === digit.length) return false;
  for (let value = 0; value < 0x10000; value++) places[value + 1] += places[value];
  for (let index = 0; index < from.length; index++) to[places[digit[from[index]]]++] = from[index];
  return true;
}
