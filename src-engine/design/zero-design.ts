import { type Outcome, refuse, succeed } from "../../src-contract/outcome.ts";
import type { ResolvedZeros, Specification } from "../specification/specification.ts";
import { withoutAliased } from "./aliasing.ts";
import { type DesignColumn, modelColumns } from "./columns.ts";
import type { RowValues } from "./row-values.ts";

/** Zeros of a kind of their own beside those of a count: the logit of their probability is linear in the columns. */
export interface ZeroDesign {
  readonly kind: ResolvedZeros["kind"];
  /** The intercept first. */
  readonly columns: readonly DesignColumn[];
}

export function zeroDesign(
  { zeros, outcome: name }: Specification,
  outcome: Float64Array,
  values: RowValues,
): Outcome<ZeroDesign | null> {
  if (zeros === null) return succeed(null);
  const lowest = outcome.reduce((low, value) => Math.min(low, value), Number.POSITIVE_INFINITY);
  if (lowest > 0) return refuse({ code: "no-zeros", name, lowest });
  const columns = modelColumns([{ variables: [], at: "model.zeros" }, ...zeros.predictors], values);
  if (!columns.ok) return columns;
  const [aliased] = withoutAliased(columns.value).aliased;
  if (aliased !== undefined) return refuse({ code: "zero-predictor-aliased", name: aliased.column.name });
  return succeed({ kind: zeros.kind, columns: columns.value });
}
