import type { DegreesOfFreedom, StandardErrors } from "../../../src-contract/analysis.ts";
import { isSingleLevel } from "../../design/design.ts";
import { bilinearForms } from "../../math/square-matrix.ts";
import { combinationOnBasis } from "../basis.ts";
import type { LinearMixedFit } from "../linear-mixed-model.ts";
import { adjustedSandwich } from "./adjusted-sandwich.ts";
import { betweenWithin } from "./between-within.ts";
import type { VarianceInformation } from "./information.ts";
import { kenwardRoger } from "./kenward-roger.ts";
import { plainMoments, robustCovariance } from "./sandwich.ts";
import { type ClusterMoments, sandwichF } from "./sandwich-degrees.ts";
import { satterthwaite, satterthwaiteJoint } from "./satterthwaite.ts";
import type { ScaledF } from "./scaled-f.ts";

/** What statistics about β rest on and what they are referred to: one for all tests of a fit. */
export interface ReferenceDistribution extends ModelReference {
  /** The kind that is used: `model` where there are no clusters, `robust` for CR2 where crossed factors have too large ones. */
  readonly standardErrors: StandardErrors;
  /** CR0; null without clusters. */
  readonly robustCovariance: Float64Array | null;
  /** CR2 of clusters that are too large for their rows as they are. */
  readonly isOfWhitenedRows: boolean;
  /** The one that was asked for: tests and intervals go with it. */
  readonly covariance: Float64Array;
}

interface ModelReference {
  /** The method that gave the degrees of freedom: another one than asked for where that one is not defined. */
  readonly method: DegreesOfFreedom;
  /** Var β̂ by the model (by Kenward and Roger's method the adjusted one), p × p. */
  readonly modelCovariance: Float64Array;
  /** What the Wald statistic of linearly independent combinations of β, in the user's units, is referred to. */
  readonly joint: Joint;
}

type Rows = readonly (readonly number[])[];
type Joint = (rows: Rows) => ScaledF;

export function referenceDistribution(fit: LinearMixedFit, information: VarianceInformation): ReferenceDistribution {
  const { standardErrors } = fit.design.specification;
  const reference = modelReference(fit, information);
  const robust = robustCovariance(fit);
  const plain = { ...reference, robustCovariance: robust, isOfWhitenedRows: false };
  if (standardErrors === "model" || robust === null) {
    return { ...plain, standardErrors: "model", covariance: reference.modelCovariance };
  }
  const adjusted = standardErrors === "robust-cr2" ? adjustedSandwich(fit) : null;
  if (adjusted === null) {
    const own = sandwichReference(fit, reference, () => plainMoments(fit));
    return { ...plain, ...own, standardErrors: "robust", covariance: robust };
  }
  const { covariance, clusters, isOfWhitenedRows } = adjusted;
  const own = sandwichReference(fit, reference, () => clusters);
  return { ...plain, ...own, standardErrors, covariance, isOfWhitenedRows };
}

/** At a single level every method but `infinite` gives the residual degrees of freedom, n − p. */
function modelReference(fit: LinearMixedFit, information: VarianceInformation): ModelReference {
  const { outcome, fixed, specification } = fit.design;
  const modelCovariance = fit.coefficientCovariance;
  const method = isSingleLevel(fit.design) && specification.df !== "infinite" ? "residual" : specification.df;
  switch (method) {
    case "infinite":
      return { method, modelCovariance, joint: () => ({ scale: 1, denominator: Number.POSITIVE_INFINITY }) };
    case "residual":
      return { method, modelCovariance, joint: () => ({ scale: 1, denominator: outcome.length - fixed.length }) };
    case "between-within":
      return { method, modelCovariance, joint: leastDegrees(betweenWithin(fit.design)) };
    case "kenward-roger": {
      const adjusted = kenwardRoger(fit);
      return adjusted === null
        ? satterthwaiteReference(fit, information)
        : { method, modelCovariance: adjusted.covariance, joint: adjusted.jointTest };
    }
    case "satterthwaite":
      return satterthwaiteReference(fit, information);
  }
}

function satterthwaiteReference(fit: LinearMixedFit, information: VarianceInformation): ModelReference {
  const modelCovariance = fit.coefficientCovariance;
  // Coefficients and terms of one coefficient ask for the same.
  const known = new Map<string, number>();
  const single = (row: readonly number[]) => {
    const key = row.join();
    const degrees = known.get(key) ?? satterthwaite(fit, information, row);
    known.set(key, degrees);
    return degrees;
  };
  return {
    method: "satterthwaite",
    modelCovariance,
    joint: (rows) => satterthwaiteJoint(single, rows, covarianceOfRows(rows, modelCovariance)),
  };
}

/** A sandwich has degrees of freedom of its own: they take the place of Satterthwaite's and of Kenward and Roger's. */
function sandwichReference(
  { state: { basis, at } }: LinearMixedFit,
  { method }: ModelReference,
  momentsOfClusters: () => readonly ClusterMoments[],
): Partial<ModelReference> {
  if (method !== "satterthwaite" && method !== "kenward-roger") return {};
  const clusters = momentsOfClusters();
  return {
    method: "satterthwaite",
    joint: (rows) =>
      sandwichF(
        clusters,
        at.inverse,
        rows.map((row) => combinationOnBasis(basis, row)),
      ),
  };
}

/** The least degrees of freedom of the coefficients that take part. */
export function leastDegrees(byCoefficient: readonly number[]): Joint {
  return (rows) => {
    const parts = byCoefficient.filter((_, k) => rows.some((row) => row[k] !== 0));
    return { scale: 1, denominator: Math.max(Math.min(...parts), 1) };
  };
}

/** L C L', q × q. */
export function covarianceOfRows(rows: Rows, covariance: Float64Array): Float64Array {
  return bilinearForms(
    rows.map((row) => Float64Array.from(row)),
    covariance,
  );
}
