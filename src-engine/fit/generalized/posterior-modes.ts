import type { RowDerivatives } from "../../family/conditional-distribution.ts";
import { rowDerivatives } from "../../family/row-derivatives.ts";
import { innerProduct } from "../../math/inner-product.ts";
import { sum } from "../../math/sum.ts";
import { addEffects, projectRows, timesFactors, timesFactorsTransposed } from "./effect-columns.ts";
import type { GeneralizedProblem } from "./generalized-problem.ts";

/** The random effects' modes at one point of the parameters, and what the rows are like there. */
export interface ModesAt {
  /** û, spherical. */
  readonly u: Float64Array;
  /** η by row. */
  readonly eta: Float64Array;
  /** To the third order. */
  readonly derivatives: RowDerivatives;
  /** The curvature's weights (−∂² ln f/∂η² by row), of which `precision` holds the factorized H. */
  readonly weights: Float64Array;
  /** −Σ ln f + ½ û'û. */
  readonly penalized: number;
  /** ln |H|. */
  readonly logDeterminant: number;
}

/** Finds modes from those it found last; its arrays are used again by the next search. Null where there are none. */
export type FindModes = (
  fixed: Float64Array,
  factors: readonly Float64Array[],
  ownParameters: Float64Array,
) => ModesAt | null;

/** Newton steps a search may take. */
const mostSteps = 100;
/** So many steps on end that are cut below this share creep towards the edge of what η the link takes: there is no mode inside. */
const mostTiny = 3;
const tinyStep = 1e-3;
/** Newton decrements (½ δ'Hδ is what a step gains): below the first the next step is the last, below the second none. */
const nearlyThere = 1e-10;
const there = 1e-18;
/** The largest that is taken for rounding. */
const roundingDecrement = 1e-6;
/** ln |H| an effect above which the rows know so much that the rounding of η shows in ∂ln f/∂η. */
const sharp = 18;
/** Of g, a sum over all rows, relative to its size: smaller gains do not show in it. */
const rounding = 1e-12;

/**
 * û(θ, β, ψ) minimizes g(u) = −Σ ln f(y | o + Xβ + ZΛu, ψ) + ½ u'u: penalized iteratively reweighted least squares with the
 * observed curvature, the expected one where that is not positive definite, and steps halved until they go down.
 */
export function posteriorModes(problem: GeneralizedProblem): FindModes {
  const { distribution, curvature, effects, precision, rows } = problem;
  const { size } = effects;
  const derivatives = rowDerivatives(rows, distribution.parameters.length);
  const eta = new Float64Array(rows);
  const shift = new Float64Array(rows);
  const bent = new Float64Array(rows);
  const weights = new Float64Array(curvature.differences);
  let u = new Float64Array(size);
  let candidate = new Float64Array(size);
  const b = new Float64Array(size);
  const gradient = new Float64Array(size);
  const projected = new Float64Array(size);
  const step = new Float64Array(size);

  return (fixed, factors, own) => {
    /** g at a u, with the rows' derivatives there. */
    const evaluate = (at: Float64Array, order: 2 | 3): number => {
      eta.set(fixed);
      timesFactors(effects, factors, at, b);
      addEffects(effects, b, eta);
      distribution.evaluate(eta, own, order, derivatives);
      return halfSquare(at) - sum(derivatives.value);
    };
    /** H with the observed curvature; NaN where it is not positive definite. */
    const factorize = (): number => {
      curvature.fill(derivatives, weights);
      return precision.factorize(weights, factors);
    };
    const result = (penalized: number, logDeterminant: number): ModesAt | null => {
      if (!Number.isFinite(penalized) || !Number.isFinite(logDeterminant)) return null;
      if (logDeterminant > sharp * size) settle();
      return { u, eta, derivatives, weights, penalized, logDeterminant };
    };
    /** Slopes are moved to where they balance u, by a step that is too small for η to hold. */
    const settle = () => {
      projectRows(effects, derivatives.first, projected);
      timesFactorsTransposed(effects, factors, projected, step);
      for (let k = 0; k < size; k++) step[k] -= u[k];
      precision.solve(step);
      for (let k = 0; k < size; k++) u[k] += step[k];
      timesFactors(effects, factors, step, b);
      shift.fill(0);
      addEffects(effects, b, shift);
      curvature.times(weights, shift, bent);
      for (let row = 0; row < rows; row++) derivatives.first[row] -= bent[row];
    };

    if (size === 0) {
      const alone = evaluate(u, 3);
      curvature.fill(derivatives, weights);
      return result(alone, 0);
    }
    let value = evaluate(u, 2);
    if (!Number.isFinite(value)) value = evaluate(u.fill(0), 2);
    let lastDecrement = Number.POSITIVE_INFINITY;
    let tiny = 0;
    for (let count = 0; count < mostSteps && Number.isFinite(value); count++) {
      const logDeterminant = factorize();
      const isObserved = !Number.isNaN(logDeterminant);
      if (!isObserved) {
        curvature.fillExpected(eta, own, weights);
        if (Number.isNaN(precision.factorize(weights, factors))) return null;
      }
      projectRows(effects, derivatives.first, projected);
      timesFactorsTransposed(effects, factors, projected, gradient);
      for (let k = 0; k < size; k++) gradient[k] -= u[k];
      step.set(gradient);
      precision.solve(step);
      const decrement = innerProduct(gradient, step);
      if (isObserved && decrement < there) return result(evaluate(u, 3), logDeterminant);
      // Near the mode decrements fall with the square of the last one, until they are rounding.
      const isRounding = decrement < roundingDecrement && !(decrement < lastDecrement / 2);
      const isLast = isObserved && (decrement < nearlyThere || isRounding);
      lastDecrement = decrement;
      const slack = rounding * (1 + Math.abs(value));
      let next = Number.NaN;
      let length = 1;
      for (; length > 1e-12; length /= 2) {
        for (let k = 0; k < size; k++) candidate[k] = u[k] + length * step[k];
        next = evaluate(candidate, isLast ? 3 : 2);
        if (isLast || next <= value - 1e-4 * length * decrement + slack) break;
      }
      // No step goes down: rounding, or a decrement too small to show in g.
      const isStuck = !(next <= value + slack);
      tiny = length < tinyStep ? tiny + 1 : 0;
      if (tiny > mostTiny) break;
      [u, candidate] = [candidate, u];
      if (isLast) return result(next, factorize());
      if (isStuck) return decrement < roundingDecrement && isObserved ? result(evaluate(u, 3), factorize()) : null;
      value = next;
    }
    u.fill(0);
    return null;
  };
}

function halfSquare(values: Float64Array): number {
  return innerProduct(values, values) / 2;
}
