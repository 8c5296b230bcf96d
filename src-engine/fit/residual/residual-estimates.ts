import type { VarianceInformation } from "../inference/information.ts";
import type { LinearMixedFit } from "../linear-mixed-model.ts";
import { meanVariance } from "./mean-variance.ts";
import type { ResidualAt } from "./residual-matrix.ts";

/** A parameter of the residuals' covariance matrix, in the user's units. */
export interface ResidualEstimate {
  readonly name: string;
  readonly estimate: number;
  /** Asymptotic; NaN where it is at an end of what it can be, whatever the others are. */
  readonly se: number;
}

/** Step in η of the delta method's derivatives. */
const step = 1e-5;
/** Of σ², relative to it. */
const scaleStep = 1e-4;

/**
 * The family's parameters and the mean residual variance, with standard errors by the delta method from the information on
 * (η, σ²). Without a residual structure only the variance.
 */
export function residualEstimates(
  fit: LinearMixedFit,
  { size, covariance }: VarianceInformation,
): { readonly parameters: readonly ResidualEstimate[]; readonly varianceSe: number } {
  const { design, scaleVariance, state } = fit;
  const unit = state.basis.outcomeScale ** 2;
  const errorOf = (gradient: readonly number[]) => {
    const first = size - gradient.length;
    let sum = 0;
    for (const [a, left] of gradient.entries()) {
      for (const [b, right] of gradient.entries()) sum += left * right * covariance[(first + a) * size + first + b];
    }
    return Math.sqrt(Math.max(sum, 0));
  };
  if (state.residual === null || design.residual.kind === "independent") {
    return { parameters: [], varianceSe: errorOf([unit]) };
  }
  const { codes } = design.residual.occasions;
  const { model, limit, at } = state.residual;
  const values = (there: ResidualAt, variance: number): readonly number[] => [
    variance * meanVariance(codes, there),
    ...Object.values(there.parameters(variance)),
  ];
  const inEta = Array.from(limit, (value, m) => {
    const above = values(model.structure.at(limit.with(m, value + step)), scaleVariance);
    const below = values(model.structure.at(limit.with(m, value - step)), scaleVariance);
    return above.map((upper, index) => (upper - below[index]) / (2 * step));
  });
  const more = values(at, scaleVariance * (1 + scaleStep));
  const less = values(at, scaleVariance * (1 - scaleStep));
  const errors = more.map((value, index) => {
    const inScale = ((value - less[index]) / (2 * scaleStep * scaleVariance)) * unit;
    return errorOf([...inEta.map((gradient) => gradient[index]), inScale]);
  });
  const parameters = Object.entries(at.parameters(scaleVariance)).map(([name, estimate], index) => {
    return { name, estimate, se: errors[index + 1] > 0 ? errors[index + 1] : Number.NaN };
  });
  return { parameters, varianceSe: errors[0] };
}
