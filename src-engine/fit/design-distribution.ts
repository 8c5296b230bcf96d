import { type Outcome, succeed } from "../../src-contract/outcome.ts";
import { isIntercept } from "../design/aliasing.ts";
import type { Design } from "../design/design.ts";
import type { ConditionalDistribution } from "../family/conditional-distribution.ts";
import { type CoupledDistribution, curvatureByRow } from "../family/curvature.ts";
import { multinomial } from "../family/multinomial.ts";
import { cumulative } from "../family/ordinal/cumulative.ts";
import { boundDistribution, conditionalDistribution } from "../family/outcome-distribution.ts";
import { withZeroPart } from "../family/zero-part.ts";
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
  const { distribution, link } = specification;
  if (distribution === "multinomial") throw new TypeError("a multinomial outcome has equations");
  if (distribution === "ordinal") {
    return succeed(cumulative({ outcome, categories: categories?.length ?? 2, weights }, link));
  }
  const names = { outcome: specification.outcome, trials: specification.trials };
  const choice = { distribution, link, degreesOfFreedom: null, ...names };
  const plain = conditionalDistribution(choice, { outcome, trials, weights }, rows);
  if (!plain.ok || zeros === null) return plain;
  const { kind, columns } = zeros;
  const part = { kind, columns: standardizedColumns(columns).columns, intercept: columns.findIndex(isIntercept) };
  return succeed(
    withZeroPart(
      (counts) => boundDistribution(choice, { outcome: counts, trials, weights: null }),
      { outcome, weights },
      part,
    ),
  );
}
