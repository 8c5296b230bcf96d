import type { CovarianceStructure } from "../../../src-contract/analysis.ts";
import { innerProduct } from "../../math/inner-product.ts";
import { largestSize } from "../../math/largest-size.ts";
import { unitVector } from "../../math/unit-vector.ts";
import type { FitState } from "../linear-mixed-model.ts";
import type { DevianceProblem } from "../profiled-deviance.ts";
import { sumOverUnits } from "../random-effects.ts";
import type { ResidualState } from "../residual/residual-model.ts";
import { cellChanges } from "../residual/residual-slope.ts";
import { type CellSums, residualSums } from "../residual/residual-sums.ts";

/**
 * What the precision of β̂ loses and gains as V = σ² V* moves along V_r = ∂V/∂σ_r: along the entries of T = Σ/σ², the residuals'
 * η, and σ² itself, the last. V_r is held while V moves, so that only first derivatives of V take part and nothing depends on
 * how V is parameterized.
 */
export interface VarianceDerivatives {
  /** P_r = −X̃'V⁻¹V_rV⁻¹X̃, p × p each. */
  readonly first: readonly Float64Array[];
  /** Q_rs + Q_sr, Q_rs = X̃'V⁻¹V_rV⁻¹V_sV⁻¹X̃. */
  readonly second: readonly (readonly Float64Array[])[];
  /** tr(V⁻¹V_rV⁻¹V_s). */
  readonly traces: Float64Array;
}

/**
 * By differences of exact first derivatives: ∂(−X̃'V⁻¹V_sV⁻¹X̃)/∂σ_r = Q_rs + Q_sr, ∂tr(V⁻¹V_s)/∂σ_r = −tr(V⁻¹V_rV⁻¹V_s). Null
 * where those are not to be had: very long subjects. Crossed factors are eliminated by Λ, which ends at the boundary: where a T is
 * singular, everything is taken a little inside of it, at two distances, and on from there.
 */
export function varianceDerivatives({ problem, at, residual }: FitState): VarianceDerivatives | null {
  const changes = residual === null ? [] : residualDirections(residual);
  if (changes === null) return null;
  const directions = [...randomDirections(problem), ...changes];
  const derivativesAt = (relative: readonly Float64Array[], reach: number) =>
    derivativesNear({ problem, relative, residual }, directions, at.variance, reach);
  const there = derivativesAt(at.relative, 1);
  if (there !== null || problem.effects.kind === "nested") return there;
  const near = derivativesAt(inside(problem, at.relative, insideStep), insideReach);
  const far = derivativesAt(inside(problem, at.relative, 2 * insideStep), insideReach);
  return near && far && extrapolated(near, far);
}

/** How far inside of the boundary, by the size of T below which its units tell nothing; differences stay within it. */
const insideStep = 1e-3;
const insideReach = 0.03;

/** T with a larger diagonal. */
function inside(
  { effects, rows }: DevianceProblem,
  relative: readonly Float64Array[],
  step: number,
): readonly Float64Array[] {
  return relative.map((matrix, grouping) => {
    const q = Math.sqrt(matrix.length);
    const more = step * (effects.groupings[grouping].units / rows + insideReach * largestSize(matrix));
    return matrix.map((value, entry) => (entry % (q + 1) === 0 ? value + more : value));
  });
}

/** What is linear in the distance goes on to 0 from 1 (`near`) and 2 (`far`). */
function extrapolated(near: VarianceDerivatives, far: VarianceDerivatives): VarianceDerivatives {
  const onwards = (one: Float64Array, two: Float64Array) => one.map((value, entry) => 2 * value - two[entry]);
  return {
    first: near.first.map((matrix, r) => onwards(matrix, far.first[r])),
    second: near.second.map((row, r) => row.map((matrix, s) => onwards(matrix, far.second[r][s]))),
    traces: onwards(near.traces, far.traces),
  };
}

function derivativesNear(
  point: Point,
  directions: readonly Direction[],
  variance: number,
  reach: number,
): VarianceDerivatives | null {
  const { problem } = point;
  const here = firstDerivatives(point, directions);
  if (here === null) return null;
  const second: Float64Array[][] = [];
  const traces: number[][] = [];
  for (const direction of directions) {
    const step = reach * stepAlong(direction, point.relative);
    const above = moved(point, direction, step);
    const above1 = above && firstDerivatives(above, directions);
    const below = moved(point, direction, -step);
    const below1 = below && firstDerivatives(below, directions);
    if (above1 === null || below1 === null) return null;
    second.push(
      above1.products.map((matrix, s) => matrix.map((value, e) => (value - below1.products[s][e]) / (2 * step))),
    );
    traces.push(above1.traces.map((value, s) => (below1.traces[s] - value) / (2 * step)));
  }
  return withScale(problem.rows, variance, here, second, traces);
}

/** From V* to V = σ² V*, with σ² for one more direction: V_σ² = V*. */
function withScale(
  rows: number,
  variance: number,
  here: FirstDerivatives,
  second: readonly (readonly Float64Array[])[],
  traces: readonly (readonly number[])[],
): VarianceDerivatives {
  const count = second.length;
  const size = count + 1;
  const scaled = (matrix: Float64Array, factor: number) => matrix.map((value) => value * factor);
  const all = new Float64Array(size * size);
  for (let r = 0; r < count; r++) {
    for (let s = 0; s < count; s++) all[r * size + s] = (traces[r][s] + traces[s][r]) / 2;
    all[r * size + count] = here.traces[r] / variance;
    all[count * size + r] = all[r * size + count];
  }
  all[size * size - 1] = rows / variance ** 2;
  const border = here.products.map((matrix) => scaled(matrix, -2 / variance ** 2));
  return {
    first: [...here.products.map((matrix) => scaled(matrix, 1 / variance)), scaled(here.whole, -1 / variance ** 2)],
    second: [
      ...second.map((row, r) => [...row.map((matrix) => scaled(matrix, 1 / variance)), border[r]]),
      [...border, scaled(here.whole, 2 / variance ** 3)],
    ],
    traces: all,
  };
}

/** A V*: its problem, whitened, T by grouping factor, and the residuals' family at η. */
interface Point {
  readonly problem: DevianceProblem;
  readonly relative: readonly Float64Array[];
  readonly residual: Pick<ResidualState, "model" | "eta"> | null;
}

/** A way in which V* can change. */
type Direction = RandomDirection | ResidualDirection;

/** T of one grouping factor along E. */
interface RandomDirection {
  readonly kind: "random";
  readonly grouping: number;
  readonly matrix: Float64Array;
  /** The size of T below which its units tell nothing: for the step of differences. */
  readonly scale: number;
}

/** R along ∂R/∂η_m at the estimates, which is held when R moves. */
interface ResidualDirection {
  readonly kind: "residual";
  readonly parameter: number;
  /** By cell of R. */
  readonly change: Float64Array;
}

function residualDirections({ model, eta }: ResidualState): readonly ResidualDirection[] | null {
  if (model.blocks === null) return null;
  return cellChanges(model.structure, model.blocks, eta).map((change, parameter) => {
    return { kind: "residual", parameter, change };
  });
}

/** The entries that each part's structure lets vary: one direction each. */
function randomDirections({ parts, effects, rows }: DevianceProblem): readonly RandomDirection[] {
  return parts.flatMap(({ parameters, grouping, effectOffset }) => {
    const width = effects.groupings[grouping].effects;
    const q = parameters.size;
    return entryPatterns(parameters.structure, q).map((pattern): RandomDirection => {
      const matrix = new Float64Array(width * width);
      for (let i = 0; i < q; i++) {
        for (let j = 0; j < q; j++) matrix[(effectOffset + i) * width + effectOffset + j] = Number(pattern(i, j));
      }
      return { kind: "random", grouping, matrix, scale: effects.groupings[grouping].units / rows };
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

/** η is on the scale of logarithms. */
const etaStep = 3e-4;

function stepAlong(direction: Direction, relative: readonly Float64Array[]): number {
  if (direction.kind === "residual") return etaStep;
  return 1e-4 * (Math.abs(innerProduct(relative[direction.grouping], direction.matrix)) + direction.scale);
}

function moved(point: Point, direction: Direction, step: number): Point | null {
  if (direction.kind === "random") {
    const { grouping, matrix } = direction;
    const relative = point.relative.map((own, index) => {
      return index === grouping ? own.map((value, e) => value + step * matrix[e]) : own;
    });
    return { ...point, relative };
  }
  if (point.residual === null) return null;
  const { model, eta } = point.residual;
  const there = eta.with(direction.parameter, eta[direction.parameter] + step);
  const problem = model.problemAt(there);
  return problem && { ...point, problem, residual: { model, eta: there } };
}

interface FirstDerivatives {
  /** X̃'V*⁻¹X̃, p × p. */
  readonly whole: Float64Array;
  /** −X̃'V*⁻¹V*_rV*⁻¹X̃. */
  readonly products: readonly Float64Array[];
  /** tr(V*⁻¹V*_r). */
  readonly traces: readonly number[];
}

/** For V*_r = Z_u E_r Z_u' from the units' Z_u'V*⁻¹Z_u and Z_u'V*⁻¹X̃, for V*_r = R_r from the subjects' rows of V*⁻¹X̃. */
function firstDerivatives(point: Point, directions: readonly Direction[]): FirstDerivatives | null {
  const { problem, relative, residual } = point;
  const { effects, coefficients: p } = problem;
  if (Number.isNaN(effects.eliminateRelative(relative))) return null;
  const whole = Float64Array.from({ length: p * p }, (_, e) => effects.product(Math.floor(e / p), e % p));
  const information = sumOverUnits(effects.groupings, effects.visitInformation);
  const scores = effects.groupings.map(({ units, effects: q }) => new Float64Array(units * q * p));
  for (let k = 0; k < p; k++) {
    effects.visitScores(unitVector(p + 1, k), (grouping, unit, values) => {
      const q = values.length;
      for (let a = 0; a < q; a++) scores[grouping][(unit * q + a) * p + k] = values[a];
    });
  }
  const sums = residual === null ? null : residualSums(residual.model, residual.eta, problem);
  if (residual !== null && sums === null) return null;
  return {
    whole,
    traces: directions.map((direction) => {
      if (direction.kind === "random") return innerProduct(information[direction.grouping], direction.matrix);
      return innerProduct(sums?.traces ?? empty, direction.change);
    }),
    products: directions.map((direction) => {
      if (direction.kind === "residual") return cellProduct(sums, direction.change, p);
      const { units, effects: q } = effects.groupings[direction.grouping];
      return scoreProduct(scores[direction.grouping], direction.matrix, units, q, p);
    }),
  };
}

const empty = new Float64Array(0);

/** −X̃'V*⁻¹R_rV*⁻¹X̃. */
function cellProduct(sums: CellSums | null, change: Float64Array, p: number): Float64Array {
  const product = new Float64Array(p * p);
  if (sums === null) return product;
  for (const [cell, weight] of change.entries()) {
    if (weight === 0) continue;
    for (let e = 0; e < product.length; e++) product[e] -= weight * sums.products[cell * product.length + e];
  }
  return product;
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
