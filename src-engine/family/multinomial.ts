import type { CoupledDistribution } from "./curvature.ts";

export interface MultinomialRows {
  /** By case: 0 for the reference category, else the number of the equation, 1 … m. */
  readonly outcome: Float64Array;
  /** m, the number of categories but the reference. */
  readonly equations: number;
  /** Prior weights by case, positive; null: 1 each. */
  readonly weights: Float64Array | null;
}

/**
 * Baseline-category logit: every case has m rows of η, one for each category c but the reference (whose η is 0), next to each
 * other; p_c = exp η_c / (1 + Σ exp η). Its curvature diag(p) − pp' is that of differences in pairs: with the reference as the
 * last category,
 *
 *     −∂² ln f/∂η∂η' = Σ_{a<b} p_a p_b (e_a − e_b)(e_a − e_b)'
 *
 * `value` of a case stands at its first row, 0 at the others; derivatives by one row alone are in `second` and `third`.
 */
export function multinomial({ outcome, equations, weights }: MultinomialRows): CoupledDistribution {
  const cases = outcome.length;
  const rows = cases * equations;
  const categories = equations + 1;
  const pairs = (equations * categories) / 2;
  /** By case and category, the reference last. */
  const shares = new Float64Array(cases * categories);
  const response = Float64Array.from({ length: rows }, (_, row) => {
    return outcome[Math.floor(row / equations)] === (row % equations) + 1 ? 1 : 0;
  });
  const weightOf = (one: number) => (weights === null ? 1 : weights[one]);

  /** Fills the shares of one case; returns ln (1 + Σ exp η). */
  const fillShares = (eta: Float64Array, one: number): number => {
    const from = one * equations;
    const to = one * categories;
    let highest = 0;
    for (let c = 0; c < equations; c++) highest = Math.max(highest, eta[from + c]);
    let total = Math.exp(-highest);
    for (let c = 0; c < equations; c++) total += Math.exp(eta[from + c] - highest);
    for (let c = 0; c < equations; c++) shares[to + c] = Math.exp(eta[from + c] - highest) / total;
    shares[to + equations] = Math.exp(-highest) / total;
    return highest + Math.log(total);
  };
  const eachPair = (visit: (difference: number, one: number, a: number, b: number) => void) => {
    for (let one = 0, difference = 0; one < cases; one++) {
      for (let a = 0; a < equations; a++) for (let b = a + 1; b < categories; b++) visit(difference++, one, a, b);
    }
  };
  const fill = (into: Float64Array) =>
    eachPair((difference, one, a, b) => {
      into[difference] = weightOf(one) * shares[one * categories + a] * shares[one * categories + b];
    });
  const fillMoment =
    (moment: (share: number) => number) => (eta: Float64Array, _own: Float64Array, into: Float64Array) => {
      for (let one = 0; one < cases; one++) {
        fillShares(eta, one);
        for (let c = 0; c < equations; c++) into[one * equations + c] = moment(shares[one * categories + c]);
      }
    };
  const binomialVariance = (share: number) => share * (1 - share);

  return {
    distribution: {
      parameters: [],
      response,
      evaluate(eta, _own, order, into) {
        for (let one = 0; one < cases; one++) {
          const logTotal = fillShares(eta, one);
          const weight = weightOf(one);
          const chosen = outcome[one];
          const from = one * equations;
          for (let c = 0; c < equations; c++) {
            const row = from + c;
            into.value[row] = c > 0 ? 0 : weight * ((chosen === 0 ? 0 : eta[from + chosen - 1]) - logTotal);
            if (order < 1) continue;
            const share = shares[one * categories + c];
            into.first[row] = weight * (response[row] - share);
            into.second[row] = -weight * binomialVariance(share);
            into.third[row] = -weight * binomialVariance(share) * (1 - 2 * share);
          }
        }
      },
      expectedInformation(eta, own, into) {
        fillMoment(binomialVariance)(eta, own, into);
        if (weights !== null) for (let row = 0; row < rows; row++) into[row] *= weights[Math.floor(row / equations)];
      },
      start(into) {
        const counts = new Float64Array(categories);
        for (let one = 0; one < cases; one++) counts[outcome[one]] += 1;
        for (let row = 0; row < rows; row++) into[row] = Math.log(counts[(row % equations) + 1] / counts[0]);
      },
      mean: fillMoment((share) => share),
      slope: fillMoment(binomialVariance),
      variance: fillMoment(binomialVariance),
    },
    curvature: {
      differences: cases * pairs,
      difference(values) {
        const result = new Float64Array(cases * pairs);
        eachPair((difference, one, a, b) => {
          const from = one * equations;
          result[difference] = values[from + a] - (b < equations ? values[from + b] : 0);
        });
        return result;
      },
      fill: (_derivatives, into) => fill(into),
      fillExpected(eta, _own, into) {
        for (let one = 0; one < cases; one++) fillShares(eta, one);
        fill(into);
      },
      times(pairWeights, values, into) {
        into.fill(0);
        eachPair((difference, one, a, b) => {
          const from = one * equations;
          const product = pairWeights[difference] * (values[from + a] - (b < equations ? values[from + b] : 0));
          into[from + a] += product;
          if (b < equations) into[from + b] -= product;
        });
      },
      halfSlope(_derivatives, pairWeights, leverages, into) {
        // ∂(p_a p_b)/∂η_c = p_a p_b ([a = c] + [b = c] − 2 p_c).
        into.fill(0);
        eachPair((difference, one, a, b) => {
          const half = 0.5 * leverages[difference] * pairWeights[difference];
          const from = one * equations;
          into[from + a] += half;
          if (b < equations) into[from + b] += half;
          for (let c = 0; c < equations; c++) into[from + c] -= 2 * half * shares[one * categories + c];
        });
      },
    },
  };
}
