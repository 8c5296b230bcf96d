import type { NestingReport, UpperLevel } from "../../../src-contract/levels.ts";

/**
 * What is worth telling of how the levels stand to each other: that pupils lie in schools follows from pupils in classes
 * and classes in schools. What is not nested is always told.
 */
export function toldNestings(
  nesting: readonly NestingReport[],
  upper: readonly UpperLevel[],
): readonly NestingReport[] {
  const positionOf = (id: readonly string[]) => upper.findIndex((level) => level.id.join(" ") === id.join(" "));
  return nesting.filter(
    ({ relation, inner, outer }) => relation !== "nested" || Math.abs(positionOf(outer) - positionOf(inner)) === 1,
  );
}
