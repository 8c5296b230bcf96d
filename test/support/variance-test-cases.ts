import type { ModelSpecification } from "../../src-contract/analysis.ts";
import type { RatioTestResult, ResultDocument } from "../../src-contract/result.ts";
import { analyse } from "../../src-engine/analyse.ts";
import { goldenData } from "./golden-data.ts";
import { type GoldenFile, goldenFile } from "./golden-file.ts";

/** What variance-tests.R wrote. */
export interface VarianceTestCase {
  readonly name: string;
  readonly data: string;
  readonly formula: string;
  readonly model: ModelSpecification;
  /** By random part and effect, one after the other. */
  readonly variance: readonly RatioTestResult[];
  /** Of the first two effects. */
  readonly correlation: RatioTestResult | null;
  readonly homogeneity: RatioTestResult | null;
}

export const varianceTestGolden = goldenFile<GoldenFile<VarianceTestCase>>("variance-tests");

export function resultWithVarianceTests({ data, model }: VarianceTestCase): ResultDocument {
  const inference = { varianceTests: ["likelihood-ratio", "homogeneity"] } as const;
  const analysis = analyse(goldenData(data), { ...model, inference });
  if (!analysis.ok) throw new Error(JSON.stringify(analysis.failure));
  return analysis.value.result;
}

/** A test by its name, ours beside R's. */
export type ComparedTest = readonly [
  name: string,
  own: RatioTestResult | null | undefined,
  reference: RatioTestResult | null,
];

export function comparedVarianceTests(one: VarianceTestCase): readonly ComparedTest[] {
  const { random, residual } = resultWithVarianceTests(one);
  const variances = random.flatMap(({ group, names, likelihoodRatio }) =>
    names.map((name, k) => [`variance of ${name} by ${group}`, likelihoodRatio?.variance[k]] as const),
  );
  return [
    ...variances.map(([name, own], index): ComparedTest => [name, own, one.variance[index] ?? null]),
    ...(one.correlation === null
      ? []
      : [["correlation", random[0]?.likelihoodRatio?.correlation[1]?.[0], one.correlation] satisfies ComparedTest]),
    ...(one.homogeneity === null ? [] : [["H", residual?.homogeneity, one.homogeneity] satisfies ComparedTest]),
  ];
}
