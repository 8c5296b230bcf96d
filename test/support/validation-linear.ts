import type { ResultDocument, ResultInterval } from "../../src-contract/result.ts";
import { analyse } from "../../src-engine/analyse.ts";
import type { ComparedAfterCase } from "./after-comparisons.ts";
import { afterCases } from "./after-comparisons.ts";
import { type AwkwardCase, awkwardComparisons, awkwardGolden, awkwardResult } from "./awkward-cases.ts";
import { type AdjustedCase, adjustedCases, robustResult } from "./cr2-cases.ts";
import { type GoldenCase, golden } from "./golden-cases.ts";
import { goldenData } from "./golden-data.ts";
import { type HypothesisCase, hypothesisGolden } from "./hypothesis-cases.ts";
import {
  type ExpectedIntervals,
  type IntervalCase,
  intervalGolden,
  intervalsByName,
  resultWith,
  waldGolden,
} from "./interval-cases.ts";
import { type KenwardRogerCase, kenwardRogerCases } from "./kenward-roger-cases.ts";
import { type ResidualCase, residualCases } from "./residual-cases.ts";
import { structureSection } from "./structure-cases.ts";
import { hypothesisComparisons } from "./validation-hypotheses.ts";
import type { ComparedLine, ValidationSection } from "./validation-section.ts";
import { comparedVarianceTests, type VarianceTestCase, varianceTestGolden } from "./variance-test-cases.ts";

export const linearSections = () => golden.cases.map(caseSection);
export const awkwardSections = () => awkwardGolden.cases.map(awkwardSection);
export const residualSections = () => [...residualCases.cases.map(residualSection), structureSection()];
export const adjustedSections = () => adjustedCases.map(adjustedSection);
export const kenwardRogerSections = () => kenwardRogerCases.cases.map(kenwardRogerSection);
export const hypothesisSections = () => hypothesisGolden.cases.map(hypothesisSection);
export const intervalSections = () => intervalGolden.cases.map(intervalSection);
export const bootstrapSections = () => intervalGolden.cases.map(bootstrapSection);
export const varianceTestSections = () => varianceTestGolden.cases.map(varianceTestSection);
export const afterFitSections = () => afterCases.flatMap(afterSections);

function caseSection({ name, formula, data, model, expected }: GoldenCase): ValidationSection {
  const analysis = analyse(goldenData(data), model);
  if (!analysis.ok) throw new Error(JSON.stringify(analysis.failure));
  const { result } = analysis.value;
  const method = result.fit.method;
  const lines = [
    line("log-likelihood", result.fit.logLikelihood, expected.logLik),
    ...result.fixed.flatMap((effect, k) => {
      const se = at(expected.se, k);
      return [
        line(effect.name, effect.estimate, at(expected.estimate, k), se),
        line(`${effect.name}: SE`, effect.se, se),
        line(`${effect.name}: df (Satterthwaite)`, effect.df ?? Number.NaN, at(expected.df, k)),
        ...(expected.robust === undefined
          ? []
          : [line(`${effect.name}: robust SE (CR0)`, effect.robustSe ?? Number.NaN, at(expected.robust, k))]),
      ];
    }),
    ...kenwardRogerLines(data, model, expected),
    line("residual variance", result.residual?.variance ?? Number.NaN, expected.residual),
    ...variances(result, expected),
    line("marginal R²", result.r2?.marginal ?? Number.NaN, expected.r2[0]),
    line("conditional R²", result.r2?.conditional ?? Number.NaN, expected.r2[1]),
  ];
  return { title: name, how: `\`${formula}\`, ${method}, ${expected.observations} rows`, lines };
}

function awkwardSection(one: AwkwardCase): ValidationSection {
  const { fit } = awkwardResult(one);
  return {
    title: one.name,
    how: `\`${one.formula}\`, ${fit.method}, ${fit.observations} rows`,
    lines: [
      line("log-likelihood", fit.logLikelihood, one.expected.logLik),
      ...awkwardComparisons(one).flatMap(({ lines }) => lines),
    ],
  };
}

function residualSection({ name, formula, data, model, expected }: ResidualCase): ValidationSection {
  const analysis = analyse(goldenData(data), model);
  if (!analysis.ok) throw new Error(JSON.stringify(analysis.failure));
  const { result } = analysis.value;
  const lines = [
    line("log-likelihood", result.fit.logLikelihood, expected.logLik),
    ...result.fixed.flatMap((effect, k) => [
      line(effect.name, effect.estimate, at(expected.estimate, k), at(expected.se, k)),
      line(`${effect.name}: SE`, effect.se, at(expected.se, k)),
    ]),
    line("residual variance", result.residual?.variance ?? Number.NaN, expected.residual),
    ...Object.entries(expected.residualParameters).map(([parameter, value]) =>
      line(parameter, result.residual?.parameters?.[parameter] ?? Number.NaN, value),
    ),
  ];
  return { title: name, how: `${formula}, ${result.fit.method}, ${result.fit.observations} rows`, lines };
}

function kenwardRogerSection({ name, data, model, expected }: KenwardRogerCase): ValidationSection {
  const analysis = analyse(goldenData(data), model);
  if (!analysis.ok) throw new Error(JSON.stringify(analysis.failure));
  const { fixed, hypotheses = [] } = analysis.value.result;
  const lines = [
    ...fixed.flatMap((effect, k) => [
      line(`${effect.name}: SE`, effect.se, at(expected.se, k)),
      line(`${effect.name}: df`, effect.df ?? Number.NaN, at(expected.df, k)),
    ]),
    line("F of two coefficients", hypotheses[0]?.statistic ?? Number.NaN, expected.jointF),
    line("its denominator df", hypotheses[0]?.df[1] ?? Number.NaN, expected.jointDf),
  ];
  return { title: name, how: null, lines };
}

function adjustedSection(one: AdjustedCase): ValidationSection {
  const { cr0, cr0Df, se: cr2, df: cr2Df } = one.expected;
  const sandwiches = [
    ["CR2", robustResult(one, "robust-cr2"), cr2, cr2Df],
    ["CR0", robustResult(one, "robust"), cr0, cr0Df],
  ] as const;
  const lines = sandwiches.flatMap(([kind, { fixed }, errors, degrees]) =>
    fixed.flatMap(({ name, se, df }, k) => [
      line(`${name}: SE (${kind})`, se, at(errors, k)),
      line(`${name}: df (${kind})`, df ?? Number.NaN, at(degrees, k)),
    ]),
  );
  return { title: `CR2 and CR0: ${one.name}`, how: `\`${one.formula}\``, lines };
}

function hypothesisSection(one: HypothesisCase): ValidationSection {
  const lines = hypothesisComparisons(one);
  return { title: one.name, how: `\`${one.formula}\``, lines };
}

function intervalSection(one: IntervalCase): ValidationSection {
  const wald = waldGolden.cases[one.name] ?? {};
  const kinds = [
    ["profile", intervalsByName(resultWith(one, { intervals: "profile" })), one.profile],
    ["Wald", intervalsByName(resultWith(one, {})), wald],
  ] as const;
  const lines = kinds.flatMap(([kind, own, expected]) => intervalLines(`${kind}, `, own, expected));
  return { title: one.name, how: `\`${one.formula}\``, lines };
}

/** Percentiles of random samples mean no more than three digits. */
function bootstrapSection(one: IntervalCase): ValidationSection {
  const own = intervalsByName(resultWith(one, { intervals: "bootstrap" }));
  const lines = intervalLines("", own, one.bootstrap).map((compared): ComparedLine => [...compared, 3]);
  return { title: one.name, how: `\`${one.formula}\``, lines };
}

function intervalLines(
  kind: string,
  own: Readonly<Record<string, ResultInterval>>,
  expected: ExpectedIntervals,
): readonly (readonly [quantity: string, own: number, reference: number, width: number])[] {
  return Object.entries(expected).flatMap(([name, ends]) =>
    ends.flatMap((reference, end) => {
      if (reference === "NA") return [];
      const interval = own[name] ?? [Number.NaN, Number.NaN];
      const which = end === 0 ? "lower" : "upper";
      return [[`${name}: ${kind}${which}`, interval[end] ?? Number.NaN, reference, interval[1] - interval[0]] as const];
    }),
  );
}

function afterSections({ name, formula, parts }: ComparedAfterCase): readonly ValidationSection[] {
  return Object.entries(parts).map(([part, lines]) => ({ title: `${name}: ${part}`, how: `\`${formula}\``, lines }));
}

function varianceTestSection(one: VarianceTestCase): ValidationSection {
  const lines = comparedVarianceTests(one).flatMap(([name, own, reference]) => [
    line(`${name}: χ²(${reference?.df})`, own?.chiSquare ?? Number.NaN, reference?.chiSquare ?? Number.NaN),
    line(`${name}: p`, own?.p ?? Number.NaN, reference?.p ?? Number.NaN),
  ]);
  return { title: one.name, how: `\`${one.formula}\`, REML`, lines };
}

function kenwardRogerLines(data: string, model: GoldenCase["model"], { kenwardRoger }: GoldenCase["expected"]) {
  if (kenwardRoger === undefined) return [];
  const analysis = analyse(goldenData(data), { ...model, inference: { df: "kenward-roger" } });
  if (!analysis.ok) throw new Error(JSON.stringify(analysis.failure));
  return analysis.value.result.fixed.flatMap((effect, k) => [
    line(`${effect.name}: SE (Kenward–Roger)`, effect.se, at(kenwardRoger.se, k)),
    line(`${effect.name}: df (Kenward–Roger)`, effect.df ?? Number.NaN, at(kenwardRoger.df, k)),
  ]);
}

function variances(result: ResultDocument, expected: GoldenCase["expected"]): readonly ComparedLine[] {
  if (result.random.length !== 1 || result.random[0]?.names.length !== expected.covariance[0]?.length) return [];
  const [random] = result.random;
  const [reference = []] = expected.covariance;
  const { tests, errors } = expected;
  return (random?.names ?? []).flatMap((name, k) => [
    line(`variance of ${name}`, random?.covariance[k]?.[k] ?? Number.NaN, at(at(reference, k), k)),
    ...(errors === undefined
      ? []
      : [line(`variance of ${name}: SE`, random?.se[k]?.[k] ?? Number.NaN, at(at(at(errors.random, 0), k), k))]),
    ...(tests === undefined
      ? []
      : [
          line(`${name}: χ²(${at(tests.df, k)})`, random?.tests?.[k]?.chiSquare ?? Number.NaN, at(tests.chiSquare, k)),
          line(`${name}: reliability`, random?.reliability?.[k] ?? Number.NaN, at(tests.reliability, k)),
        ]),
  ]);
}

function line(quantity: string, own: number, reference: number, unit?: number): ComparedLine {
  return unit === undefined ? [quantity, own, reference] : [quantity, own, reference, unit];
}

function at<Item>(items: readonly Item[], index: number): Item {
  const item = items[index];
  if (item === undefined) throw new RangeError(`nothing at ${index}`);
  return item;
}
