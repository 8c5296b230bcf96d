import type { Descriptives, VariableByLevel } from "../../../../src-contract/levels.ts";
import type { VariableSummary } from "../../../../src-contract/variable.ts";
import { type ModelContext, nounOfLevel } from "../../../../src-engine/specification/context.ts";
import { count, decimal } from "../../../wording/numbers.ts";

export interface VariableFact {
  readonly term: string;
  readonly value: string;
}

/** What is known about a variable's values, in the order in which one asks. */
export function variableFacts(
  context: ModelContext,
  summary: VariableSummary | null,
  byLevel: VariableByLevel | null,
): readonly VariableFact[] {
  if (summary === null) return [];
  const { numbers } = summary;
  return [
    fact("Values", count(summary.valid)),
    fact("Missing", count(summary.missing)),
    fact("Different values", count(summary.distinct)),
    ...(numbers === null
      ? []
      : [
          fact("Mean", figure(numbers.mean)),
          fact("Standard deviation", figure(numbers.sd)),
          fact("Range", `${figure(numbers.min)} to ${figure(numbers.max)}`),
        ]),
    ...betweenFacts(context, byLevel?.descriptives ?? null),
  ];
}

function betweenFacts(context: ModelContext, descriptives: Descriptives | null): readonly VariableFact[] {
  return (descriptives?.between ?? []).flatMap(({ sdBetween, sdWithin, icc }, position) => {
    const { plural } = nounOfLevel(context, position + 2);
    return [
      fact(`SD between ${plural}`, figure(sdBetween)),
      fact(`SD within ${plural}`, figure(sdWithin)),
      fact(`Share between ${plural} (ICC)`, icc === null ? "–" : decimal(icc, 2).replace(/^(−?)0\./, "$1.")),
    ];
  });
}

function fact(term: string, value: string): VariableFact {
  return { term, value };
}

function figure(value: number | null): string {
  if (value === null) return "–";
  const size = Math.abs(value);
  return decimal(value, size >= 1000 ? 0 : size >= 1 || size === 0 ? 2 : 3);
}
