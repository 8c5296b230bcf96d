import { choleskyInPlace, solveLowerInPlace, solveUpperInPlace } from "./cholesky.ts";
import { innerProduct } from "./inner-product.ts";
import { applyToSpectrum, symmetricEigen } from "./symmetric-eigen.ts";

/** A smooth function at one point. The gradient is asked for at most once, before the next point is. */
export interface FunctionAt {
  readonly value: number;
  gradient(): Float64Array;
}

/** Null where the function is not finite. */
export type Objective = (x: Float64Array) => FunctionAt | null;

export interface MinimizeOptions {
  readonly start: Float64Array;
  readonly maxEvaluations: number;
  /** Stop when a step can be expected to lower the value by less than this. */
  readonly tolerance: number;
  /** Asked before every evaluation; once true, the search ends where it is. */
  readonly stop: () => boolean;
  /** Told before every step what it can be expected to gain. */
  readonly report?: ((expectedGain: number) => void) | undefined;
  /** Second derivatives to start from, as known or as a search nearby left them; else they are made by differences. */
  readonly hessian?: Float64Array | undefined;
  /** A part of the second derivatives that is known at the point evaluated last, near enough to search by. */
  readonly known?: KnownCurvature | undefined;
  /**
   * All second derivatives at the point evaluated last, nearly; its gradient is given. They take the place of what was learned on
   * the way, but for the last step. Null where they are not known.
   */
  readonly near?: ((gradient: Float64Array) => Float64Array | null) | undefined;
}

/** Second derivatives of the variables first … first + size − 1, size × size. */
export interface KnownCurvature {
  readonly first: number;
  readonly size: number;
  at(): Float64Array;
}

export interface Minimum {
  readonly x: Float64Array;
  readonly value: number;
  readonly gradient: Float64Array;
  /** Second derivatives as the search knows them, positive definite. */
  readonly hessian: Float64Array;
  /** ½ gᵀH⁻¹g: what another step would gain, a measure that no change of scale touches. */
  readonly expectedGain: number;
  readonly converged: boolean;
  /** Every evaluation. */
  readonly trace: readonly Evaluation[];
}

export interface Evaluation {
  readonly x: readonly number[];
  readonly value: number;
}

/** Of a value that is a sum over rows, relative to it. */
const summedRounding = 64 * Number.EPSILON;
/** Of a deviance this much is a hundredth of a standard error. */
const largestLoss = 1e-4;
/** And this much a ten thousandth: not worth a step that cannot be seen. */
const smallestLoss = 1e-8;

/** Steps that gain less than this, a third of a standard error, are short. */
const shortStep = 0.1;

/** So many steps on end that are cut below this share by where the function is not finite creep along that edge. */
const mostCreeping = 3;
const creepingShare = 1e-3;

/**
 * Minimizes a smooth function of few variables: quasi-Newton (BFGS) started from differences of the gradient, with
 * backtracking by the Armijo rule (Nocedal & Wright 2006, sections 3.1 and 6.1). Null where the start is not finite, or has no slope.
 */
export function minimize(objective: Objective, options: MinimizeOptions): Minimum | null {
  const { start, maxEvaluations, tolerance, stop, report, known, near } = options;
  const trace: Evaluation[] = [];
  const evaluate = (x: Float64Array): FunctionAt | null => {
    const at = stop() ? null : objective(x);
    trace.push({ x: [...x], value: at?.value ?? Number.NaN });
    return at;
  };
  const first = evaluate(start);
  if (first === null) return null;
  let x = start;
  let value = first.value;
  if (x.length === 0) {
    return { x, value, gradient: x, hessian: x, expectedGain: 0, converged: true, trace };
  }
  let gradient = first.gradient();
  if (!gradient.every(Number.isFinite)) return null;
  const nearHessian = () => {
    const second = near?.(gradient) ?? null;
    return second === null ? null : bentUp(second, x.length);
  };
  const given = nearHessian() ?? options.hessian?.slice();
  let hessian = given ?? differences(evaluate, x, gradient, known);
  /** Whether the second derivatives are differences at this very point. */
  let isFresh = given === undefined;
  // Second derivatives from elsewhere have more to learn before they are given up.
  let updatesLeft = 4 + x.length * (isFresh ? 1 : 2);
  let expectedGain = Number.POSITIVE_INFINITY;
  let creeping = 0;

  while (trace.length < maxEvaluations && creeping < mostCreeping) {
    const step = newtonStep(hessian, gradient);
    const lastGain = expectedGain;
    expectedGain = -0.5 * innerProduct(gradient, step);
    report?.(expectedGain);
    const rounding = 8 * Number.EPSILON * Math.abs(value);
    if (expectedGain < Math.max(tolerance, Math.min(rounding, smallestLoss))) break;
    // A gain below the rounding of the value cannot be seen: the gradient alone leads on, as long as it leads somewhere.
    const isBlind = expectedGain < summedRounding * Math.abs(value);
    if (isBlind && !(expectedGain < lastGain / 2)) break;
    const slack = (isBlind ? summedRounding : 4 * Number.EPSILON) * Math.abs(value);
    const next = lineSearch(evaluate, x, value, gradient, bounded(step, x), slack, maxEvaluations - trace.length);
    if (next === null && isFresh) break;
    if (next !== null) {
      const step = difference(next.x, x);
      const before = gradient;
      gradient = next.gradient;
      const second = nearHessian();
      hessian = second ?? hessian;
      // A long step says what the function is like on the way, not what it is like here.
      if (second === null || expectedGain < shortStep) updateHessian(hessian, step, difference(gradient, before));
      x = next.x;
      value = next.value;
      isFresh = false;
      updatesLeft--;
      creeping = next.atEdge && next.length < creepingShare ? creeping + 1 : 0;
    }
    // Updates that have not led there by now have lost touch with the function.
    if (next === null || updatesLeft < 0) {
      hessian = differences(evaluate, x, gradient, known);
      isFresh = true;
      updatesLeft = 4 + x.length;
    }
  }
  // Where rounding of the value stops the search, the gain still to be had is what tells whether it matters.
  const converged = expectedGain < Math.max(tolerance, Math.min(1e-11 * (1 + Math.abs(value)), largestLoss));
  return { x, value, gradient, hessian, expectedGain, converged, trace };
}

/**
 * Second derivatives by forward differences of the gradient, made symmetric and positive definite: directions in which
 * the function bends down are taken to bend up as much, which leads away from saddles (Dauphin et al. 2014).
 */
function differences(
  evaluate: Objective,
  x: Float64Array,
  gradient: Float64Array,
  known: KnownCurvature | undefined,
): Float64Array {
  const size = x.length;
  const hessian = new Float64Array(size * size);
  const isKnown = (i: number) => known !== undefined && i >= known.first && i < known.first + known.size;
  if (known !== undefined) {
    const block = known.at();
    for (let i = 0; i < known.size; i++) {
      for (let j = 0; j < known.size; j++) {
        hessian[(known.first + i) * size + known.first + j] = block[i * known.size + j];
      }
    }
  }
  for (let i = 0; i < size; i++) {
    if (isKnown(i)) continue;
    const step = 1e-4 * Math.max(Math.abs(x[i]), 1e-2);
    const moved = x.slice();
    moved[i] += step;
    const other = evaluate(moved)?.gradient();
    const hasSlope = other?.every(Number.isFinite) ?? false;
    for (let j = 0; j < size; j++) {
      const second = other === undefined || !hasSlope ? (i === j ? 1 : 0) : (other[j] - gradient[j]) / step;
      const share = isKnown(j) ? second : second / 2;
      hessian[i * size + j] += share;
      hessian[j * size + i] += share;
    }
  }
  return bentUp(hessian, size);
}

/** On variables scaled to a unit diagonal, so that one that is known very exactly does not hide what the others say. */
function bentUp(hessian: Float64Array, size: number): Float64Array {
  const scale = Float64Array.from({ length: size }, (_, i) => 1 / Math.sqrt(Math.abs(hessian[i * size + i]) || 1));
  const rescaled = (matrix: Float64Array, by: (i: number) => number) =>
    matrix.map((value, entry) => value * by(Math.floor(entry / size)) * by(entry % size));
  const eigen = symmetricEigen(
    rescaled(hessian, (i) => scale[i]),
    size,
  );
  const smallest = Math.max(1e-8 * Math.max(...eigen.values.map(Math.abs)), Number.MIN_VALUE);
  const positive = applyToSpectrum(eigen, (value) => Math.max(Math.abs(value), smallest));
  return rescaled(positive, (i) => 1 / scale[i]);
}

/** −H⁻¹g. */
function newtonStep(hessian: Float64Array, gradient: Float64Array): Float64Array {
  const size = gradient.length;
  const factor = hessian.slice();
  const step = gradient.map((value) => -value);
  choleskyInPlace(factor, size);
  solveLowerInPlace(factor, size, step, 1);
  solveUpperInPlace(factor, size, step);
  return step;
}

/** The step, shortened so that no variable moves by more than twice its size. */
function bounded(step: Float64Array, x: Float64Array): Float64Array {
  const shrink = step.reduce((least, move, i) => {
    const longest = 2 * Math.max(Math.abs(x[i]), 0.5);
    return Math.min(least, longest / Math.abs(move));
  }, 1);
  return step.map((move) => shrink * move);
}

interface Lowered {
  readonly x: Float64Array;
  readonly value: number;
  readonly gradient: Float64Array;
  /** Share of the whole step, and whether a longer one led to where the function is not finite. */
  readonly length: number;
  readonly atEdge: boolean;
}

/** The first of ever shorter steps that lowers the value enough but for the slack, to where there is a slope; null where none does. */
function lineSearch(
  evaluate: Objective,
  x: Float64Array,
  value: number,
  gradient: Float64Array,
  step: Float64Array,
  slack: number,
  maxEvaluations: number,
): Lowered | null {
  const slope = innerProduct(gradient, step);
  let length = 1;
  let atEdge = false;
  for (let tries = 0; tries < Math.min(maxEvaluations, 25); tries++) {
    const next = x.map((coordinate, i) => coordinate + length * step[i]);
    const at = evaluate(next);
    if (at !== null && at.value <= value + 1e-4 * length * slope + slack) {
      const there = at.gradient();
      if (there.every(Number.isFinite)) return { x: next, value: at.value, gradient: there, length, atEdge };
    }
    atEdge ||= at === null;
    const curvature = at === null ? 0 : (at.value - value - length * slope) / (length * length);
    const parabola = curvature > 0 ? -slope / (2 * curvature * length) : 0;
    length *= Math.min(0.5, Math.max(0.1, parabola));
  }
  return null;
}

/** BFGS with Powell's damping, so that H stays positive definite. */
function updateHessian(hessian: Float64Array, step: Float64Array, change: Float64Array): void {
  const size = step.length;
  const hs = new Float64Array(size);
  for (let i = 0; i < size; i++) for (let j = 0; j < size; j++) hs[i] += hessian[i * size + j] * step[j];
  const sHs = innerProduct(step, hs);
  let sy = innerProduct(step, change);
  if (!(sHs > 0)) return;
  const y = change.slice();
  if (sy < 0.2 * sHs) {
    const damping = (0.8 * sHs) / (sHs - sy);
    for (let i = 0; i < size; i++) y[i] = damping * change[i] + (1 - damping) * hs[i];
    sy = innerProduct(step, y);
  }
  for (let i = 0; i < size; i++) {
    for (let j = 0; j < size; j++) hessian[i * size + j] += (y[i] * y[j]) / sy - (hs[i] * hs[j]) / sHs;
  }
}

function difference(a: Float64Array, b: Float64Array): Float64Array {
  return a.map((value, i) => value - b[i]);
}
