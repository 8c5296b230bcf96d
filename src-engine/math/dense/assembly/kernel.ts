/**
 * Dense kernels in AssemblyScript, two doubles at a time: everything is made of dot products of rows, four rows by four, in
 * strips short enough for the nearest cache. Matrices are row-major lower triangles (or rows of right-hand sides) at byte
 * offsets, rows `ld` doubles apart; sizes and `ld` are multiples of 4. `npm run kernels` compiles this file.
 */

const strip: i32 = 256;
const block: i32 = 64;

/**
 * The first n columns of the Cholesky factor of a symmetric matrix whose rows n … m − 1 may hold anything: they become
 * those rows times L⁻ᵀ. Returns 0, or the 1-based column whose pivot is not positive.
 */
export function factor(a: usize, ld: i32, n: i32, m: i32): i32 {
  for (let k = 0; k < n; k += block) {
    const end = min(k + block, n);
    for (let from = 0; from < k; from += strip) {
      const to = min(from + strip, k);
      for (let i = k; i < m; i += 4) {
        const last = min(end, i + 4);
        for (let j = k; j < last; j += 4) addDots(at(a, ld, i, j), ld, at(a, ld, i, from), ld, at(a, ld, j, from), ld, to - from, -1);
      }
    }
    const failed = factorDiagonal(a, ld, k, end);
    if (failed > 0) return failed;
    solveStrip(a, ld, end, m, a, ld, k, end);
  }
  return 0;
}

/** Rows (their first nonzero column being `first(i)` = i where `triangular`) times L⁻ᵀ, in place. */
export function solveRows(rows: usize, rowsLd: i32, count: i32, l: usize, ld: i32, n: i32, triangular: i32): void {
  for (let k = 0; k < n; k += block) {
    const end = min(k + block, n);
    const lastRow = triangular ? min(count, end) : count;
    for (let from = 0; from < k; from += strip) {
      const to = min(from + strip, k);
      for (let i = 0; i < lastRow; i += 4) {
        const start = triangular ? max(from, i) : from;
        if (start >= to) continue;
        for (let j = k; j < end; j += 4) {
          addDots(at(rows, rowsLd, i, j), rowsLd, at(rows, rowsLd, i, start), rowsLd, at(l, ld, j, start), ld, to - start, -1);
        }
      }
    }
    solveStrip(rows, rowsLd, 0, lastRow, l, ld, k, end);
  }
}

/** The lower triangle of Y Y' for an upper triangular Y (n × n, row by row), added to `out`. */
export function addSquare(y: usize, ld: i32, n: i32, out: usize, outLd: i32): void {
  for (let from = 0; from < n; from += strip) {
    const to = min(from + strip, n);
    for (let i = 0; i < to; i += 4) {
      const start = max(from, i);
      for (let j = 0; j <= i; j += 4) {
        addDots(at(out, outLd, i, j), outLd, at(y, ld, i, start), ld, at(y, ld, j, start), ld, to - start, 1);
      }
    }
  }
}

function at(base: usize, ld: i32, i: i32, j: i32): usize {
  return base + ((<usize>i * <usize>ld + <usize>j) << 3);
}

/** Cholesky factor of the diagonal block, columns k … end − 1, those before taken out already. */
function factorDiagonal(a: usize, ld: i32, k: i32, end: i32): i32 {
  for (let j = k; j < end; j++) {
    const rowJ = at(a, ld, j, 0);
    let pivot = load<f64>(rowJ + (<usize>j << 3));
    for (let t = k; t < j; t++) {
      const v = load<f64>(rowJ + (<usize>t << 3));
      pivot -= v * v;
    }
    if (!(pivot > 0)) return j + 1;
    const diagonal = sqrt(pivot);
    store<f64>(rowJ + (<usize>j << 3), diagonal);
    for (let i = j + 1; i < end; i++) {
      const rowI = at(a, ld, i, 0);
      let x = load<f64>(rowI + (<usize>j << 3));
      for (let t = k; t < j; t++) x -= load<f64>(rowI + (<usize>t << 3)) * load<f64>(rowJ + (<usize>t << 3));
      store<f64>(rowI + (<usize>j << 3), x / diagonal);
    }
  }
  return 0;
}

/** Columns k … end − 1 of rows first … last − 1 divided by the diagonal block of L, two rows at a time. */
function solveStrip(rows: usize, rowsLd: i32, first: i32, last: i32, l: usize, ld: i32, k: i32, end: i32): void {
  for (let i = first; i < last; i += 2) {
    const row0 = at(rows, rowsLd, i, 0);
    const row1 = at(rows, rowsLd, i + 1, 0);
    for (let j = k; j < end; j++) {
      const rowL = at(l, ld, j, 0);
      let sum0 = f64x2.splat(0);
      let sum1 = f64x2.splat(0);
      let t = k;
      for (; t + 2 <= j; t += 2) {
        const offset = <usize>t << 3;
        const right = v128.load(rowL + offset);
        sum0 = f64x2.add(sum0, f64x2.mul(v128.load(row0 + offset), right));
        sum1 = f64x2.add(sum1, f64x2.mul(v128.load(row1 + offset), right));
      }
      const place = <usize>j << 3;
      let x0 = load<f64>(row0 + place) - f64x2.extract_lane(sum0, 0) - f64x2.extract_lane(sum0, 1);
      let x1 = load<f64>(row1 + place) - f64x2.extract_lane(sum1, 0) - f64x2.extract_lane(sum1, 1);
      if (t < j) {
        const right = load<f64>(rowL + (<usize>t << 3));
        x0 -= load<f64>(row0 + (<usize>t << 3)) * right;
        x1 -= load<f64>(row1 + (<usize>t << 3)) * right;
      }
      const diagonal = load<f64>(rowL + place);
      store<f64>(row0 + place, x0 / diagonal);
      store<f64>(row1 + place, x1 / diagonal);
    }
  }
}

/**
 * c += sign A B' for four rows of A by four of B, over `count` columns; `count` is even. Two rows of B at a time: eight sums are
 * as many as registers hold beside what is multiplied.
 */
function addDots(c: usize, cLd: i32, a: usize, aLd: i32, b: usize, bLd: i32, count: i32, sign: f64): void {
  const cStep = <usize>cLd << 3;
  const aStep = <usize>aLd << 3;
  const bStep = <usize>bLd << 3;
  const a1 = a + aStep, a2 = a1 + aStep, a3 = a2 + aStep;
  const end = <usize>count << 3;
  for (let half: usize = 0; half < 2; half++) {
    const b0 = b + 2 * half * bStep;
    const b1 = b0 + bStep;
    let c00 = f64x2.splat(0), c10 = f64x2.splat(0), c20 = f64x2.splat(0), c30 = f64x2.splat(0);
    let c01 = f64x2.splat(0), c11 = f64x2.splat(0), c21 = f64x2.splat(0), c31 = f64x2.splat(0);
    for (let o: usize = 0; o < end; o += 16) {
      const y0 = v128.load(b0 + o), y1 = v128.load(b1 + o);
      let x = v128.load(a + o);
      c00 = f64x2.add(c00, f64x2.mul(x, y0)); c01 = f64x2.add(c01, f64x2.mul(x, y1));
      x = v128.load(a1 + o);
      c10 = f64x2.add(c10, f64x2.mul(x, y0)); c11 = f64x2.add(c11, f64x2.mul(x, y1));
      x = v128.load(a2 + o);
      c20 = f64x2.add(c20, f64x2.mul(x, y0)); c21 = f64x2.add(c21, f64x2.mul(x, y1));
      x = v128.load(a3 + o);
      c30 = f64x2.add(c30, f64x2.mul(x, y0)); c31 = f64x2.add(c31, f64x2.mul(x, y1));
    }
    const out = c + (half << 4);
    add(out, pair(c00, c01), sign);
    add(out + cStep, pair(c10, c11), sign);
    add(out + 2 * cStep, pair(c20, c21), sign);
    add(out + 3 * cStep, pair(c30, c31), sign);
  }
}

/** The sums of the lanes of two vectors, side by side. */
function pair(left: v128, right: v128): v128 {
  return f64x2.add(v128.shuffle<f64>(left, right, 0, 2), v128.shuffle<f64>(left, right, 1, 3));
}

function add(place: usize, values: v128, sign: f64): void {
  v128.store(place, f64x2.add(v128.load(place), f64x2.mul(values, f64x2.splat(sign))));
}
