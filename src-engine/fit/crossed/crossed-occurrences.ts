import type { CrossedDesign } from "./crossed-design.ts";

/**
 * By unit of the first factor: which columns of the rest occur in it, ascending: columns[columnStarts[u]] …
 * columns[columnStarts[u + 1] − 1].
 */
export interface LocalColumns {
  readonly columns: Int32Array;
  readonly columnStarts: Int32Array;
}

export function localColumns(
  { starts, rest: factors }: Pick<CrossedDesign, "starts" | "rest">,
  rest: number,
): LocalColumns {
  const units = starts.length - 1;
  const columnStarts = new Int32Array(units + 1);
  const seenIn = new Int32Array(rest).fill(-1);
  const all: number[] = [];
  for (let unit = 0; unit < units; unit++) {
    const own: number[] = [];
    for (const { unitOf, z, offset } of factors) {
      for (let row = starts[unit]; row < starts[unit + 1]; row++) {
        const first = offset + unitOf[row] * z.length;
        if (seenIn[first] === unit) continue;
        seenIn[first] = unit;
        for (let k = 0; k < z.length; k++) own.push(first + k);
      }
    }
    own.sort((a, b) => a - b);
    for (const column of own) all.push(column);
    columnStarts[unit + 1] = all.length;
  }
  return { columns: Int32Array.from(all), columnStarts };
}

/**
 * Where each column of the rest occurs: column j in the units[starts[j]] … units[starts[j + 1] − 1] of the first factor, among whose own
 * columns it has the place `places`. Matrices over the rest are far larger than a cache; gone through row by row, each row
 * stays in it.
 */
export interface Occurrences {
  readonly starts: Int32Array;
  readonly units: Int32Array;
  readonly places: Int32Array;
}

export function occurrencesOf({ columns, columnStarts }: LocalColumns, rest: number): Occurrences {
  const starts = new Int32Array(rest + 1);
  for (const column of columns) starts[column + 1]++;
  for (let column = 0; column < rest; column++) starts[column + 1] += starts[column];
  const next = starts.slice();
  const units = new Int32Array(columns.length);
  const places = new Int32Array(columns.length);
  for (let unit = 0; unit + 1 < columnStarts.length; unit++) {
    const first = columnStarts[unit];
    for (let place = 0; first + place < columnStarts[unit + 1]; place++) {
      const at = next[columns[first + place]]++;
      units[at] = unit;
      places[at] = place;
    }
  }
  return { starts, units, places };
}

/**
 * Where the lower triangle of a matrix over the rest has something, because two columns occur in one unit: row i at
 * columns[starts[i]] … columns[starts[i + 1] − 1], ascending, its diagonal last.
 */
export interface RestPattern {
  readonly starts: Int32Array;
  readonly columns: Int32Array;
}

export function restPattern({ columns, columnStarts }: LocalColumns, occurrences: Occurrences): RestPattern {
  const { units } = occurrences;
  const rest = occurrences.starts.length - 1;
  const starts = new Int32Array(rest + 1);
  const seenIn = new Int32Array(rest).fill(-1);
  const all: number[] = [];
  for (let column = 0; column < rest; column++) {
    const own: number[] = [column];
    seenIn[column] = column;
    for (let at = occurrences.starts[column]; at < occurrences.starts[column + 1]; at++) {
      for (let c = columnStarts[units[at]]; columns[c] < column; c++) {
        if (seenIn[columns[c]] === column) continue;
        seenIn[columns[c]] = column;
        own.push(columns[c]);
      }
    }
    own.sort((a, b) => a - b);
    for (const other of own) all.push(other);
    starts[column + 1] = all.length;
  }
  return { starts, columns: Int32Array.from(all) };
}

/** How rows over [own columns of the rest, z, fixed] of every unit of the first factor are stored, q a unit from betweenStarts[u]. */
export interface UnitRows extends LocalColumns {
  /** Number of columns of the rest, of the first factor's effects, of [X̃, ỹ]. */
  readonly rest: number;
  readonly effects: number;
  readonly fixed: number;
  readonly betweenStarts: Int32Array;
  readonly occurrences: Occurrences;
  readonly pattern: RestPattern;
}

/** Adds `sign` Σ v'v of such rows v over [rest, fixed] to rest × rest by its pattern, to fixed × rest, and to fixed × fixed. */
export function addSquares(
  { rest, effects: q, fixed, columns, columnStarts, betweenStarts, occurrences, pattern }: UnitRows,
  values: Float64Array,
  sign: 1 | -1,
  into: { readonly rest: Float64Array; readonly cross: Float64Array; readonly fixed: Float64Array },
): void {
  const { starts, units, places } = occurrences;
  const { rest: square, cross, fixed: corner } = into;
  const sums = new Float64Array(rest);
  for (let column = 0; column < rest; column++) {
    for (let occurrence = starts[column]; occurrence < starts[column + 1]; occurrence++) {
      const unit = units[occurrence];
      const place = places[occurrence];
      const first = columnStarts[unit];
      const count = columnStarts[unit + 1] - first;
      const width = count + q + fixed;
      for (let k = 0, row = betweenStarts[unit]; k < q; k++, row += width) {
        const value = sign * values[row + place];
        if (value === 0) continue;
        for (let other = 0; other <= place; other++) sums[columns[first + other]] += value * values[row + other];
        for (let c = 0; c < fixed; c++) cross[c * rest + column] += value * values[row + count + q + c];
      }
    }
    for (let at = pattern.starts[column]; at < pattern.starts[column + 1]; at++) {
      square[at] += sums[pattern.columns[at]];
      sums[pattern.columns[at]] = 0;
    }
  }
  for (let unit = 0; unit + 1 < columnStarts.length; unit++) {
    const before = columnStarts[unit + 1] - columnStarts[unit] + q;
    const width = before + fixed;
    for (let k = 0, row = betweenStarts[unit] + before; k < q; k++, row += width) {
      for (let a = 0; a < fixed; a++) {
        for (let b = 0; b < fixed; b++) corner[a * fixed + b] += sign * values[row + a] * values[row + b];
      }
    }
  }
}
