import { closeSync, existsSync, mkdirSync, openSync, renameSync, writeSync } from "node:fs";
import { join } from "node:path";
import { repository } from "../build/bundles.mjs";

/**
 * Two-level data drawn from a random coefficients model, y = 1 + ½ Σ x + u₀ + Σ u x + e: the same numbers everywhere,
 * since they depend on the shape alone.
 *
 * @typedef {object} Shape
 * @property {string} name of the file
 * @property {number} rows
 * @property {number} units
 * @property {number} slopes how many predictors vary in their effect; those are x1, x2 …
 * @property {number} [columns] further numbers, to fill the table
 * @property {number} [outer] units of a third level, around the others
 * @property {boolean} [counts] y is a count: about exp(0.3 y) in the mean, spread as Poisson's
 */

/**
 * Writes the data where they are not there yet; the path of the CSV file.
 *
 * @param {Shape} shape
 */
export function generate({ name, rows, units, slopes, columns = 0, outer = 0, counts = false }) {
  const folder = join(repository, ".cache/bench/data");
  const path = join(folder, `${name}-${rows}-${units}-${slopes}-${columns}-${outer}.csv`);
  if (existsSync(path)) return path;
  mkdirSync(folder, { recursive: true });
  const draw = normals(20_261_121 + slopes);
  const effects = Array.from({ length: units }, () =>
    Array.from({ length: slopes + 1 }, (_, k) => draw() * (k ? 0.4 : 1)),
  );
  const shifts = Array.from({ length: Math.max(outer, 1) }, () => 0.5 * draw());
  const numbered = (/** @type {string} */ letter, /** @type {number} */ count) =>
    Array.from({ length: count }, (_, k) => `${letter}${k + 1}`);
  const header = ["unit", ...(outer > 0 ? ["outer"] : []), "y", ...numbered("x", slopes), ...numbered("v", columns)];
  /** @param {number} row */
  const line = (row) => {
    const unit = Math.floor((row * units) / rows);
    const place = outer > 0 ? unit % outer : 0;
    const [intercept = 0, ...slopesOfUnit] = effects[unit] ?? [];
    const x = slopesOfUnit.map(draw);
    const y = x.reduce((sum, value, k) => sum + value * (0.5 + (slopesOfUnit[k] ?? 0)), 1 + intercept + 2 * draw());
    const more = Array.from({ length: columns }, draw);
    const outcome = y + (outer > 0 ? (shifts[place] ?? 0) : 0);
    const numbers = [...x, ...more].map((value) => value.toFixed(4));
    const shown = counts ? String(countOf(Math.exp(0.3 * outcome), draw())) : outcome.toFixed(4);
    return [unit + 1, ...(outer > 0 ? [place + 1] : []), shown, ...numbers].join(",");
  };
  write(path, header, rows, line);
  return path;
}

/**
 * A person in each row, answers from 0 to 9 to items in the columns behind its number; the path of the CSV file.
 *
 * @param {number} rows
 * @param {number} columns
 */
export function generateAnswers(rows, columns) {
  const folder = join(repository, ".cache/bench/data");
  const path = join(folder, `answers-${rows}-${columns}.csv`);
  if (existsSync(path)) return path;
  mkdirSync(folder, { recursive: true });
  const items = Array.from({ length: columns - 1 }, (_, item) => item);
  const header = ["person", ...items.map((item) => `item${item + 1}`)];
  write(path, header, rows, (row) =>
    [row + 1, ...items.map((item) => (row * 7 + item * 3 + row * item) % 10)].join(","),
  );
  return path;
}

/**
 * @param {string} path
 * @param {readonly string[]} header
 * @param {number} rows
 * @param {(row: number) => string} line
 */
function write(path, header, rows, line) {
  const file = openSync(`${path}.part`, "w");
  writeSync(file, `${header.join(",")}\n`);
  for (let first = 0; first < rows; first += 1000) {
    const lines = Array.from({ length: Math.min(1000, rows - first) }, (_, offset) => line(first + offset));
    writeSync(file, `${lines.join("\n")}\n`);
  }
  closeSync(file);
  renameSync(`${path}.part`, path);
}

/**
 * @param {number} mean
 * @param {number} deviate standard normal
 */
function countOf(mean, deviate) {
  return Math.max(0, Math.round(mean + Math.sqrt(mean) * deviate));
}

/**
 * Standard normal numbers (Box & Muller).
 *
 * @param {number} seed
 */
function normals(seed) {
  const uniform = uniforms(seed);
  return () => Math.sqrt(-2 * Math.log(uniform())) * Math.cos(2 * Math.PI * uniform());
}

/**
 * Numbers between 0 and 1 (mulberry32).
 *
 * @param {number} seed
 */
export function uniforms(seed) {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let bits = Math.imul(state ^ (state >>> 15), state | 1);
    bits ^= bits + Math.imul(bits ^ (bits >>> 7), bits | 61);
    return (((bits ^ (bits >>> 14)) >>> 0) + 0.5) / 4_294_967_296;
  };
}
