import type { ConditionalDistribution, OutcomeRows, RowDerivatives } from "./conditional-distribution.ts";
import type { Density, DensityAt } from "./densities/density.ts";
import type { Curve } from "./links/curve.ts";
import type { LinkFunction } from "./links/link-function.ts";

/**
 * A density and a link joined by the chain rule. Where no mean of the distribution belongs to η (a count of less than zero by
 * the identity link), ln f is −∞ and its derivatives are 0.
 */
export function composition(
  density: Density,
  link: LinkFunction,
  { outcome, weights }: OutcomeRows,
): ConditionalDistribution {
  const count = density.parameters.length;
  const jet = new Float64Array(4);
  const addend = new Float64Array(4 + 3 * Math.max(count, 2));
  const sum = new Float64Array(addend.length);
  const constants = rememberedConstants(density, outcome.length);

  return {
    parameters: density.parameters,
    response: density.response,
    evaluate(eta, parameters, order, into) {
      const at = density.at(parameters);
      const constant = constants(at, parameters);
      for (let row = 0; row < eta.length; row++) {
        sum.fill(0);
        for (const term of at.terms) {
          link[term.of](eta[row], jet);
          term.evaluate(row, jet[0], order, addend);
          // Also where the outcome does not ask for this term: a success says nothing of ln (1 − μ), but no probability is above 1.
          if (Number.isNaN(jet[0])) addend[0] = Number.NaN;
          addChained(jet, addend, order < 3 ? 0 : count, sum);
        }
        sum[0] += constant[0][row];
        for (let k = 0; k < count; k++) sum[4 + 3 * k] += constant[1 + k][row];
        if (!(sum[0] > Number.NEGATIVE_INFINITY)) sum.fill(0).fill(Number.NEGATIVE_INFINITY, 0, 1);
        writeRow(sum, weights === null ? 1 : weights[row], order, row, into);
      }
    },
    expectedInformation(eta, parameters, into) {
      const { terms } = density.at(parameters);
      for (let row = 0; row < eta.length; row++) {
        let information = 0;
        for (const term of terms) {
          link[term.of](eta[row], jet);
          information += term.information(row, jet[0]) * jet[1] * jet[1];
        }
        into[row] = (Number.isFinite(information) ? information : 0) * (weights === null ? 1 : weights[row]);
      }
    },
    start(into) {
      const mean = commonMean(density, into.length);
      for (let row = 0; row < into.length; row++) into[row] = startingEta(link, density.startMean(row), mean, jet);
    },
    mean: (eta, parameters, into) =>
      eachMean(link.mean, eta, density.at(parameters), into, (at) => at.mean(jet[0]), jet),
    slope: (eta, parameters, into) =>
      eachMean(link.mean, eta, density.at(parameters), into, (at) => at.meanSlope(jet[0]) * jet[1], jet),
    variance: (eta, parameters, into) =>
      eachMean(link.mean, eta, density.at(parameters), into, (at, row) => at.variance(jet[0], row), jet),
  };
}

/** By the chain rule through a(η), whose derivatives `jet` holds: the term's derivatives in η, added. */
function addChained(jet: Float64Array, term: Float64Array, parameters: number, sum: Float64Array): void {
  const [a1, a2, a3] = [jet[1], jet[2], jet[3]];
  const square = a1 * a1;
  sum[0] += term[0];
  sum[1] += term[1] * a1;
  sum[2] += term[2] * square + term[1] * a2;
  sum[3] += term[3] * square * a1 + 3 * term[2] * a1 * a2 + term[1] * a3;
  for (let k = 0, at = 4; k < parameters; k++, at += 3) {
    sum[at] += term[at];
    sum[at + 1] += term[at + 1] * a1;
    sum[at + 2] += term[at + 2] * square + term[at + 1] * a2;
  }
}

function writeRow(sum: Float64Array, weight: number, order: number, row: number, into: RowDerivatives): void {
  into.value[row] = weight * sum[0];
  if (order < 1) return;
  into.first[row] = weight * sum[1];
  if (order < 2) return;
  into.second[row] = weight * sum[2];
  if (order < 3) return;
  into.third[row] = weight * sum[3];
  for (let k = 0; k < into.parameters.length; k++) {
    const derivatives = into.parameters[k];
    derivatives.first[row] = weight * sum[4 + 3 * k];
    derivatives.mixed[row] = weight * sum[5 + 3 * k];
    derivatives.mixedSecond[row] = weight * sum[6 + 3 * k];
  }
}

/** The part of ln f without η, and its derivatives in ψ, by row: worked out anew only when ψ changes. */
function rememberedConstants(
  density: Density,
  rows: number,
): (at: DensityAt, parameters: Float64Array) => readonly Float64Array[] {
  const columns = Array.from({ length: 1 + density.parameters.length }, () => new Float64Array(rows));
  const buffer = new Float64Array(3);
  let known: Float64Array | null = null;
  return (at, parameters) => {
    if (known?.every((value, k) => value === parameters[k])) return columns;
    for (let row = 0; row < rows; row++) {
      at.constant(row, buffer);
      for (let k = 0; k < columns.length; k++) columns[k][row] = buffer[k];
    }
    known = parameters.slice(0, density.parameters.length);
    return columns;
  };
}

function commonMean(density: Density, rows: number): number {
  let mean = 0;
  for (let row = 0; row < rows; row++) mean += density.startMean(row) / rows;
  return mean;
}

/** g of a row's own mean, or where that has none from which the way leads back, of the mean of all. */
function startingEta(link: LinkFunction, own: number, mean: number, jet: Float64Array): number {
  const eta = link.eta(own);
  link.mean(eta, jet);
  if (Number.isFinite(eta) && Number.isFinite(jet[0])) return eta;
  const common = link.eta(mean);
  return Number.isFinite(common) ? common : 0;
}

function eachMean(
  curve: Curve,
  eta: Float64Array,
  at: DensityAt,
  into: Float64Array,
  value: (at: DensityAt, row: number) => number,
  jet: Float64Array,
): void {
  for (let row = 0; row < eta.length; row++) {
    curve(eta[row], jet);
    into[row] = value(at, row);
  }
}
