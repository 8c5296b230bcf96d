import type { NewRow } from "../../src-contract/after.ts";
import type { InfluenceResult, ResidualsResult } from "../../src-contract/after-result.ts";
import type { ModelSpecification } from "../../src-contract/analysis.ts";
import { type AfterComparison, afterOf } from "./after-cases.ts";
import { type GoldenFile, goldenFile } from "./golden-file.ts";

/** The golden values of `after-residuals.R`, `after-influence.R` and `outcome-influence.R`. */
export interface ResidualsCase {
  readonly name: string;
  readonly formula: string;
  readonly data: string;
  readonly model: ModelSpecification;
  readonly expected: {
    readonly residuals?: Partial<Readonly<Record<ResidualKind, readonly number[]>>> & {
      readonly row: readonly number[];
    };
    readonly influence?: readonly { readonly group: string; readonly units: readonly ExpectedInfluence[] }[];
    readonly predictions?: readonly ExpectedPrediction[];
  };
}

type ResidualKind = Exclude<keyof ResidualsResult, "row" | "units" | "observed">;

interface ExpectedInfluence {
  readonly unit: string;
  readonly cook: number;
  readonly dfbetas: readonly number[];
  readonly covarianceRatio: number;
  /** Empty: kept. */
  readonly variances: readonly number[];
}

interface ExpectedPrediction {
  readonly row: NewRow;
  readonly estimate: number;
  readonly se: number;
  readonly rowSe: number;
}

export const residualsCases: readonly ResidualsCase[] = [
  "after-residuals",
  "after-influence",
  "outcome-influence",
].flatMap((name) => goldenFile<GoldenFile<ResidualsCase>>(name).cases);

/** Everything that a case compares, part by part. */
export function residualsComparisons(one: ResidualsCase): Readonly<Record<string, readonly AfterComparison[]>> {
  const { residuals } = one.expected;
  return {
    ...(residuals && { residuals: residualComparisons(one, residuals) }),
    ...(one.expected.influence && { "influence of units": influenceComparisons(one) }),
    ...(one.expected.predictions && { predictions: predictionComparisons(one, one.expected.predictions) }),
  };
}

function residualComparisons(
  one: ResidualsCase,
  { row: rows, ...kinds }: NonNullable<ResidualsCase["expected"]["residuals"]>,
): readonly AfterComparison[] {
  const { residuals } = afterOf(one, { show: ["residuals"] });
  const positions = new Map(residuals?.row.map((row, position) => [row, position]));
  return Object.entries(kinds).flatMap(([kind, expected]) =>
    expected.map((reference, index): AfterComparison => {
      const position = positions.get(rows[index] ?? 0) ?? -1;
      return [`row ${rows[index]}: ${kind}`, residuals?.[kind as ResidualKind][position] ?? Number.NaN, reference, 1];
    }),
  );
}

function influenceComparisons(one: ResidualsCase): readonly AfterComparison[] {
  const { influence = [] } = afterOf(one, { show: ["influence"] });
  return (one.expected.influence ?? []).flatMap(({ group, units }) => {
    const own = influence.find((candidate) => candidate.group === group);
    return units.flatMap((unit) => unitComparisons(group, own, unit));
  });
}

function unitComparisons(
  group: string,
  own: InfluenceResult | undefined,
  expected: ExpectedInfluence,
): readonly AfterComparison[] {
  const unit = own?.units.find((candidate) => String(candidate.unit) === expected.unit);
  const where = `without ${group} ${expected.unit}`;
  const variances = [...(unit?.variances ?? []).flat(), unit?.residual];
  return [
    [`${where}: Cook's D`, unit?.cook ?? Number.NaN, expected.cook, 0.1],
    [`${where}: COVRATIO`, unit?.covarianceRatio ?? Number.NaN, expected.covarianceRatio, 1],
    ...expected.dfbetas.map((reference, k): AfterComparison => {
      return [`${where}: DFBETAS of ${own?.names[k]}`, unit?.dfbetas[k] ?? Number.NaN, reference, 1];
    }),
    ...expected.variances.map((reference, k): AfterComparison => {
      return [`${where}: change of variance ${k + 1}`, variances[k] ?? Number.NaN, reference, 1];
    }),
  ];
}

function predictionComparisons(
  one: ResidualsCase,
  expected: readonly ExpectedPrediction[],
): readonly AfterComparison[] {
  const { predictions = [] } = afterOf(one, { show: ["predictions"], rows: expected.map(({ row }) => row) });
  return expected.flatMap(({ row, estimate, se, rowSe }, index): readonly AfterComparison[] => {
    const own = predictions[index]?.predicted;
    const name = Object.entries(row)
      .map((pair) => pair.join(" "))
      .join(", ");
    // The same degrees of freedom for both intervals: their widths are as their standard errors.
    const [low, high] = own?.ci ?? [Number.NaN, Number.NaN];
    const [rowLow, rowHigh] = own?.predictionInterval ?? [Number.NaN, Number.NaN];
    return [
      [name, own?.estimate ?? Number.NaN, estimate, se],
      [`${name}: SE`, own?.se ?? Number.NaN, se, se],
      [
        `${name}: prediction interval to confidence interval`,
        (rowHigh - rowLow) / (high - low),
        rowSe / se,
        rowSe / se,
      ],
    ];
  });
}
