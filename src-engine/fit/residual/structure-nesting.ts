import { groupKey, type ResolvedResidual, termKey, type WithinStructure } from "../../specification/specification.ts";

/** The structures of which each is a special case, besides itself. */
const wider: Readonly<Record<WithinStructure, readonly WithinStructure[]>> = {
  "compound-symmetry": ["toeplitz", "compound-symmetry-heterogeneous", "toeplitz-heterogeneous", "unstructured"],
  ar1: ["arma11", "toeplitz", "ar1-heterogeneous", "toeplitz-heterogeneous", "unstructured"],
  arma11: ["toeplitz", "toeplitz-heterogeneous", "unstructured"],
  toeplitz: ["toeplitz-heterogeneous", "unstructured"],
  diagonal: ["ar1-heterogeneous", "compound-symmetry-heterogeneous", "toeplitz-heterogeneous", "unstructured"],
  "ar1-heterogeneous": ["toeplitz-heterogeneous", "unstructured"],
  "compound-symmetry-heterogeneous": ["toeplitz-heterogeneous", "unstructured"],
  "toeplitz-heterogeneous": ["unstructured"],
  unstructured: [],
};

/** Whether every residual covariance matrix of the first is one of the second. */
export function residualIsNested(smaller: ResolvedResidual, larger: ResolvedResidual): boolean {
  if (smaller.kind === "independent") return true;
  if (smaller.kind === "by-group") return larger.kind === "by-group" && smaller.by === larger.by;
  if (smaller.kind === "log-linear") {
    const keys = new Set(larger.kind === "log-linear" ? larger.predictors.map(termKey) : []);
    return smaller.predictors.every((term) => keys.has(termKey(term)));
  }
  if (larger.kind !== "within") return false;
  const sameRows = groupKey(smaller.within) === groupKey(larger.within) && smaller.order === larger.order;
  return sameRows && (smaller.structure === larger.structure || wider[smaller.structure].includes(larger.structure));
}
