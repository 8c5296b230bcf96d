import type { LinearMixedFit } from "../linear-mixed-model.ts";
import type { PartPlacement } from "../profiled-deviance.ts";
import type { ZeroResidual } from "../vanishing-variance.ts";
import { type DependentEffect, dependentEffects } from "./dependent-effects.ts";

/** What lies on the boundary of the parameter space, by random part; and of the residuals. */
export type Boundary = RandomBoundary | ResidualBoundary;

export type ResidualBoundary =
  | ({ readonly kind: "zero-residual" } & ZeroResidual)
  | { readonly kind: "residual-end"; readonly parameter: string; readonly side: 1 | -1; readonly value: number };

export type RandomBoundary =
  | { readonly kind: "zero-variance"; readonly part: number; readonly effect: number }
  | {
      readonly kind: "perfect-correlation";
      readonly part: number;
      readonly effects: readonly [number, number];
      readonly sign: 1 | -1;
    }
  | {
      readonly kind: "rank-deficient";
      readonly part: number;
      readonly rank: number;
      readonly dependent: readonly DependentEffect[];
    }
  /** Compound symmetry: the correlation that all pairs of effects have, 1 or −1/(q − 1). */
  | { readonly kind: "common-correlation"; readonly part: number; readonly correlation: number };

/** Of the residuals of a fit. */
export function residualBoundaries({
  zeroResiduals,
  state: { residual },
}: Pick<LinearMixedFit, "zeroResiduals" | "state">): readonly ResidualBoundary[] {
  const ends = residual?.ends ?? [];
  return [
    ...zeroResiduals.map((zero) => ({ kind: "zero-residual" as const, ...zero })),
    ...ends.flatMap(({ end: { parameter, occasion }, side, value }): readonly ResidualBoundary[] => {
      return occasion === null ? [{ kind: "residual-end", parameter, side, value }] : [];
    }),
  ];
}

/** `covariances`: Σ by part. */
export function boundaries(
  parts: readonly PartPlacement[],
  theta: Float64Array,
  covariances: readonly Float64Array[],
): readonly RandomBoundary[] {
  return parts.flatMap(({ parameters, thetaOffset }, part): readonly RandomBoundary[] => {
    const { size, lower, structure } = parameters;
    const isZero = lower.map((bound, m) => bound === 0 && theta[thetaOffset + m] === 0);
    if (!isZero.includes(true)) return [];
    const covariance = covariances[part];
    const effects = [...Array(size).keys()];
    const isWithout = (effect: number) => covariance[effect * size + effect] === 0;
    const zeros = effects.filter(isWithout).map((effect) => ({ kind: "zero-variance" as const, part, effect }));
    if (structure === "compound-symmetry" && size > 2) {
      if (zeros.length > 0) return zeros;
      return [{ kind: "common-correlation", part, correlation: isZero[0] ? 1 : -1 / (size - 1) }];
    }
    const rest = effects.filter((effect) => !isWithout(effect));
    const rank = lower.filter((bound, m) => bound === 0 && !isZero[m]).length;
    if (structure === "identity" || rest.length <= rank) return zeros;
    const [first, second] = rest;
    if (rest.length === 2) {
      const sign = covariance[first * size + second] < 0 ? -1 : 1;
      return [...zeros, { kind: "perfect-correlation", part, effects: [first, second], sign }];
    }
    return [
      ...zeros,
      { kind: "rank-deficient", part, rank, dependent: dependentEffects(covariance, size, rest, rank) },
    ];
  });
}
