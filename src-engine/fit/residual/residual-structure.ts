import type { Occasions, ResidualDesign, VariancePredictor } from "../../design/residual-design.ts";
import { heterogeneous } from "./heterogeneous.ts";
import { autocorrelations } from "./partial-correlations.ts";
import { independent, type ParameterEnd, type ResidualStructure } from "./residual-matrix.ts";

/** Null for independent residuals with one variance. */
export function residualStructure(design: ResidualDesign): ResidualStructure | null {
  switch (design.kind) {
    case "independent":
      return null;
    case "by-group":
      return heterogeneous(design.occasions, null);
    case "log-linear":
      return logLinear(design.predictors);
    case "within": {
      const { occasions } = design;
      switch (design.structure) {
        case "compound-symmetry":
          return exchangeable(longest(design.starts));
        case "compound-symmetry-heterogeneous":
          return heterogeneous(occasions, exchangeable(longest(design.starts)));
        case "ar1":
          return autoregressive(occasions);
        case "ar1-heterogeneous":
          return heterogeneous(occasions, autoregressive(occasions));
        case "arma11":
          return autoregressiveMovingAverage(occasions);
        case "toeplitz":
          return toeplitz(occasions);
        case "toeplitz-heterogeneous":
          return heterogeneous(occasions, toeplitz(occasions));
        case "diagonal":
          return heterogeneous(occasions, null);
        case "unstructured":
          return unstructured(occasions);
      }
    }
  }
}

/** −1/(t − 1) < ρ < 1, t the rows of the longest subject, by a logistic curve between the two. */
function exchangeable(rows: number): ResidualStructure {
  const lowest = rows > 1 ? -1 / (rows - 1) : -1;
  const etaOf = (rho: number) => Math.log((rho - lowest) / (1 - rho));
  return {
    start: Float64Array.of(etaOf(0.1)),
    otherStarts: [Float64Array.of(etaOf(0.9))],
    ends: [{ position: 0, steepness: 1, parameter: "rho", occasion: null }],
    conditionals: [],
    referredTo: null,
    at([eta]) {
      const rho = lowest + (1 - lowest) / (1 + Math.exp(-eta));
      return {
        scales: null,
        variances: null,
        correlation: { kind: "exchangeable", correlation: rho },
        parameters: () => ({ rho }),
      };
    },
  };
}

/**
 * First-order autoregression: ρ^|t_i − t_j|, ρ = tanh η. Between whole steps ρ may be negative; for times in between the
 * process in continuous time has ρ > 0 (Jones & Boadi-Boateng 1991), and ρ = 1/(1 + e^−η).
 */
function autoregressive({ positions }: Occasions): ResidualStructure {
  const steps = positions.every((position) => Number.isInteger(position - positions[0]));
  return {
    start: Float64Array.of(steps ? Math.atanh(0.2) : 0),
    otherStarts: steps ? [Float64Array.of(Math.atanh(-0.6)), Float64Array.of(Math.atanh(0.9))] : [Float64Array.of(2)],
    ends: [{ position: 0, steepness: steps ? 2 : 1, parameter: "rho", occasion: null }],
    conditionals: [],
    referredTo: null,
    at([eta]) {
      const rho = steps ? Math.tanh(eta) : 1 / (1 + Math.exp(-eta));
      return {
        scales: null,
        variances: null,
        correlation: { kind: "markov", between: (i, j) => rho ** Math.abs(positions[i] - positions[j]) },
        parameters: () => ({ rho }),
      };
    },
  };
}

/**
 * ARMA(1,1): γ ρ^(d − 1) at a distance of d ≥ 1, with γ = (1 + ρϑ)(ρ + ϑ)/(1 + 2ρϑ + ϑ²) for the autoregression ρ and the
 * moving average ϑ, both between −1 and 1 (Box, Jenkins & Reinsel 2008, section 3.4): γ is then between −(1 − ρ)/2, where ϑ = −1, and
 * (1 + ρ)/2, where ϑ = 1, by a logistic curve between the two.
 */
function autoregressiveMovingAverage({ positions }: Occasions): ResidualStructure {
  const etaOf = ([rho, gamma]: readonly [number, number]) => {
    const share = gamma + (1 - rho) / 2;
    return Float64Array.of(Math.atanh(rho), Math.log(share / (1 - share)));
  };
  return {
    start: etaOf([0.3, 0.3]),
    otherStarts: (
      [
        [0.8, 0.5],
        [0.95, 0.9],
        [-0.5, -0.5],
        [0.5, -0.2],
      ] as const
    ).map(etaOf),
    ends: [
      { position: 0, steepness: 2, parameter: "rho", occasion: null },
      { position: 1, steepness: 1, parameter: "theta", occasion: null },
    ],
    conditionals: [],
    referredTo: null,
    at([a, b]) {
      const rho = Math.tanh(a);
      const gamma = 1 / (1 + Math.exp(-b)) - (1 - rho) / 2;
      return {
        scales: null,
        variances: null,
        correlation: {
          kind: "general",
          between: (i, j) => (i === j ? 1 : gamma * rho ** (Math.abs(positions[i] - positions[j]) - 1)),
        },
        parameters: () => ({ rho, gamma }),
      };
    },
  };
}

/** A correlation ρ_d for each distance d, from the partial autocorrelations tanh η_d (Barndorff-Nielsen & Schou 1973). */
function toeplitz({ positions }: Occasions): ResidualStructure {
  const most = Math.max(...positions) - Math.min(...positions);
  return {
    start: new Float64Array(most),
    otherStarts: [0.8, -0.5].map((first) => new Float64Array(most).with(0, Math.atanh(first))),
    ends: Array.from({ length: most }, (_, d) => ({
      position: d,
      steepness: 2 as const,
      parameter: `rho[${d + 1}]`,
      occasion: null,
    })),
    conditionals: [],
    referredTo: null,
    at(eta) {
      const correlations = autocorrelations(Array.from(eta, Math.tanh));
      return {
        scales: null,
        variances: null,
        correlation: { kind: "general", between: (i, j) => correlations[Math.abs(positions[i] - positions[j])] },
        parameters: () => Object.fromEntries(correlations.slice(1).map((value, d) => [`rho[${d + 1}]`, value])),
      };
    },
  };
}

/**
 * HLM's heterogeneous level-1 variance (Raudenbush & Bryk 2002, equation 6.21): ln σ²_i = α₀ + Σ α_k x_ki, one variance for each
 * combination of the x. η are the α of standardized predictors.
 */
function logLinear(predictors: readonly VariancePredictor[]): ResidualStructure {
  const [{ values }] = predictors;
  return {
    start: new Float64Array(predictors.length),
    otherStarts: [],
    ends: [],
    conditionals: [],
    referredTo: null,
    at(eta) {
      const scales = Array.from(values, (_, occasion) => {
        const log = predictors.reduce(
          (sum, own, k) => sum + eta[k] * ((own.values[occasion] - own.mean) / own.spread),
          0,
        );
        return Math.exp(log / 2);
      });
      const slopes = predictors.map(({ spread }, k) => eta[k] / spread);
      return {
        scales,
        variances: scales.map((scale) => scale * scale),
        correlation: independent,
        parameters: (variance) => ({
          "alpha[(Intercept)]": Math.log(variance) - predictors.reduce((sum, { mean }, k) => sum + slopes[k] * mean, 0),
          ...Object.fromEntries(predictors.map(({ name }, k) => [`alpha[${name}]`, slopes[k]])),
        }),
      };
    },
  };
}

/** R = C C', C lower triangular, C_11 = 1, diagonal e^η: any positive definite matrix (Pinheiro & Bates 1996). */
function unstructured({ labels }: Occasions): ResidualStructure {
  const size = labels.length;
  return {
    start: new Float64Array((size * (size + 1)) / 2 - 1),
    otherStarts: [4, 1 / 4].map((scale) => alikeFrom(size, 0.8, scale)),
    ends: [],
    conditionals: labels.slice(1).map((label, before): ParameterEnd => {
      const occasion = before + 1;
      const position = (occasion * (occasion + 3)) / 2 - 1;
      return { position, steepness: 2, parameter: `variance[${label}]`, occasion };
    }),
    referredTo: null,
    at(eta) {
      const factor = labels.map((_, i) =>
        Array.from({ length: i + 1 }, (_, j) => {
          const value = i === 0 ? 0 : eta[(i * (i + 1)) / 2 + j - 1];
          return i === j ? Math.exp(value) : value;
        }),
      );
      const matrix = labels.map((_, i) =>
        labels.map((_, j) => {
          let sum = 0;
          for (let k = 0; k <= Math.min(i, j); k++) sum += factor[i][k] * factor[j][k];
          return sum;
        }),
      );
      return {
        scales: null,
        variances: matrix.map((row, i) => row[i]),
        correlation: { kind: "general", between: (i, j) => matrix[i][j] },
        parameters: (variance) =>
          Object.fromEntries(
            labels.flatMap((label, i) =>
              labels.slice(0, i + 1).map((other, j) => {
                const name = i === j ? `variance[${label}]` : `covariance[${other},${label}]`;
                return [name, variance * matrix[i][j]] as const;
              }),
            ),
          ),
      };
    },
  };
}

/** η of unstructured occasions that are alike, ρ, with standard deviations of 1 and, but for the first, s: C is that of compound symmetry times s. */
function alikeFrom(size: number, rho: number, scale: number): Float64Array {
  const eta: number[] = [];
  const diagonal: number[] = [];
  const below: number[] = [];
  for (let i = 0; i < size; i++) {
    const s = i === 0 ? 1 : scale;
    for (let j = 0; j < i; j++) eta.push(s * below[j]);
    const left = 1 - below.reduce((sum, value) => sum + value * value, 0);
    diagonal.push(Math.sqrt(left));
    below.push((rho - below.reduce((sum, value) => sum + value * value, 0)) / diagonal[i]);
    if (i > 0) eta.push(Math.log(s * diagonal[i]));
  }
  return Float64Array.from(eta);
}

function longest(starts: Int32Array): number {
  return starts.reduce((most, start, index) => Math.max(most, start - (starts[index - 1] ?? start)), 0);
}
