import type { Inference, ModelSpecification } from "../../src-contract/analysis.ts";
import type { ResultDocument, ResultInterval } from "../../src-contract/result.ts";
import { analyse } from "../../src-engine/analyse.ts";
import { goldenData } from "./golden-data.ts";
import { type GoldenFile, goldenFile } from "./golden-file.ts";

/** What intervals.R and intervals-wald.R wrote: intervals by parameter, named as in `intervalsByName`. */
export interface IntervalCase {
  readonly name: string;
  readonly data: string;
  readonly formula: string;
  readonly model: ModelSpecification;
  readonly profile: ExpectedIntervals;
  readonly bootstrap: ExpectedIntervals;
}

/** Not defined at one end: "NA" as R writes it. */
export type ExpectedIntervals = Readonly<Record<string, readonly (number | "NA")[]>>;

export const intervalGolden = goldenFile<GoldenFile<IntervalCase>>("intervals");

/** By the name of the case; of variance parameters only. */
export const waldGolden = goldenFile<{ readonly cases: Readonly<Record<string, ExpectedIntervals>> }>("intervals-wald");

export function resultWith(
  { data, model }: Pick<IntervalCase, "data" | "model">,
  inference: Inference,
): ResultDocument {
  const analysis = analyse(goldenData(data), { ...model, inference });
  if (!analysis.ok) throw new Error(JSON.stringify(analysis.failure));
  return analysis.value.result;
}

/** "sd (Intercept) | school", "cor ses, (Intercept) | school", "sigma", "b 1". */
export function intervalsByName({ random, residual, fixed }: ResultDocument): Readonly<Record<string, ResultInterval>> {
  return Object.fromEntries([
    ...random.flatMap(({ group, names, intervals: { sd, correlation } }) =>
      names.flatMap((name, k) => [
        [`sd ${name} | ${group}`, sd[k] ?? null] as const,
        ...names
          .slice(0, k)
          .map((other, j) => [`cor ${name}, ${other} | ${group}`, correlation[k]?.[j] ?? null] as const),
      ]),
    ),
    ["sigma", residual?.intervals.sd ?? null] as const,
    ...fixed.map(({ ci }, k) => [`b ${k + 1}`, ci] as const),
  ]);
}
