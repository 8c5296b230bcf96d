import type { AfterSettings } from "../../src-contract/after.ts";
import type { ModelSpecification } from "../../src-contract/analysis.ts";
import { type AfterComparison, documentOf } from "./after-cases.ts";
import { type GoldenFile, goldenFile } from "./golden-file.ts";

/** The golden values of `after-outcomes.R` and `outcome-intervals.R`: places in the result document with what stands there. */
export interface OutcomesCase {
  readonly name: string;
  readonly formula: string;
  readonly data: string;
  readonly model: ModelSpecification;
  readonly after: AfterSettings;
  readonly parts: Readonly<Record<string, readonly Expectation[]>>;
}

interface Expectation {
  readonly path: readonly (string | number)[];
  readonly value: number;
  /** What a difference is measured by. */
  readonly unit: number;
}

export const outcomesCases: readonly OutcomesCase[] = ["after-outcomes", "outcome-intervals"].flatMap(
  (name) => goldenFile<GoldenFile<OutcomesCase>>(name).cases,
);

/** Everything that a case compares, part by part. */
export function outcomesComparisons(one: OutcomesCase): Readonly<Record<string, readonly AfterComparison[]>> {
  const document: unknown = documentOf(one, one.after);
  return Object.fromEntries(
    Object.entries(one.parts).map(([part, expectations]) => [
      part,
      expectations.map(({ path, value, unit }): AfterComparison => {
        return [path.slice(path[0] === "after" ? 1 : 0).join(" "), numberAt(document, path), value, unit];
      }),
    ]),
  );
}

function numberAt(document: unknown, path: readonly (string | number)[]): number {
  const found = path.reduce<unknown>((inside, key) => {
    return typeof inside === "object" && inside !== null ? Reflect.get(inside, key) : undefined;
  }, document);
  return typeof found === "number" ? found : Number.NaN;
}
