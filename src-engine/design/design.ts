import { type Outcome, refuse, succeed } from "../../src-contract/outcome.ts";
import {
  type Group,
  groupKey,
  type ResolvedResidual,
  type Specification,
  variablesUsed,
} from "../specification/specification.ts";
import type { DataSet } from "../table/data-set.ts";
import { type AliasedColumn, isIntercept, type OrthonormalBasis, withoutAliased } from "./aliasing.ts";
import { type DesignColumn, modelColumns, type RandomPart } from "./columns.ts";
import { equationColumns } from "./equations.ts";
import { type DesignHypothesis, designHypotheses } from "./hypotheses.ts";
import {
  checkCrossed,
  checkOutcome,
  checkOutcomeVaries,
  checkRandomPart,
  checkRowCount,
  checkWeights,
} from "./identifiable.ts";
import { type OutcomeColumns, outcomeColumns } from "./outcome.ts";
import { type ResidualDesign, residualDesign } from "./residual-design.ts";
import { continuousAsIs, type RowValues, rowValues } from "./row-values.ts";
import { type RowsUsed, rowsUsed } from "./rows-used.ts";
import { checkStart } from "./start.ts";
import { type TermHypothesis, termHypotheses } from "./term-hypotheses.ts";
import { type Grouping, orderUnits } from "./units.ts";
import { type ZeroDesign, zeroDesign } from "./zero-design.ts";

/**
 * A specification met with data: η = X β + Σ Z u (+ e for a normal outcome), row by row in an order where every unit's rows stand together.
 * Nothing is scaled or transformed; columns are in the user's units.
 */
export interface Design extends OutcomeColumns {
  readonly specification: Specification;
  readonly used: RowsUsed;
  /** Positions in the table, in the design's order. */
  readonly rows: Int32Array;
  /** The columns of X that are estimable. */
  readonly fixed: readonly DesignColumn[];
  readonly aliased: readonly AliasedColumn[];
  readonly orthonormal: OrthonormalBasis | null;
  /** What tests of whole terms, and those the user asks for, say of β. */
  readonly terms: readonly TermHypothesis[];
  readonly hypotheses: readonly DesignHypothesis[];
  /** Grouping factors of the random part, those with most units first. */
  readonly groupings: readonly Grouping[];
  /** Whether each grouping factor lies within the next one; else some are crossed. */
  readonly isNested: boolean;
  readonly random: readonly RandomPart[];
  /** Zeros of their own kind; null: none. */
  readonly zeros: ZeroDesign | null;
  readonly residual: ResidualDesign;
  /** Precision weights, positive: Var e = σ²/w. Null: all 1. */
  readonly weights: Float64Array | null;
  /** For drawing and describing what was fitted: the model's variables at the design's rows. */
  readonly values: RowValues;
}

/**
 * Builds the design, or refuses with what makes the model impossible on these data: no rows, one unit, a constant
 * outcome, a slope that cannot vary between units … Aliased columns are left out and named, not refused.
 */
export function buildDesign(data: DataSet, specification: Specification): Outcome<Design> {
  const used = rowsUsed(data, variablesUsed(specification));
  if (!used.ok) return used;
  const groups = distinctGroups(specification);
  const { rows, groupings, isNested } = orderUnits(data, used.value.rows, groups, sortedInside(specification.residual));
  const values = rowValues(data, rows);

  const outcome = outcomeColumns(specification, values, rows);
  if (!outcome.ok) return outcome;
  const columns = modelColumns(specification.fixed, values);
  if (!columns.ok) return columns;
  const candidates = specification.distribution === "ordinal" ? interceptFirst(columns.value) : columns.value;
  const { columns: fixed, aliased, orthonormal } = withoutAliased(candidates);
  const hypotheses = designHypotheses(
    specification.hypotheses,
    equationColumns(fixed, outcome.value.equations),
    aliased,
  );
  if (!hypotheses.ok) return hypotheses;
  const random: RandomPart[] = [];
  for (const entry of specification.random) {
    const z = modelColumns(entry.terms, values);
    if (!z.ok) return z;
    const grouping = groupings.findIndex(({ group }) => groupKey(group) === groupKey(entry.group));
    random.push({ grouping, columns: z.value, covariance: entry.covariance });
  }

  const zeros = zeroDesign(specification, outcome.value.outcome, values);
  if (!zeros.ok) return zeros;
  const residual = residualDesign(specification.residual, rows.length, values, groupings);
  if (!residual.ok) return residual;
  const weights = specification.weights === null ? null : values.continuous(continuousAsIs(specification.weights));

  const problem =
    checkOutcome(specification, outcome.value) ??
    checkWeights(specification.weights, weights, rows) ??
    checkRowCount(rows.length, fixed.length) ??
    checkRandomPart(specification, rows.length, groupings, random, fixed) ??
    checkStart(specification.search.start, groupings, random) ??
    checkOutcomeVaries(specification, outcome.value, groupings[0]) ??
    checkCrossed(isNested, specification.df, groupings, random);
  if (problem !== null) return refuse(problem);
  return succeed({
    specification,
    used: used.value,
    rows,
    ...outcome.value,
    fixed,
    aliased,
    orthonormal,
    terms: termHypotheses(specification.fixed, candidates, { aliased, orthonormal }, values).filter(
      ({ term }) => specification.distribution !== "ordinal" || specification.fixed[term].variables.length > 0,
    ),
    hypotheses: hypotheses.value,
    groupings,
    isNested,
    random,
    zeros: zeros.value,
    residual: residual.value,
    weights,
    values,
  });
}

/** Whether least squares is all there is to it: no random effects, independent residuals. */
export function isSingleLevel({ random, residual }: Pick<Design, "random" | "residual">): boolean {
  return random.length === 0 && residual.kind === "independent";
}

/** Where the intercept stands for thresholds it stays, whatever else adds up to it. */
function interceptFirst(columns: readonly DesignColumn[]): readonly DesignColumn[] {
  return [...columns.filter(isIntercept), ...columns.filter((column) => !isIntercept(column))];
}

/** Rows of a subject stand together, in the order of their occasions. */
function sortedInside(residual: ResolvedResidual): readonly Group[] {
  if (residual.kind !== "within") return [];
  return residual.order === null ? [residual.within] : [[residual.order], residual.within];
}

/** Groups of the random part, once each. The same variables in another order are the same group. */
function distinctGroups({ random }: Specification): readonly Group[] {
  const groups = new Map<string, Group>();
  for (const { group } of random) if (!groups.has(groupKey(group))) groups.set(groupKey(group), group);
  return [...groups.values()];
}
