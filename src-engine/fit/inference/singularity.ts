import type { PartPlacement } from "../profiled-deviance.ts";
import type { ZeroResidual } from "../vanishing-variance.ts";

/** What lies on the boundary of the parameter space, by random part; and of the residuals. */
export type Boundary = RandomBoundary | ({ readonly kind: "zero-residual" } & ZeroResidual);

export type RandomBoundary =
  | { readonly kind: "zero-variance"; readonly part: number; readonly effect: number }
  | { readonly kind: "perfect-correlation"; readonly part: number; readonly sign: 1 | -1 }
  | { readonly kind: "rank-deficient"; readonly part: number; readonly rank: number };

/** `covariances`: Σ by part. */
export function boundaries(
  parts: readonly PartPlacement[],
  theta: Float64Array,
  covariances: readonly Float64Array[],
): readonly RandomBoundary[] {
  return parts.flatMap(({ parameters, thetaOffset }, part): RandomBoundary[] => {
    const { size, lower, structure } = parameters;
    const isZero = lower.map((bound, m) => bound === 0 && theta[thetaOffset + m] === 0);
    const rankLost = isZero.filter(Boolean).length * (structure === "identity" ? size : 1);
    if (rankLost === 0) return [];
    const covariance = covariances[part];
    const zeros = [...Array(size).keys()].filter((effect) => covariance[effect * size + effect] === 0);
    const atZero = zeros.map((effect): RandomBoundary => ({ kind: "zero-variance", part, effect }));
    if (zeros.length >= rankLost) return atZero;
    if (size === 2) return [{ kind: "perfect-correlation", part, sign: covariance[1] < 0 ? -1 : 1 }];
    return [...atZero, { kind: "rank-deficient", part, rank: size - rankLost }];
  });
}
