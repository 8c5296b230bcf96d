/** What rows are ordered by: a number each, NaN where it is missing. */
export interface OrderKey {
  readonly values: Float64Array;
  readonly descending: boolean;
}

/**
 * The rows in the order of the first key, then of the next; missing values last, whatever the direction; rows that are equal
 * stay in their order. Each key becomes one or two words that order as its numbers do. Rows are ordered by the first
 * word, then those that are equal in it by the next, and so on: mostly few are left after the first.
 */
export function rowOrder(rows: number, keys: readonly OrderKey[]): Int32Array {
  const words = keys.flatMap(wordsOf).filter(hasSeveral);
  const order = new Int32Array(rows);
  for (let row = 0; row < rows; row++) order[row] = row;
  const place: Workplace = {
    order,
    keys: new Uint32Array(rows),
    otherOrder: new Int32Array(rows),
    otherKeys: new Uint32Array(rows),
  };
  orderRun(words, 0, place, 0, rows);
  return order;
}

/** Rows in their order, with the word of each that they are being ordered by; and room to move both. */
interface Workplace {
  readonly order: Int32Array;
  readonly keys: Uint32Array;
  readonly otherOrder: Int32Array;
  readonly otherKeys: Uint32Array;
}

/** Runs of rows up to these are ordered by insertion, by merging, else by the digits of the word. */
const [shortRun, longRun] = [24, 3000];

/** Orders the rows from `start` to `end`, which are equal in all words before `word`. */
function orderRun(words: readonly Uint32Array[], word: number, place: Workplace, start: number, end: number): void {
  if (word >= words.length || end - start < 2) return;
  const { order, keys } = place;
  const values = words[word];
  let isOrdered = true;
  keys[start] = values[order[start]];
  for (let at = start + 1; at < end; at++) {
    keys[at] = values[order[at]];
    isOrdered &&= keys[at - 1] <= keys[at];
  }
  if (!isOrdered) {
    if (end - start <= shortRun) insert(place, start, end);
    else if (end - start <= longRun) mergeHalves(place, start, end);
    else orderByDigits(place, start, end);
  }
  if (word + 1 === words.length) return;
  for (let from = start; from < end; ) {
    const key = keys[from];
    let to = from + 1;
    while (to < end && keys[to] === key) to++;
    // What is done inside writes keys of its own over those of the run, not over those behind it.
    if (to - from > 1) orderRun(words, word + 1, place, from, to);
    from = to;
  }
}

/** Whole numbers of 32 bits that order as a key does, the first before the next. */
function wordsOf(key: OrderKey): readonly Uint32Array[] {
  const range = fixedPointRange(key.values);
  return range === null ? bitsOf(key) : [placesIn(range, key)];
}

/** Values that are whole numbers once multiplied by `scale`, from `low` to `high`. */
interface FixedPointRange {
  readonly scale: number;
  readonly low: number;
  readonly high: number;
}

const scales = [1, 10, 100, 1000, 10_000];

/** Null: some values have more decimals, or they are too far apart for a word. */
function fixedPointRange(values: Float64Array): FixedPointRange | null {
  const few = values.subarray(0, 1000);
  const scale = scales.find((one) => isFixedPoint(few, one));
  if (scale === undefined || !isFixedPoint(values, scale)) return null;
  let [low, high] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY];
  for (let row = 0; row < values.length; row++) {
    const value = values[row];
    if (value < low) low = value;
    if (value > high) high = value;
  }
  const [first, last] = [Math.round(low * scale), Math.round(high * scale)];
  return last - first < missing ? { scale, low: first, high: last } : null;
}

function isFixedPoint(values: Float64Array, scale: number): boolean {
  for (let row = 0; row < values.length; row++) {
    const value = values[row];
    if (Math.round(value * scale) / scale !== value && !Number.isNaN(value)) return false;
  }
  return true;
}

/** The word of a missing value: behind all others. */
const missing = 0xffffffff;

function placesIn({ scale, low, high }: FixedPointRange, { values, descending }: OrderKey): Uint32Array {
  const places = new Uint32Array(values.length);
  for (let row = 0; row < values.length; row++) {
    const value = values[row];
    if (Number.isNaN(value)) places[row] = missing;
    else places[row] = descending ? high - Math.round(value * scale) : Math.round(value * scale) - low;
  }
  return places;
}

/** The two halves of each number's bits, made to order as the numbers do; the higher half first. */
function bitsOf({ values, descending }: OrderKey): readonly [Uint32Array, Uint32Array] {
  const rows = values.length;
  const over = new Uint32Array(rows);
  const under = new Uint32Array(rows);
  const number = new Float64Array(1);
  const halves = new Uint32Array(number.buffer);
  const [low, high] = isLittleEndian ? [0, 1] : [1, 0];
  for (let row = 0; row < rows; row++) {
    // Zero has no sign here.
    number[0] = values[row] + 0;
    if (Number.isNaN(number[0])) {
      over[row] = under[row] = missing;
      continue;
    }
    // The bits of negative numbers run backwards.
    const isNegative = halves[high] >>> 31 === 1;
    const upper = isNegative ? ~halves[high] : halves[high] ^ 0x80000000;
    over[row] = descending ? ~upper : upper;
    under[row] = isNegative !== descending ? ~halves[low] : halves[low];
  }
  return [over, under];
}

const isLittleEndian = new Uint8Array(Uint16Array.of(1).buffer)[0] === 1;

function hasSeveral(word: Uint32Array): boolean {
  for (let row = 1; row < word.length; row++) if (word[row] !== word[0]) return true;
  return false;
}

const digitBits = 11;
const digits = 1 << digitBits;

/** By 11 bits of the keys after the other, the lowest first (radix sort): time grows with the rows alone. */
function orderByDigits({ order, keys, otherOrder, otherKeys }: Workplace, start: number, end: number): void {
  const own: KeyedRows = { rows: order.subarray(start, end), keys: keys.subarray(start, end) };
  const other: KeyedRows = { rows: otherOrder.subarray(start, end), keys: otherKeys.subarray(start, end) };
  let [from, to] = [own, other];
  for (let shift = 0; shift < 32; shift += digitBits) if (isMoved(from, to, shift)) [from, to] = [to, from];
  if (from === own) return;
  own.rows.set(from.rows);
  own.keys.set(from.keys);
}

interface KeyedRows {
  readonly rows: Int32Array;
  readonly keys: Uint32Array;
}

/** Puts rows in the order of a digit into `to`, equal ones as they came. False: all have the same one, nothing is moved. */
function isMoved(from: KeyedRows, to: KeyedRows, shift: number): boolean {
  const { rows, keys } = from;
  const { rows: toRows, keys: toKeys } = to;
  const places = new Int32Array(digits + 1);
  for (let at = 0; at < keys.length; at++) places[((keys[at] >>> shift) & (digits - 1)) + 1]++;
  if (places[((keys[0] >>> shift) & (digits - 1)) + 1] === keys.length) return false;
  for (let digit = 0; digit < digits; digit++) places[digit + 1] += places[digit];
  for (let at = 0; at < keys.length; at++) {
    const key = keys[at];
    const target = places[(key >>> shift) & (digits - 1)]++;
    toRows[target] = rows[at];
    toKeys[target] = key;
  }
  return true;
}

/** Merge sort. */
function mergeHalves(place: Workplace, start: number, end: number): void {
  if (end - start <= shortRun) {
    insert(place, start, end);
    return;
  }
  const middle = (start + end) >>> 1;
  mergeHalves(place, start, middle);
  mergeHalves(place, middle, end);
  const { order, keys, otherOrder, otherKeys } = place;
  if (keys[middle - 1] <= keys[middle]) return;
  for (let at = start; at < middle; at++) {
    otherKeys[at] = keys[at];
    otherOrder[at] = order[at];
  }
  let [left, right] = [start, middle];
  for (let at = start; left < middle; at++) {
    if (right < end && keys[right] < otherKeys[left]) {
      order[at] = order[right];
      keys[at] = keys[right++];
    } else {
      order[at] = otherOrder[left];
      keys[at] = otherKeys[left++];
    }
  }
}

/** Insertion sort. */
function insert({ order, keys }: Workplace, start: number, end: number): void {
  for (let at = start + 1; at < end; at++) {
    const [key, row] = [keys[at], order[at]];
    let free = at;
    for (; free > start && key < keys[free - 1]; free--) {
      keys[free] = keys[free - 1];
      order[free] = order[free - 1];
    }
    keys[free] = key;
    order[free] = row;
  }
}
