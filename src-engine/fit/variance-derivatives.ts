import type { CovarianceStructure } from "../../src-contract/analysis.ts";
import { innerProduct } from "../math/inner-product.ts";
import type { DevianceProblem } from "./profiled-deviance.ts";

/** Derivatives in the parameters in which V is linear: (co)variances of random effects, the residual variance last. */
export interface VarianceDerivatives {
  /** ∂(X̃'V⁻¹X̃)/∂σ_r, p × p each; the residual variance last. */
  readonly first: readonly Float64Array[];
  readonly second: readonly (readonly Float64Array[])[];
  /** ∂² ln |V|/∂σ_r∂σ_s. */
  readonly logDeterminant: Float64Array;
}

/**
 * In (Σ, σ²) from derivatives in T = Σ/σ²: with A = X̃'V*⁻¹X̃ and L = ln |V*|, V = σ²V*, for instance
 * ∂²(A/σ²)/∂Σ_r∂σ² = −(2A_r + Σ_s A_rs T_s)/σ⁶.
 */
export function secondDerivatives(
  problem: DevianceProblem,
  relative: readonly Float64Array[],
  variance: number,
): VarianceDerivatives | null {
  const directions = linearDirections(problem);
  const coordinates = directions.map(
    ({ grouping, matrix, weight }) => weight * innerProduct(relative[grouping], matrix),
  );
  const here = firstDerivatives(problem, relative, directions);
  if (here === null) return null;
  const second: Float64Array[][] = [];
  const logSecond: number[][] = [];
  for (const direction of directions) {
    const step = 1e-4 * (Math.abs(innerProduct(relative[direction.grouping], direction.matrix)) + direction.scale);
    const above = firstDerivatives(problem, shifted(relative, direction, step), directions);
    const below = firstDerivatives(problem, shifted(relative, direction, -step), directions);
    if (above === null || below === null) return null;
    second.push(
      above.products.map((matrix, s) => matrix.map((value, e) => (value - below.products[s][e]) / (2 * step))),
    );
    logSecond.push(above.logDeterminant.map((value, s) => (value - below.logDeterminant[s]) / (2 * step)));
  }
  return inVariances(problem, variance, coordinates, here, second, logSecond);
}

function inVariances(
  { rows }: DevianceProblem,
  variance: number,
  t: readonly number[],
  here: FirstDerivatives,
  second: readonly (readonly Float64Array[])[],
  logSecond: readonly (readonly number[])[],
): VarianceDerivatives {
  const count = t.length;
  const size = count + 1;
  const along = (matrices: readonly Float64Array[]) =>
    here.whole.map((_, entry) => matrices.reduce((sum, matrix, r) => sum + t[r] * matrix[entry], 0));
  const a1 = along(here.products);
  const mixed = second.map((row) => along(row));
  const a2 = along(mixed);
  const v2 = variance ** 2;
  const v3 = variance ** 3;
  const first = [
    ...here.products.map((matrix) => matrix.map((value) => value / v2)),
    here.whole.map((value, entry) => -(value + a1[entry]) / v2),
  ];
  const border = here.products.map((matrix, r) => matrix.map((value, entry) => -(2 * value + mixed[r][entry]) / v3));
  const corner = here.whole.map((value, entry) => (2 * value + 4 * a1[entry] + a2[entry]) / v3);
  const log = new Float64Array(size * size);
  let logCorner = -rows;
  for (let r = 0; r < count; r++) {
    const logMixed = logSecond[r].reduce((sum, value, s) => sum + value * t[s], 0);
    for (let s = 0; s < count; s++) log[r * size + s] = (logSecond[r][s] + logSecond[s][r]) / 2 / v2;
    log[r * size + count] = -(here.logDeterminant[r] + logMixed) / v2;
    log[count * size + r] = log[r * size + count];
    logCorner += t[r] * (2 * here.logDeterminant[r] + logMixed);
  }
  log[size * size - 1] = logCorner / v2;
  return {
    first,
    second: [
      ...second.map((row, r) => [...row.map((matrix) => matrix.map((value) => value / v3)), border[r]]),
      [...border, corner],
    ],
    logDeterminant: log,
  };
}

/** A way in which T can change: E of one grouping factor, T = Σ t_r E_r with t_r = weight <T, E_r>. */
interface Direction {
  readonly grouping: number;
  readonly matrix: Float64Array;
  readonly weight: number;
  /** The size of T below which its units tell nothing: for the step of differences. */
  readonly scale: number;
}

/** The entries that each part's structure lets vary: one direction each. */
function linearDirections({ parts, effects, rows }: DevianceProblem): readonly Direction[] {
  return parts.flatMap(({ parameters, grouping, effectOffset }) => {
    const width = effects.groupings[grouping].effects;
    const q = parameters.size;
    return entryPatterns(parameters.structure, q).map((pattern): Direction => {
      const matrix = new Float64Array(width * width);
      for (let i = 0; i < q; i++) {
        for (let j = 0; j < q; j++) matrix[(effectOffset + i) * width + effectOffset + j] = Number(pattern(i, j));
      }
      const length = matrix.reduce((sum, value) => sum + value, 0);
      return { grouping, matrix, weight: 1 / length, scale: effects.groupings[grouping].units / rows };
    });
  });
}

/** Which entries of a q × q matrix are equal to each of the structure's parameters. */
function entryPatterns(structure: CovarianceStructure, q: number): readonly ((i: number, j: number) => boolean)[] {
  const indices = Array.from({ length: q }, (_, index) => index);
  switch (structure) {
    case "unstructured":
      return indices.flatMap((a) =>
        indices.slice(0, a + 1).map((b) => (i: number, j: number) => (i === a && j === b) || (i === b && j === a)),
      );
    case "diagonal":
      return indices.map((a) => (i: number, j: number) => i === a && j === a);
    case "identity":
      return [(i, j) => i === j];
    case "compound-symmetry":
      return [(i, j) => i === j, (i, j) => i !== j];
  }
}

function shifted(relative: readonly Float64Array[], { grouping, matrix }: Direction, step: number): Float64Array[] {
  return relative.map((own, index) => (index === grouping ? own.map((value, e) => value + step * matrix[e]) : own));
}

interface FirstDerivatives {
  /** A = X̃'V*⁻¹X̃ and ∂A/∂t_r, p × p. */
  readonly whole: Float64Array;
  readonly products: readonly Float64Array[];
  /** ∂ ln |V*|/∂t_r. */
  readonly logDeterminant: readonly number[];
}

/** ∂ ln |V*|/∂t_r = Σ_u <E_r, Z_u'V*⁻¹Z_u>, ∂A/∂t_r = −Σ_u (Z_u'V*⁻¹X̃)'E_r(Z_u'V*⁻¹X̃). */
function firstDerivatives(
  { effects, coefficients: p }: DevianceProblem,
  relative: readonly Float64Array[],
  directions: readonly Direction[],
): FirstDerivatives | null {
  if (Number.isNaN(effects.eliminateRelative(relative))) return null;
  const whole = Float64Array.from({ length: p * p }, (_, e) => effects.product(Math.floor(e / p), e % p));
  const information = effects.groupings.map(({ effects: q }) => new Float64Array(q * q));
  effects.visitInformation((grouping, _unit, matrix) => {
    for (let e = 0; e < matrix.length; e++) information[grouping][e] += matrix[e];
  });
  const scores = effects.groupings.map(({ units, effects: q }) => new Float64Array(units * q * p));
  for (let k = 0; k < p; k++) {
    const combination = new Float64Array(p + 1);
    combination[k] = 1;
    effects.visitScores(combination, (grouping, unit, values) => {
      const q = values.length;
      for (let a = 0; a < q; a++) scores[grouping][(unit * q + a) * p + k] = values[a];
    });
  }
  return {
    whole,
    logDeterminant: directions.map(({ grouping, matrix }) => innerProduct(information[grouping], matrix)),
    products: directions.map((direction) => {
      const { units, effects: q } = effects.groupings[direction.grouping];
      return scoreProduct(scores[direction.grouping], direction.matrix, units, q, p);
    }),
  };
}

/** −Σ_u S_u'E S_u, p × p. */
function scoreProduct(scores: Float64Array, e: Float64Array, units: number, q: number, p: number): Float64Array {
  const sum = new Float64Array(p * p);
  for (let unit = 0; unit < units; unit++) {
    for (let a = 0; a < q; a++) {
      for (let b = 0; b < q; b++) {
        const weight = e[a * q + b];
        if (weight === 0) continue;
        const rowA = (unit * q + a) * p;
        const rowB = (unit * q + b) * p;
        for (let i = 0; i < p; i++) {
          const left = weight * scores[rowA + i];
          for (let j = 0; j < p; j++) sum[i * p + j] -= left * scores[rowB + j];
        }
      }
    }
  }
  return sum;
}
