import type { Link } from "../../../src-contract/analysis.ts";
import type { ConditionalDistribution, OwnParameter, RowDerivatives } from "../conditional-distribution.ts";
import { linkFunction } from "../links/named-link.ts";
import { categoryProbability } from "./category-probability.ts";

export interface OrdinalRows {
  /** By row: 1 … `categories`. */
  readonly outcome: Float64Array;
  /** K ≥ 2, each with rows of its own. */
  readonly categories: number;
  /** Prior weights, positive; null: 1 each. */
  readonly weights: Float64Array | null;
  /** Columns x whose coefficients differ from threshold to threshold (partial proportional odds); none by default. */
  readonly moving?: readonly Float64Array[];
}

/**
 * Cumulative link model, g(P(Y ≤ k)) = δ_k − η, with δ_1 = 0: the intercept in η is −τ_1, the first threshold, and the own
 * parameters are the logarithms of the steps δ_k − δ_{k−1} from one threshold to the next (HLM's parametrization;
 * McCullagh 1980).
 * Means are those of the categories' numbers. With moving columns the thresholds from the second on are those of their row,
 * δ_k − x'γ_k, and γ_2, γ_3 … follow the steps among the own parameters: η has their coefficients at the first threshold
 * (Peterson & Harrell 1990).
 */
export function cumulative(rows: OrdinalRows, link: Link): ConditionalDistribution {
  const { outcome, categories, weights, moving = [] } = rows;
  const { eta: etaOf } = linkFunction(link);
  const probability = categoryProbability(linkFunction(link));
  const jet = new Float64Array(7);
  const start = startingThresholds(outcome, categories, etaOf);
  const steps = start.slice(1).map((threshold, k) => threshold - start[k]);

  /** Visits the categories' probabilities at one η. */
  const eachCategory = (eta: number, bounds: Float64Array, visit: (category: number, share: number) => void) => {
    for (let category = 1; category <= categories; category++) {
      probability(eta, bounds[category - 1], bounds[category], jet);
      visit(category, Math.exp(jet[0]));
    }
  };
  const moments = (eta: number, bounds: Float64Array) => {
    let [mean, square, slope, information] = [0, 0, 0, 0];
    eachCategory(eta, bounds, (category, share) => {
      if (share === 0) return;
      mean += category * share;
      square += category * category * share;
      slope += category * share * jet[1];
      information += share * jet[1] * jet[1];
    });
    return { mean, slope, information, variance: square - mean * mean };
  };
  const fillMoment =
    (moment: keyof ReturnType<typeof moments>) => (eta: Float64Array, own: Float64Array, into: Float64Array) => {
      const bounds = boundsByRow(moving, categories, own);
      for (let row = 0; row < eta.length; row++) into[row] = moments(eta[row], bounds(row))[moment];
    };

  return {
    parameters: [...steps.map(stepParameter), ...movingParameters(moving.length, categories)],
    response: outcome,
    evaluate(eta, own, order, into) {
      const boundsAt = boundsByRow(moving, categories, own);
      for (let row = 0; row < eta.length; row++) {
        const category = outcome[row];
        const bounds = boundsAt(row);
        probability(eta[row], bounds[category - 1], bounds[category], jet);
        if (!(jet[0] > Number.NEGATIVE_INFINITY)) jet.fill(0).fill(Number.NEGATIVE_INFINITY, 0, 1);
        const weight = weights === null ? 1 : weights[row];
        if (weight !== 1) for (let k = 0; k < jet.length; k++) jet[k] *= weight;
        into.value[row] = jet[0];
        if (order < 1) continue;
        into.first[row] = jet[1];
        into.second[row] = jet[2];
        into.third[row] = jet[3];
        if (order < 3) continue;
        writeSteps(jet, category, own.subarray(0, steps.length), row, into);
        writeMoving(jet, category, moving, steps.length, row, into);
      }
    },
    expectedInformation(eta, own, into) {
      fillMoment("information")(eta, own, into);
      if (weights !== null) for (let row = 0; row < into.length; row++) into[row] *= weights[row];
    },
    start: (into) => into.fill(-start[0]),
    mean: fillMoment("mean"),
    slope: fillMoment("slope"),
    variance: fillMoment("variance"),
  };
}

/** [−∞, δ_1 = 0, δ_2, … , ∞]. */
export function boundsOf(own: Float64Array): Float64Array {
  const bounds = new Float64Array(own.length + 3);
  bounds[0] = Number.NEGATIVE_INFINITY;
  for (let k = 0; k < own.length; k++) bounds[k + 2] = bounds[k + 1] + Math.exp(own[k]);
  bounds[own.length + 2] = Number.POSITIVE_INFINITY;
  return bounds;
}

/** The bounds of each row's categories; valid until the next row is asked for. */
function boundsByRow(
  moving: readonly Float64Array[],
  categories: number,
  own: Float64Array,
): (row: number) => Float64Array {
  const steps = categories - 2;
  const common = boundsOf(own.subarray(0, steps));
  if (moving.length === 0) return () => common;
  const bounds = common.slice();
  return (row) => {
    for (let k = 0; k < steps; k++) {
      const first = steps + k * moving.length;
      bounds[k + 2] = common[k + 2];
      for (let m = 0; m < moving.length; m++) bounds[k + 2] -= own[first + m] * moving[m][row];
    }
    return bounds;
  };
}

/** A step moves the thresholds above it: both of a category, as if η went down, or the upper one alone. */
function writeSteps(
  jet: Float64Array,
  category: number,
  own: Float64Array,
  row: number,
  { parameters }: RowDerivatives,
): void {
  for (let k = 0; k < own.length; k++) {
    const { first, mixed, mixedSecond } = parameters[k];
    const step = Math.exp(own[k]);
    const [from, factor] = category === k + 2 ? [4, step] : [1, category > k + 2 ? -step : 0];
    first[row] = factor * jet[from];
    mixed[row] = factor * jet[from + 1];
    mixedSecond[row] = factor * jet[from + 2];
  }
}

/** γ_k moves threshold k alone, the upper one of its category and the lower one of the next, against x. */
function writeMoving(
  jet: Float64Array,
  category: number,
  moving: readonly Float64Array[],
  steps: number,
  row: number,
  { parameters }: RowDerivatives,
): void {
  for (let k = 0; k < steps; k++) {
    for (let m = 0; m < moving.length; m++) {
      const { first, mixed, mixedSecond } = parameters[steps + k * moving.length + m];
      const x = moving[m][row];
      const [ofUpper, ofBoth] = category === k + 2 ? [-x, 0] : category === k + 3 ? [x, x] : [0, 0];
      first[row] = ofUpper * jet[4] + ofBoth * jet[1];
      mixed[row] = ofUpper * jet[5] + ofBoth * jet[2];
      mixedSecond[row] = ofUpper * jet[6] + ofBoth * jet[3];
    }
  }
}

/** τ of the categories' shares of all rows. */
function startingThresholds(outcome: Float64Array, categories: number, etaOf: (mean: number) => number): number[] {
  const counts = new Float64Array(categories);
  for (let row = 0; row < outcome.length; row++) counts[outcome[row] - 1] += 1;
  let below = 0;
  return Array.from({ length: categories - 1 }, (_, k) => {
    below += counts[k];
    return etaOf(below / outcome.length);
  });
}

function stepParameter(step: number, k: number): OwnParameter {
  return { name: `step[${k + 2}]`, start: Math.log(step), natural: Math.exp, naturalSlope: Math.exp };
}

function movingParameters(columns: number, categories: number): OwnParameter[] {
  return Array.from({ length: columns * (categories - 2) }, (_, at): OwnParameter => {
    const name = `difference[${Math.floor(at / columns) + 2}, ${(at % columns) + 1}]`;
    return { name, start: 0, natural: (value) => value, naturalSlope: () => 1 };
  });
}
