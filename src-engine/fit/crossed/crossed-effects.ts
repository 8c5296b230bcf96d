import { choleskyInPlace, solveLowerInPlace } from "../../math/cholesky.ts";
import { appendedRow, denseSystem } from "../../math/dense/dense-system.ts";
import { minimumDegreeOrder } from "../../math/sparse/minimum-degree.ts";
import { isSame, onceInARow } from "../once-in-a-row.ts";
import { type RandomEffects, sumOverUnits } from "../random-effects.ts";
import type { CrossedDesign } from "./crossed-design.ts";
import { type Direction, type DirectionProducts, directionProducts } from "./crossed-directions.ts";
import { visitCrossedGradients } from "./crossed-gradients.ts";
import { visitCrossedInformation } from "./crossed-information.ts";
import { addSquares } from "./crossed-occurrences.ts";
import { crossedOutcome } from "./crossed-outcome.ts";
import { crossedProducts } from "./crossed-products.ts";
import { type ByRow, crossedRowAdjoints, crossedRowCombinations } from "./crossed-rows.ts";
import { scaleByPattern, timesLambda } from "./crossed-scaling.ts";
import { visitCrossedScores } from "./crossed-scores.ts";
import type { CrossedState } from "./crossed-state.ts";

/** Random effects of grouping factors of which some are crossed. */
export interface CrossedEffects extends RandomEffects {
  readonly kind: "crossed";
  /** The first factor's rows: unit u has starts[u] … starts[u + 1] − 1. */
  readonly starts: Int32Array;
  /** What V⁻¹ makes of columns that are made of the random effects' own. */
  directionProducts(directions: readonly Direction[]): DirectionProducts;
  /** At the last elimination, over U of `size` columns: see `crossed-rows.ts`. */
  rowAdjoints(size: number, adjoint: Float64Array): ByRow;
  rowCombinations(size: number, combination: Float64Array): ByRow;
}

/**
 * Eliminates the first factor's effects unit by unit, as nested ones are; what they leave on the others, S, is full, since
 * units of crossed factors meet almost everywhere, but for some columns that are eliminated before the others are at once:
 *
 *     ln |V| = Σ_u ln |M_u| + ln |G|,   G = I + Λ'SΛ,
 *     [X̃ ỹ]'V⁻¹[X̃ ỹ] = S_ff − S_fr Λ G⁻¹ Λ' S_rf
 */
export function crossedEffects(design: CrossedDesign): CrossedEffects {
  const products = crossedProducts(design);
  const { rest, fixed } = products;
  const state: CrossedState = {
    design,
    products,
    factors: [],
    solved: new Float64Array(products.between.length),
    square: new Float64Array(products.pattern.columns.length),
    cross: new Float64Array(fixed * rest),
    system: denseSystem(rest, fixed, minimumDegreeOrder(rest, products)),
    corner: new Float64Array(fixed * fixed),
    inverse: null,
    modes: null,
    gradient: null,
  };
  const { eliminate, forget } = onceInARow((factors) => {
    state.factors = factors;
    state.inverse = null;
    state.modes = null;
    state.gradient = null;
    const first = eliminateFirst(state);
    scaleRest(state);
    const others = state.system.factorize();
    reduceCorner(state);
    return first + others;
  });
  const groupings = [
    { units: products.units, effects: products.effects },
    ...design.rest.map(({ units, z }) => ({ units, effects: z.length })),
  ];
  return {
    kind: "crossed",
    starts: design.starts,
    directionProducts: (directions) => directionProducts(state, directions),
    rowAdjoints: (size, adjoint) => crossedRowAdjoints(state, size, adjoint),
    rowCombinations: (size, combination) => crossedRowCombinations(state, size, combination),
    groupings,
    eliminate,
    eliminateRelative(relative) {
      const factors = relative.map(lowerFactor);
      return factors.includes(null) ? Number.NaN : eliminate(factors.filter((factor) => factor !== null));
    },
    product: (a, b) => state.corner[a * fixed + b],
    visitGradients: (adjoint, visit) => visitCrossedGradients(state, adjoint, visit),
    covarianceGradient(adjoint) {
      if (state.gradient === null || !isSame(state.gradient.adjoint, adjoint)) {
        const sums = sumOverUnits(groupings, (visit) => visitCrossedGradients(state, adjoint, visit));
        state.gradient = { adjoint: adjoint.slice(), sums };
      }
      return state.gradient.sums;
    },
    visitInformation: (visit) => visitCrossedInformation(state, visit),
    visitScores: (combination, visit) => visitCrossedScores(state, combination, visit),
    moments: (combination) => ({ ...products.moments, residualSquares: residualSquares(state, combination) }),
    otherOutcomes() {
      const take = crossedOutcome(design, products);
      return (outcome) => {
        forget();
        take(outcome);
      };
    },
  };
}

/** The Cholesky factor with zeros above its diagonal; null where the matrix is not positive definite. */
function lowerFactor(matrix: Float64Array): Float64Array | null {
  const factor = matrix.slice();
  const q = Math.sqrt(matrix.length);
  if (Number.isNaN(choleskyInPlace(factor, q))) return null;
  for (let i = 0; i < q; i++) for (let j = i + 1; j < q; j++) factor[i * q + j] = 0;
  return factor;
}

/** S = D + Σ b'M⁻¹b, M = I + R T R', over the units of the first factor; returns Σ ln |M|. */
function eliminateFirst({ products, factors, solved, square, cross, corner }: CrossedState): number {
  const { effects: q, fixed, units, columnStarts, between, betweenStarts, within } = products;
  square.set(within.rest);
  cross.set(within.cross);
  corner.set(within.fixed);
  solved.set(between);
  const [lambda] = factors;
  const inner = new Float64Array(q * q);
  const scaled = new Float64Array(q * q);
  let logDeterminant = 0;
  for (let unit = 0; unit < units; unit++) {
    const count = columnStarts[unit + 1] - columnStarts[unit];
    const width = count + q + fixed;
    const from = betweenStarts[unit];
    for (let i = 0; i < q; i++) {
      for (let k = 0; k < q; k++) {
        let sum = 0;
        for (let j = 0; j < q; j++) sum += between[from + i * width + count + j] * lambda[j * q + k];
        scaled[i * q + k] = sum;
      }
    }
    for (let i = 0; i < q; i++) {
      for (let j = 0; j <= i; j++) {
        let sum = i === j ? 1 : 0;
        for (let k = 0; k < q; k++) sum += scaled[i * q + k] * scaled[j * q + k];
        inner[i * q + j] = sum;
      }
    }
    logDeterminant += choleskyInPlace(inner, q);
    const own = solved.subarray(from, betweenStarts[unit + 1]);
    solveLowerInPlace(inner, q, own, width);
  }
  addSquares(products, solved, 1, { rest: square, cross, fixed: corner });
  return logDeterminant;
}

/** G = I + Λ'SΛ and, appended, S_fr Λ, into the dense system. */
function scaleRest({ design, products, factors, square, cross, system }: CrossedState): void {
  const { rest, fixed, pattern } = products;
  const { rows, stride, places } = system;
  rows.fill(0, 0, rest * stride);
  scaleByPattern(design, factors, pattern, square, (i, j, value) => {
    const [row, column] = [Math.max(places[i], places[j]), Math.min(places[i], places[j])];
    rows[row * stride + column] = i === j ? 1 + value : value;
  });
  const scaled = new Float64Array(rest);
  for (let c = 0; c < fixed; c++) {
    timesLambda(design, factors, cross.subarray(c * rest, (c + 1) * rest), scaled);
    const row = appendedRow(system, c) * stride;
    for (let j = 0; j < rest; j++) rows[row + places[j]] = scaled[j];
  }
}

/** [X̃ ỹ]'V⁻¹[X̃ ỹ] = S_ff − (L⁻¹Λ'S_rf)'(L⁻¹Λ'S_rf). */
function reduceCorner({ products: { rest, fixed }, corner, system }: CrossedState): void {
  const { rows, stride } = system;
  for (let a = 0; a < fixed; a++) {
    const rowA = appendedRow(system, a) * stride;
    for (let b = 0; b <= a; b++) {
      const rowB = appendedRow(system, b) * stride;
      let sum = 0;
      for (let j = 0; j < rest; j++) sum += rows[rowA + j] * rows[rowB + j];
      corner[a * fixed + b] -= sum;
      if (a !== b) corner[b * fixed + a] = corner[a * fixed + b];
    }
  }
}

/** Σ_u (z'e)² of each effect, e = [X̃ ỹ] v. */
function residualSquares({ design, products }: CrossedState, combination: Float64Array): Float64Array {
  const { rest, effects: q, fixed, units, columnStarts, between, betweenStarts, rawCross } = products;
  const sums = new Float64Array(q + design.rest.reduce((sum, { z }) => sum + z.length, 0));
  for (let unit = 0; unit < units; unit++) {
    const count = columnStarts[unit + 1] - columnStarts[unit];
    const width = count + q + fixed;
    for (let k = 0; k < q; k++) {
      let score = 0;
      for (let j = 0; j < q; j++) {
        const row = betweenStarts[unit] + j * width;
        let along = 0;
        for (let c = 0; c < fixed; c++) along += between[row + count + q + c] * combination[c];
        score += between[row + count + k] * along;
      }
      sums[k] += score * score;
    }
  }
  let next = q;
  for (const { units: many, z, offset } of design.rest) {
    for (let column = 0; column < many * z.length; column++) {
      let score = 0;
      for (let c = 0; c < fixed; c++) score += rawCross[c * rest + offset + column] * combination[c];
      sums[next + (column % z.length)] += score * score;
    }
    next += z.length;
  }
  return sums;
}
