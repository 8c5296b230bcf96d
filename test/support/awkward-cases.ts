import type { Inference } from "../../src-contract/analysis.ts";
import type { ResultDocument } from "../../src-contract/result.ts";
import { analyse } from "../../src-engine/analyse.ts";
import { goldenData } from "./golden-data.ts";
import { type ExpectedFit, type GoldenFile, goldenFile, type ModelCase } from "./golden-file.ts";
import type { ComparedLine } from "./validation-section.ts";

/** A model of awkward data with what R finds for it: awkward.R. */
export interface AwkwardCase extends ModelCase<AwkwardValues> {
  readonly formula: string;
}

interface AwkwardValues extends ExpectedFit {
  readonly observations: number;
  readonly residual: number;
  readonly satterthwaite?: ExpectedInference;
  readonly kenwardRoger?: ExpectedInference;
  readonly betweenWithin?: ExpectedInference;
  readonly cr2?: ExpectedInference;
  readonly cr0?: readonly number[];
  readonly terms?: readonly {
    readonly name: string;
    readonly statistic: number;
    readonly df: readonly [number, number];
  }[];
}

interface ExpectedInference {
  readonly se: readonly number[];
  readonly df: readonly number[];
}

/** Quantities that are known to the same precision. */
export interface ComparedPart {
  readonly name: string;
  readonly tolerance: number;
  readonly lines: readonly ComparedLine[];
}

export const awkwardGolden = goldenFile<GoldenFile<AwkwardCase>>("awkward");

/** The case as it stands, or inferred in another way. */
export function awkwardResult({ data, model }: AwkwardCase, inference: Inference = {}): ResultDocument {
  const analysis = analyse(goldenData(data), { ...model, inference });
  if (!analysis.ok) throw new Error(JSON.stringify(analysis.failure));
  return analysis.value.result;
}

export function awkwardComparisons(one: AwkwardCase): readonly ComparedPart[] {
  const { expected } = one;
  const result = awkwardResult(one);
  return [
    {
      name: "estimates",
      tolerance: 2e-3,
      lines: result.fixed.map(({ name, estimate, se }, k) => [name, estimate, number(expected.estimate, k), se]),
    },
    {
      name: "variances",
      tolerance: 1e-3,
      lines: [
        ["residual variance", result.residual?.variance ?? Number.NaN, expected.residual],
        ...covarianceLines(result, expected),
      ],
    },
    ...inferenceParts(one, "Satterthwaite", { df: "satterthwaite" }, expected.satterthwaite),
    ...inferenceParts(one, "Kenward–Roger", { df: "kenward-roger" }, expected.kenwardRoger),
    ...inferenceParts(one, "between-within", { df: "between-within" }, expected.betweenWithin),
    ...inferenceParts(one, "CR2", { standardErrors: "robust-cr2" }, expected.cr2),
    {
      name: "robust standard errors",
      tolerance: 1e-3,
      lines: (expected.cr0 ?? []).map((se, k) => {
        const { name = "", robustSe } = result.fixed[k] ?? {};
        return [`${name}: robust SE (CR0)`, robustSe ?? Number.NaN, se];
      }),
    },
    { name: "type III tests", tolerance: 5e-3, lines: termLines(result, expected) },
  ];
}

function inferenceParts(
  one: AwkwardCase,
  method: string,
  inference: Inference,
  expected: ExpectedInference | undefined,
): readonly ComparedPart[] {
  if (expected === undefined) return [];
  const { fixed } = awkwardResult(one, inference);
  const line = (what: string, name: string, own: number | null, reference: number): ComparedLine => {
    return [`${name}: ${what} (${method})`, own ?? Number.NaN, reference];
  };
  return [
    {
      name: `standard errors (${method})`,
      tolerance: 1e-3,
      lines: fixed.map(({ name, se }, k) => line("SE", name, se, number(expected.se, k))),
    },
    {
      name: `degrees of freedom (${method})`,
      tolerance: 5e-3,
      lines: fixed.map(({ name, df }, k) => line("df", name, df, number(expected.df, k))),
    },
  ];
}

/** In units of the two standard deviations. */
function covarianceLines({ random }: ResultDocument, { covariance }: AwkwardValues): readonly ComparedLine[] {
  return covariance.flatMap((matrix, part) => {
    const { group = "", names = [], covariance: own = [] } = random[part] ?? {};
    return matrix.flatMap((row, i) =>
      row.slice(0, i + 1).map((value, j): ComparedLine => {
        const what = i === j ? `variance of ${names[i]}` : `covariance of ${names[i]} and ${names[j]}`;
        const unit = Math.sqrt(number(row, i) * number(matrix[j], j));
        return [`${group}: ${what}`, own[i]?.[j] ?? Number.NaN, value, unit];
      }),
    );
  });
}

function termLines({ terms }: ResultDocument, expected: AwkwardValues): readonly ComparedLine[] {
  return (expected.terms ?? []).flatMap(({ name, statistic, df }): readonly ComparedLine[] => {
    const own = terms.find((term) => term.name === name);
    return [
      [`${name}: F(${df[0]})`, own?.statistic ?? Number.NaN, statistic],
      [`${name}: denominator df`, own?.df[1] ?? Number.NaN, df[1]],
    ];
  });
}

function number(values: readonly number[] | undefined, index: number): number {
  return values?.[index] ?? Number.NaN;
}
