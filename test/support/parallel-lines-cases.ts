import { readFileSync } from "node:fs";
import type { ModelSpecification } from "../../src-contract/analysis.ts";
import { type AfterComparison, afterOf } from "./after-cases.ts";

/** The golden values of `parallel-lines.R`. */
export interface ParallelLinesCase {
  readonly name: string;
  readonly formula: string;
  readonly data: string;
  readonly model: ModelSpecification;
  readonly expected: {
    readonly name: readonly (string | null)[];
    readonly chiSquare: readonly number[];
    readonly df: readonly number[];
    readonly p: readonly number[];
  };
}

export const parallelLinesGolden: { readonly source: string; readonly cases: readonly ParallelLinesCase[] } =
  JSON.parse(readFileSync(new URL("../golden/parallel-lines.json", import.meta.url), "utf8"));

export function parallelLinesComparisons(one: ParallelLinesCase): Readonly<Record<string, readonly AfterComparison[]>> {
  const { parallelLines = [] } = afterOf(one, { show: ["parallel-lines"] });
  const comparisons = one.expected.name.flatMap((name, k): readonly AfterComparison[] => {
    const own = parallelLines.find((test) => test.name === name);
    const shown = name ?? "all predictors";
    const compared = (of: "chiSquare" | "df" | "p", label: string): AfterComparison => {
      return [`${shown}: ${label}`, own?.[of] ?? Number.NaN, one.expected[of][k] ?? Number.NaN, 1];
    };
    return [compared("chiSquare", "χ²"), compared("df", "df"), compared("p", "p")];
  });
  return { "test of parallel lines": comparisons };
}
