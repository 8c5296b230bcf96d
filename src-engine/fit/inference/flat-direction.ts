import { symmetricEigen } from "../../math/symmetric-eigen.ts";
import type { FitState } from "../linear-mixed-model.ts";
import { isSettled } from "../residual/residual-ends.ts";
import type { ResidualState } from "../residual/residual-model.ts";
import type { VarianceInformation } from "./information.ts";

/** Variance parameters of which the data tell only a combination: many values fit alike. */
export interface FlatDirection {
  /** The random parts that take part. */
  readonly parts: readonly number[];
  /** Whether parameters of the residuals do. */
  readonly residual: boolean;
}

/** Of the largest curvature, parameters scaled to have the same by themselves. Models that can be told have 10⁻³ and more. */
const flatShare = 1e-4;
/** Of a direction's squared length: less is no part of it. */
const leastShare = 0.05;

/**
 * The direction in the variance parameters in which the deviance hardly rises at the estimates; null where it rises in all, or where
 * what is on the boundary (of the residuals, and `singularParts`; named elsewhere) is all that it has.
 */
export function flatDirection(
  { problem, at, residual }: FitState,
  { size, curvature }: VarianceInformation,
  singularParts: ReadonlySet<number>,
): FlatDirection | null {
  const owners: readonly (number | "residual")[] = [
    ...Array.from(at.theta, (_, m) => problem.parts.findLastIndex(({ thetaOffset }) => thetaOffset <= m)),
    ...Array.from(residual?.eta ?? [], () => "residual" as const),
    "residual",
  ];
  const isSpent = (m: number) => {
    const position = m - at.theta.length;
    return residual !== null && position >= 0 && position < residual.eta.length && changesNothing(residual, position);
  };
  const kept = owners.flatMap((owner, m) => {
    return isSpent(m) || (owner !== "residual" && singularParts.has(owner)) ? [] : [m];
  });
  const diagonal = (m: number) => Math.sqrt(Math.abs(curvature[m * size + m]) || 1);
  const scaled = Float64Array.from(
    kept.flatMap((m) => kept.map((n) => curvature[m * size + n] / (diagonal(m) * diagonal(n)))),
  );
  if (kept.length < 2 || !scaled.every(Number.isFinite)) return null;
  const { values, vectors } = symmetricEigen(scaled, kept.length);
  const smallest = values.indexOf(Math.min(...values));
  if (values[smallest] > flatShare * Math.max(...values)) return null;
  const shares = new Map<number | "residual", number>();
  for (const [place, m] of kept.entries()) {
    const owner = owners[m];
    shares.set(owner, (shares.get(owner) ?? 0) + vectors[place * kept.length + smallest] ** 2);
  }
  const takesPart = (owner: number | "residual") => (shares.get(owner) ?? 0) > leastShare;
  return {
    parts: problem.parts.flatMap((_, part) => (takesPart(part) ? [part] : [])),
    residual: takesPart("residual"),
  };
}

/** Whether an η is so far out that it has no say any more: variances of zero, correlations at an end. */
function changesNothing({ model: { structure }, eta, limit }: ResidualState, position: number): boolean {
  if (isSettled(structure, limit, position)) return true;
  const values = (change: number) =>
    Object.values(structure.at(eta.with(position, eta[position] + change)).parameters(1));
  const less = values(-spentStep);
  return values(spentStep).every(
    (value, k) => Math.abs(value - less[k]) < spentChange * Math.max(...less.map(Math.abs)),
  );
}

const spentStep = 0.01;
const spentChange = 1e-7;
