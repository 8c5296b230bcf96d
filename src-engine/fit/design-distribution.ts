import { type Outcome, refuse, succeed } from "../../src-contract/outcome.ts";
import { isIntercept } from "../design/aliasing.ts";
import type { Design } from "../design/design.ts";
import { meanOf } from "../design/row-values.ts";
import type { ZeroDesign } from "../design/zero-design.ts";
import type { ConditionalDistribution } from "../family/conditional-distribution.ts";
import { type CoupledDistribution, curvatureByRow } from "../family/curvature.ts";
import { multinomial } from "../family/multinomial.ts";
import { cumulative } from "../family/ordinal/cumulative.ts";
import type { OutcomeChoice } from "../family/outcome-choice.ts";
import { boundDistribution, conditionalDistribution } from "../family/outcome-distribution.ts";
import { overdispersed } from "../family/overdispersed.ts";
import { type CountRows, withZeroPart } from "../family/zero-part.ts";
import { hasPositiveMeans } from "../specification/links.ts";
import { linkName } from "../specification/resolve/resolve-outcome.ts";
import { standardizedColumns } from "./basis.ts";

/**
 * The distribution of a design's outcome given η, bound to its rows (multinomial: to the rows of each equation). Refuses values
 * that the distribution cannot have.
 */
export function distributionOf(design: Design): Outcome<CoupledDistribution> {
  const { outcome, equations, weights } = design;
  if (equations !== null) return succeed(multinomial({ outcome, equations: equations.length, weights }));
  const distribution = rowDistribution(design);
  if (!distribution.ok) return distribution;
  return succeed({ distribution: distribution.value, curvature: curvatureByRow(distribution.value, outcome.length) });
}

function rowDistribution(design: Design): Outcome<ConditionalDistribution> {
  const { specification, outcome, categories, trials, weights, rows, zeros } = design;
  const { distribution, link, overdispersion } = specification;
  if (distribution === "ordinal") {
    return succeed(cumulative({ outcome, categories: categories?.length ?? 2, weights }, link));
  }
  const choice = choiceOf(design);
  const plain = conditionalDistribution(choice, { outcome, trials, weights }, rows);
  if (!plain.ok) return plain;
  const mean = meanOf(outcome);
  if ((distribution === "normal" || distribution === "student-t") && hasPositiveMeans(link) && !(mean > 0)) {
    return refuse({ code: "outcome-mean-not-positive", name: specification.outcome, link: linkName(link), mean });
  }
  if (overdispersion) return succeed(overdispersed(plain.value));
  if (zeros === null) return plain;
  return succeed(withZeros(choice, { outcome, weights }, zeros, standardizedColumns(zeros.columns).columns));
}

/** A count with a zero part for one row whose predictors of the zeros are at their means. */
export function atMeanZeros(design: Design, zeros: ZeroDesign): ConditionalDistribution {
  return atZeros(
    design,
    zeros,
    zeros.columns.map(({ values }) => meanOf(values)),
  );
}

/** The same for one row, an outcome of 0, whose predictors of the zeros have these values. */
export function atZeros(design: Design, zeros: ZeroDesign, values: readonly number[]): ConditionalDistribution {
  const { toUser } = standardizedColumns(zeros.columns);
  const standardized = zeros.columns.map((_, k) =>
    Float64Array.of(values.reduce((sum, value, j) => sum + value * toUser[j][k], 0)),
  );
  return withZeros(choiceOf(design), { outcome: Float64Array.of(0), weights: null }, zeros, standardized);
}

/** The count alone, beside which the zeros of their own kind stand. */
export function countDistribution(design: Design): ConditionalDistribution {
  return boundDistribution(choiceOf(design), { outcome: design.outcome, trials: null, weights: null });
}

function withZeros(
  choice: OutcomeChoice,
  rows: CountRows,
  { kind, columns }: ZeroDesign,
  standardized: readonly Float64Array[],
): ConditionalDistribution {
  const bind = (outcome: Float64Array) => boundDistribution(choice, { outcome, trials: null, weights: null });
  return withZeroPart(bind, rows, { kind, columns: standardized, intercept: columns.findIndex(isIntercept) });
}

function choiceOf({ specification }: Design): OutcomeChoice {
  const { distribution, link, outcome, trials, degreesOfFreedom } = specification;
  if (distribution === "multinomial" || distribution === "ordinal") {
    throw new TypeError(`${distribution} outcomes have thresholds or equations`);
  }
  return { distribution, link, degreesOfFreedom, outcome, trials };
}
