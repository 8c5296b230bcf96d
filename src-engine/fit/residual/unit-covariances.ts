import type { Design } from "../../design/design.ts";
import type { Grouping } from "../../design/units.ts";
import { choleskyInPlace, inverseFromCholesky, solveLowerInPlace } from "../../math/cholesky.ts";
import { innerProduct } from "../../math/inner-product.ts";
import { multiplySquare } from "../../math/square-matrix.ts";
import type { Basis } from "../basis.ts";
import { mostRows } from "../lowest-valley.ts";
import { nestedEffects } from "../nested/nested-effects.ts";
import { packedIndex } from "../nested/packed.ts";
import { type DevianceProblem, groupingFactors } from "../profiled-deviance.ts";
import { parentsOf, placeParts } from "../random-structure.ts";
import { relativeCovariance } from "../relative-covariance.ts";
import type { ResidualStructure } from "./residual-matrix.ts";
import { cellChanges } from "./residual-slope.ts";
import { blockRows, cellValues, type SubjectBlocks } from "./subject-blocks.ts";
import { unitGradients } from "./unit-gradients.ts";

/**
 * Small units' rows by the covariance matrices that inner random effects and residuals make together, relative to σ²:
 *
 *     W = R(η) + Σ Z T(θ) Z',   over the grouping factors up to that of the units
 *
 * Whitened by W they leave the random effects of the outer factors. Where residuals are at the end of what they can be R is singular, but W is
 * not where random effects make up for it: the deviance by W is exact there. Null where W is not positive definite.
 */
export type UnitCovariances = (
  structure: ResidualStructure,
  theta: Float64Array,
  eta: Float64Array,
) => WhitenedUnits | null;

export interface WhitenedUnits {
  /** Of the whitened rows: only outer factors' parts, placed in the whole θ. */
  readonly problem: DevianceProblem;
  /** The smallest variance of a row given the others of its unit, relative to σ²: 1 / (W⁻¹)_ii. */
  leastConditional(): number;
  /** At the problem's last elimination, f and `adjoint` as in `unit-gradients.ts`: ½ ∂f/∂Λ of the inner factors, and ∂f/∂η. */
  slope(adjoint: Float64Array): { readonly inner: readonly Float64Array[]; readonly eta: Float64Array };
}

/** Larger units cost more than they save. */
const mostRowsOfUnit = 50;

/** Null where units are larger or rows many, or grouping factors crossed. `columns`: the basis's, with precision weights. */
export function unitCovariances(
  design: Design,
  basis: Basis,
  columns: readonly Float64Array[],
  blocks: SubjectBlocks | null,
  { method, logDeterminant }: Pick<DevianceProblem, "method" | "logDeterminant">,
): UnitCovariances | null {
  const { groupings, random, outcome } = design;
  const inner = groupings.filter(({ starts }) => longest(starts) <= mostRowsOfUnit);
  const outer = groupings.slice(inner.length);
  const units = inner[inner.length - 1];
  if (units === undefined || blocks === null || !design.isNested || outcome.length > mostRows) return null;
  const z = groupings.map((_, index) => random.flatMap((part, k) => (part.grouping === index ? basis.z[k] : [])));
  const effects = inner.map(({ units }, index) => ({ units, z: z[index].map((position) => columns[position]) }));
  const entries = unitEntries(blocks, units);
  const outerProblem = problemOfOuter(outer, z.slice(inner.length), basis, columns);
  const parts = placeParts(design);
  const innerStructure = {
    effects: { groupings: effects.map((one) => ({ effects: one.z.length })) },
    parts: parts.filter(({ grouping }) => grouping < inner.length),
  };
  const outerParts = parts
    .filter(({ grouping }) => grouping >= inner.length)
    .map((part) => ({ ...part, grouping: part.grouping - inner.length }));
  return (structure, theta, eta) => {
    const values = cellValues(blocks.cells, structure.at(eta));
    const factors = groupingFactors(innerStructure, theta);
    const relative = factors.map((factor) => relativeCovariance(factor, Math.sqrt(factor.length)));
    const whitened = outerProblem.columns.map((column) => column.slice());
    let sum = logDeterminant;
    const lowers = entries.map(({ from, size, cells, places }) => {
      const matrix = new Float64Array(size * size);
      for (let k = 0; k < places.length; k++) matrix[places[k]] = values[cells[k]];
      for (const [index, one] of effects.entries()) addEffects(matrix, from, size, one, relative[index]);
      sum += regularCholesky(matrix, size);
      if (Number.isNaN(sum)) return matrix;
      for (const column of whitened) solveLowerInPlace(matrix, size, column.subarray(from, from + size), 1);
      return matrix;
    });
    if (!Number.isFinite(sum)) return null;
    const rest = outerProblem.effectsOf(whitened);
    return {
      problem: {
        effects: rest,
        parts: outerParts,
        coefficients: basis.x.length,
        rows: outcome.length,
        method,
        logDeterminant: sum,
      },
      leastConditional: () => Math.min(...lowers.map((lower, unit) => conditional(lower, entries[unit].size))),
      slope(adjoint) {
        const slopes = new Float64Array(values.length);
        const squares = relative.map(({ length }) => new Float64Array(length));
        const rows = { starts: units.starts, lowers, columns: whitened };
        for (const [unit, gradient] of unitGradients(rows, rest, adjoint).entries()) {
          const { from, size, cells, places } = entries[unit];
          for (let k = 0; k < places.length; k++) {
            const isDiagonal = places[k] % (size + 1) === 0;
            slopes[cells[k]] += (isDiagonal ? 1 : 2) * gradient[places[k]];
          }
          for (const [index, one] of effects.entries()) addSquares(squares[index], from, size, one, gradient);
        }
        return {
          inner: squares.map((square, index) => multiplySquare(square, factors[index])),
          eta: Float64Array.from(cellChanges(structure, blocks, eta), (change) => innerProduct(change, slopes)),
        };
      },
    };
  };
}

/** As `choleskyInPlace`; NaN where the matrix is singular to rounding as well. */
function regularCholesky(matrix: Float64Array, size: number): number {
  const least = new Float64Array(size);
  for (let i = 0; i < size; i++) least[i] = singular * matrix[i * (size + 1)];
  const logDeterminant = choleskyInPlace(matrix, size);
  return least.every((limit, i) => matrix[i * (size + 1)] ** 2 > limit) ? logDeterminant : Number.NaN;
}

/** What is left of a row's variance, its share, when those before it are known: rounding. */
const singular = 1e-12;

/** The smallest 1 / (W⁻¹)_ii. */
function conditional(lower: Float64Array, size: number): number {
  const inverse = inverseFromCholesky(lower, size);
  let largest = 0;
  for (let i = 0; i < size; i++) largest = Math.max(largest, inverse[i * (size + 1)]);
  return 1 / largest;
}

/** One unit's lower triangle: which places of its W have which cell of R. */
interface UnitEntries {
  readonly from: number;
  readonly size: number;
  readonly places: Int32Array;
  readonly cells: Int32Array;
}

function unitEntries({ starts, patterns, layouts }: SubjectBlocks, { labels, starts: units }: Grouping): UnitEntries[] {
  let subject = 0;
  return Array.from(labels, (_, unit) => {
    const from = units[unit];
    const size = units[unit + 1] - from;
    const places: number[] = [];
    const cells: number[] = [];
    for (; starts[subject] < from + size; subject++) {
      const layout = layouts[patterns[subject]];
      const first = starts[subject] - from;
      for (let i = 0; i < blockRows(layout); i++) {
        for (let j = 0; j <= i; j++) {
          places.push((first + i) * size + first + j);
          cells.push(layout[packedIndex(i, j)]);
        }
      }
    }
    return { from, size, places: Int32Array.from(places), cells: Int32Array.from(cells) };
  });
}

/** The factors that W leaves out, of the columns that are still asked for: X̃, their Z̃ and ỹ. */
function problemOfOuter(
  outer: readonly Grouping[],
  z: readonly (readonly number[])[],
  { x }: Basis,
  columns: readonly Float64Array[],
) {
  const last = columns.length - 1;
  const used = [...new Set([...x, ...z.flat()])].sort((a, b) => a - b).concat(last);
  const place = (position: number) => used.indexOf(position);
  const levels = outer.map((grouping, index) => ({
    units: grouping.labels.length,
    parents: parentsOf(grouping, outer[index + 1]),
    z: z[index].map(place),
  }));
  const starts = outer[0]?.starts ?? Int32Array.of(0, columns[last].length);
  return {
    columns: used.map((position) => columns[position]),
    effectsOf: (whitened: readonly Float64Array[]) => nestedEffects(whitened, x.map(place), levels, starts),
  };
}

/** The random effects of one grouping factor: the unit of each row, and their columns. */
interface InnerEffects {
  readonly units: Int32Array;
  readonly z: readonly Float64Array[];
}

/** W += Z T Z', the lower triangle. */
function addEffects(w: Float64Array, from: number, size: number, { units, z }: InnerEffects, t: Float64Array): void {
  const q = z.length;
  for (let i = 0; i < size; i++) {
    for (let j = i; j >= 0 && units[from + j] === units[from + i]; j--) {
      let sum = 0;
      for (let a = 0; a < q; a++) for (let b = 0; b < q; b++) sum += z[a][from + i] * t[a * q + b] * z[b][from + j];
      w[i * size + j] += sum;
    }
  }
}

/** Adds Z'GZ. */
function addSquares(
  squares: Float64Array,
  from: number,
  size: number,
  { units, z }: InnerEffects,
  g: Float64Array,
): void {
  const q = z.length;
  for (let i = 0; i < size; i++) {
    for (let j = i; j >= 0 && units[from + j] === units[from + i]; j--) {
      const share = g[i * size + j] * (i === j ? 0.5 : 1);
      for (let a = 0; a < q; a++) {
        for (let b = 0; b < q; b++) {
          squares[a * q + b] += share * (z[a][from + i] * z[b][from + j] + z[b][from + i] * z[a][from + j]);
        }
      }
    }
  }
}

function longest(starts: Int32Array): number {
  return starts.reduce((most, start, index) => Math.max(most, start - (starts[index - 1] ?? start)), 0);
}
