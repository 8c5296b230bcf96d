import type { ConditionalDistribution, OwnParameter, RowDerivatives } from "./conditional-distribution.ts";
import { rowDerivatives } from "./row-derivatives.ts";

/** Zeros of a kind of their own beside those of a count. */
export interface ZeroPart {
  /**
   * `inflated`: a row is a certain zero with probability π, else a count, which may be 0 as well (Lambert 1992). `hurdle`: a row
   * is zero with probability π, else a count of at least 1 (Mullahy 1986).
   */
  readonly kind: "inflated" | "hurdle";
  /** W in logit π = Wγ, on the scale of the search. */
  readonly columns: readonly Float64Array[];
  /** Which of them is 1 in every row; null: none. */
  readonly intercept: number | null;
}

export interface CountRows {
  readonly outcome: Float64Array;
  /** Prior weights, positive; null: 1 each. */
  readonly weights: Float64Array | null;
}

/**
 * A count's distribution with a zero part, γ among the own parameters after those of the count. With b = ln f(0 | η, ψ):
 *
 *     inflated:  ln P(0) = ln (π + (1 − π) e^b),   ln P(y) = ln (1 − π) + ln f(y)
 *     hurdle:    ln P(0) = ln π,                   ln P(y) = ln (1 − π) + ln f(y) − ln (1 − e^b)
 *
 * `bind` binds the count's distribution to an outcome without weights. In place of the Fisher information, which has no closed
 * form, stands the count's by its share of the rows.
 */
export function withZeroPart(
  bind: (outcome: Float64Array) => ConditionalDistribution,
  { outcome, weights }: CountRows,
  part: ZeroPart,
): ConditionalDistribution {
  const rows = outcome.length;
  const count = bind(outcome);
  const zeros = bind(new Float64Array(rows));
  const own = count.parameters.length;
  const atZero = rowDerivatives(rows, own);
  const zeta = new Float64Array(rows);
  const jet: Jet = new Float64Array(4);
  const isHurdle = part.kind === "hurdle";

  const predictZeros = (parameters: Float64Array) => {
    zeta.fill(0);
    for (const [k, column] of part.columns.entries()) {
      const coefficient = parameters[own + k];
      for (let row = 0; row < rows; row++) zeta[row] += coefficient * column[row];
    }
  };
  /** Moments of the count and its P(0) at each row. */
  const moments = (eta: Float64Array, parameters: Float64Array) => {
    const columns = { mean: new Float64Array(rows), slope: new Float64Array(rows), variance: new Float64Array(rows) };
    count.mean(eta, parameters, columns.mean);
    count.slope(eta, parameters, columns.slope);
    count.variance(eta, parameters, columns.variance);
    zeros.evaluate(eta, parameters, 1, atZero);
    predictZeros(parameters);
    return columns;
  };
  /** By what the count's mean is multiplied, and its derivative in η: 1 − π, for the hurdle by P(y > 0). */
  const share = (row: number) => {
    const passing = 1 / (1 + Math.exp(zeta[row]));
    if (!isHurdle) return { value: passing, slope: 0 };
    const positive = -Math.expm1(atZero.value[row]);
    return {
      value: passing / positive,
      slope: (passing * Math.exp(atZero.value[row]) * atZero.first[row]) / positive ** 2,
    };
  };

  return {
    parameters: [...count.parameters, ...part.columns.map((_, k) => coefficient(k, part, outcome))],
    response: outcome,
    evaluate(eta, parameters, order, into) {
      count.evaluate(eta, parameters, order, into);
      zeros.evaluate(eta, parameters, order, atZero);
      predictZeros(parameters);
      for (let row = 0; row < rows; row++) {
        const isZero = outcome[row] === 0;
        const logPassing = -softplus(zeta[row]);
        if (isHurdle && isZero) {
          for (let k = 0; k < jet.length; k++) jet[k] = 0;
          into.value[row] = zeta[row] + logPassing;
        } else if (isHurdle) {
          truncation(atZero.value[row], jet);
          into.value[row] += logPassing + jet[0];
        } else if (isZero) {
          mixture(atZero.value[row] - zeta[row], jet);
          into.value[row] = softplusOfDifference(atZero.value[row], zeta[row]) + logPassing;
        } else {
          into.value[row] += logPassing;
        }
        if (isZero) clearRow(into, row, order, own);
        if (isHurdle !== isZero) addThrough(jet, atZero, row, order, own, into);
        if (order === 3) writeCoefficients(row, isZero, into);
        if (weights !== null) scaleRow(into, row, order, weights[row]);
      }
    },
    expectedInformation(eta, parameters, into) {
      count.expectedInformation(eta, parameters, into);
      predictZeros(parameters);
      for (let row = 0; row < rows; row++) into[row] *= (weights?.[row] ?? 1) / (1 + Math.exp(zeta[row]));
    },
    start: count.start,
    mean(eta, parameters, into) {
      const { mean } = moments(eta, parameters);
      for (let row = 0; row < rows; row++) into[row] = mean[row] * share(row).value;
    },
    slope(eta, parameters, into) {
      const { mean, slope } = moments(eta, parameters);
      for (let row = 0; row < rows; row++) {
        const { value, slope: change } = share(row);
        into[row] = slope[row] * value + mean[row] * change;
      }
    },
    variance(eta, parameters, into) {
      const { mean, variance } = moments(eta, parameters);
      for (let row = 0; row < rows; row++) {
        const { value } = share(row);
        into[row] = value * (variance[row] + mean[row] ** 2) - (value * mean[row]) ** 2;
      }
    },
  };

  function writeCoefficients(row: number, isZero: boolean, into: RowDerivatives): void {
    const probability = 1 / (1 + Math.exp(-zeta[row]));
    const isMixed = isZero && !isHurdle;
    // By ζ: of a mixture also through what is multiplied with b’s derivatives.
    const byZeta = isZero ? (isMixed ? 1 - jet[1] : 1) - probability : -probability;
    const mixed = isMixed ? -jet[2] * atZero.first[row] : 0;
    const mixedSecond = isMixed ? -jet[2] * atZero.second[row] - jet[3] * atZero.first[row] ** 2 : 0;
    for (const [k, column] of part.columns.entries()) {
      const derivatives = into.parameters[own + k];
      derivatives.first[row] = byZeta * column[row];
      derivatives.mixed[row] = mixed * column[row];
      derivatives.mixedSecond[row] = mixedSecond * column[row];
    }
  }
}

/** A function of b with its first three derivatives. */
type Jet = Float64Array;

/** ln (e^ζ + e^b) of which the value stands elsewhere; by b, d = b − ζ: the logistic function of d and its derivatives. */
function mixture(distance: number, jet: Jet): void {
  const p = 1 / (1 + Math.exp(-distance));
  jet[1] = p;
  jet[2] = p * (1 - p);
  jet[3] = p * (1 - p) * (1 - 2 * p);
}

/** −ln (1 − e^b), b < 0. */
function truncation(b: number, jet: Jet): void {
  const q = 1 / Math.expm1(-b);
  jet[0] = -(b < -Math.LN2 ? Math.log1p(-Math.exp(b)) : Math.log(-Math.expm1(b)));
  jet[1] = q;
  jet[2] = q * (1 + q);
  jet[3] = q * (1 + q) * (1 + 2 * q);
}

/** Adds the derivatives of a function of b by the chain rule. */
function addThrough(
  [, first, second, third]: Jet,
  b: RowDerivatives,
  row: number,
  order: number,
  own: number,
  into: RowDerivatives,
): void {
  if (order < 1) return;
  const [b1, b2, b3] = [b.first[row], b.second[row], b.third[row]];
  into.first[row] += first * b1;
  if (order < 2) return;
  into.second[row] += first * b2 + second * b1 * b1;
  if (order < 3) return;
  into.third[row] += first * b3 + 3 * second * b1 * b2 + third * b1 * b1 * b1;
  for (let k = 0; k < own; k++) {
    const by = b.parameters[k];
    const to = into.parameters[k];
    const [own1, mixed, mixedSecond] = [by.first[row], by.mixed[row], by.mixedSecond[row]];
    to.first[row] += first * own1;
    to.mixed[row] += first * mixed + second * b1 * own1;
    to.mixedSecond[row] += first * mixedSecond + second * (b2 * own1 + 2 * b1 * mixed) + third * b1 * b1 * own1;
  }
}

function clearRow({ first, second, third, parameters }: RowDerivatives, row: number, order: number, own: number): void {
  if (order < 1) return;
  first[row] = 0;
  if (order < 2) return;
  second[row] = 0;
  if (order < 3) return;
  third[row] = 0;
  for (let k = 0; k < own; k++) {
    parameters[k].first[row] = 0;
    parameters[k].mixed[row] = 0;
    parameters[k].mixedSecond[row] = 0;
  }
}

function scaleRow(into: RowDerivatives, row: number, order: number, weight: number): void {
  into.value[row] *= weight;
  const columns = [into.first, into.second, into.third].slice(0, order);
  for (const column of columns) column[row] *= weight;
  if (order < 3) return;
  for (const { first, mixed, mixedSecond } of into.parameters) {
    first[row] *= weight;
    mixed[row] *= weight;
    mixedSecond[row] *= weight;
  }
}

/** γ starts with the zeros' share of the rows behind a hurdle, half of it where the count has zeros too. */
function coefficient(k: number, { kind, intercept }: ZeroPart, outcome: Float64Array): OwnParameter {
  const zeros = outcome.reduce((sum, value) => sum + (value === 0 ? 1 : 0), 0) / outcome.length;
  const probability = Math.min(Math.max(kind === "hurdle" ? zeros : zeros / 2, 0.01), 0.99);
  const start = k === intercept ? Math.log(probability / (1 - probability)) : 0;
  return { name: `zero[${k + 1}]`, start, natural: (value) => value, naturalSlope: () => 1 };
}

/** ln (1 + e^x). */
function softplus(x: number): number {
  return Math.max(x, 0) + Math.log1p(Math.exp(-Math.abs(x)));
}

/** ln (e^a + e^b). */
function softplusOfDifference(a: number, b: number): number {
  return b + softplus(a - b);
}
