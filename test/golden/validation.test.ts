import { expect, test } from "vitest";
import type { ResultDocument } from "../../src-contract/result.ts";
import { analyse } from "../../src-engine/analyse.ts";
import { afterCases, type ComparedAfterCase } from "../support/after-comparisons.ts";
import { type GoldenCase, golden } from "../support/golden-cases.ts";
import { goldenData } from "../support/golden-data.ts";
import { type HypothesisCase, hypothesisGolden } from "../support/hypothesis-cases.ts";
import {
  type IntervalCase,
  intervalGolden,
  intervalsByName,
  resultWith,
  waldGolden,
} from "../support/interval-cases.ts";
import { type KenwardRogerCase, kenwardRogerCases } from "../support/kenward-roger-cases.ts";
import { type ResidualCase, residualCases } from "../support/residual-cases.ts";
import { hypothesisComparisons } from "../support/validation-hypotheses.ts";
import { type OutcomeComparison, outcomeComparisons } from "../support/validation-outcomes.ts";
import { comparedVarianceTests, type VarianceTestCase, varianceTestGolden } from "../support/variance-test-cases.ts";

/** `npm run validation` writes the page anew; otherwise it must be what the engine gives today. */
test("docs/validation.md shows what the engine gives beside what R gives", { timeout: 240_000 }, async () => {
  await expect(page()).toMatchFileSnapshot("../../docs/validation.md");
});

function page(): string {
  const sections = [
    ...golden.cases.map(caseSection),
    ...residualCases.cases.map(residualSection),
    ...kenwardRogerCases.cases.map(kenwardRogerSection),
    ...hypothesisGolden.cases.map(hypothesisSection),
    ...intervalGolden.cases.map(intervalSection),
    ...afterCases.map(afterSection),
    ...varianceTestGolden.cases.map(varianceTestSection),
    ...outcomeComparisons().map(outcomeSection),
  ];
  return `# Validation

Made by \`npm run validation\`; \`npm test\` fails when it no longer holds. Each quantity as Crosslevel gives it beside the
reference. Differences are relative; those of estimates are in standard errors. Where lme4 stops a little short of the
maximum (its log-likelihood is the smaller one), the difference is its own.

Reference: ${golden.source}; for residual structures nlme's gls and lme, and for those that nlme does not fit the
likelihood itself, maximized in R (\`test/golden/residual-structures.R\`); for Kenward and Roger's method with residual structures their formulas
with whole matrices (\`test/golden/kenward-roger-residual.R\`); for tests of the fixed part clubSandwich and lmerTest (\`test/golden/hypotheses.R\`);
for profile intervals lme4's confint, for Wald intervals of variances second differences of the likelihood in R
(\`test/golden/intervals.R\`, \`intervals-wald.R\`); their differences are in widths of the interval;
for what follows a fit emmeans and formulas in R (\`test/golden/after.R\`, \`after-means.R\`, \`after-residuals.R\`,
\`after-influence.R\`), for the test of parallel lines ordinal and the likelihood, integrated in R (\`test/golden/parallel-lines.R\`),
for predictions and checks of outcomes that are not normal also integrals over the random effects (\`test/golden/after-outcomes.R\`);
for outcomes that are not normal glmmTMB by Laplace's approximation and lme4 by quadrature (\`test/golden/generalized.R\`);
for ordinal outcomes ordinal's clmm and clm, for counts with a zero part glmmTMB, for multinomial ones nnet and the likelihood in R
(\`test/golden/ordinal.R\`, \`zeros.R\`, \`multinomial.R\`), for survival in periods glmmTMB (\`test/golden/survival.R\`);
for likelihood-ratio tests of variances lme4 with and without them, for H lm in each unit (\`test/golden/variance-tests.R\`).
What no package prints (HLM's chi-square tests, reliabilities, standard errors of variances, R²) is computed in R by its
formula; \`test/golden/linear-mixed.R\` makes everything again.

Published tables (Raudenbush & Bryk 2002, chapter 4; Singer 1998) are checked digit by digit in \`test/published\`, degenerate
data in \`test/degenerate\`, what must not matter (order, units, offsets) in \`test/invariance\`, NIST's reference data sets in
\`test/nist\`, and random designs in \`test/fuzz\`, a thousand beside lme4 and five hundred of other outcomes beside glmmTMB.

${sections.join("\n\n")}
`;
}

function outcomeSection({ title, how, lines }: OutcomeComparison): string {
  const head = "| quantity | Crosslevel | reference | difference |\n|---|---:|---:|---:|";
  return `## ${title}\n\n${how}\n\n${head}\n${lines.map((one) => line(...one)).join("\n")}`;
}

function caseSection({ name, formula, data, model, expected }: GoldenCase): string {
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
  const head = "| quantity | Crosslevel | reference | difference |\n|---|---:|---:|---:|";
  return `## ${name}\n\n\`${formula}\`, ${method}, ${expected.observations} rows\n\n${head}\n${lines.join("\n")}`;
}

function residualSection({ name, formula, data, model, expected }: ResidualCase): string {
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
  const head = "| quantity | Crosslevel | reference | difference |\n|---|---:|---:|---:|";
  return `## residuals: ${name}\n\n${formula}, ${result.fit.method}, ${result.fit.observations} rows\n\n${head}\n${lines.join("\n")}`;
}

function kenwardRogerSection({ name, data, model, expected }: KenwardRogerCase): string {
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
  const head = "| quantity | Crosslevel | reference | difference |\n|---|---:|---:|---:|";
  return `## Kenward and Roger: ${name}\n\n${head}\n${lines.join("\n")}`;
}

function hypothesisSection(one: HypothesisCase): string {
  const lines = hypothesisComparisons(one).map(([quantity, own, reference]) => line(quantity, own, reference));
  const head = "| quantity | Crosslevel | reference | difference |\n|---|---:|---:|---:|";
  return `## tests: ${one.name}\n\n\`${one.formula}\`\n\n${head}\n${lines.join("\n")}`;
}

function intervalSection(one: IntervalCase): string {
  const wald = waldGolden.cases[one.name] ?? {};
  const kinds = [
    ["profile", intervalsByName(resultWith(one, { intervals: "profile" })), one.profile],
    ["Wald", intervalsByName(resultWith(one, {})), wald],
  ] as const;
  const lines = kinds.flatMap(([kind, own, expected]) =>
    Object.entries(expected).flatMap(([name, ends]) =>
      ends.flatMap((reference, end) => {
        if (reference === "NA") return [];
        const interval = own[name] ?? [Number.NaN, Number.NaN];
        const which = end === 0 ? "lower" : "upper";
        return [line(`${name}: ${kind}, ${which}`, interval[end] ?? Number.NaN, reference, interval[1] - interval[0])];
      }),
    ),
  );
  const head = "| quantity | Crosslevel | reference | difference |\n|---|---:|---:|---:|";
  return `## intervals: ${one.name}\n\n\`${one.formula}\`\n\n${head}\n${lines.join("\n")}`;
}

function afterSection({ name, formula, parts: comparisonsByPart }: ComparedAfterCase): string {
  const parts = Object.entries(comparisonsByPart).map(([part, comparisons]) => {
    const lines = comparisons.map(([quantity, own, reference, unit]) => line(quantity, own, reference, unit));
    return `### ${part}\n\n| quantity | Crosslevel | reference | difference |\n|---|---:|---:|---:|\n${lines.join("\n")}`;
  });
  return `## after the fit: ${name}\n\n\`${formula}\`\n\n${parts.join("\n\n")}`;
}

function varianceTestSection(one: VarianceTestCase): string {
  const lines = comparedVarianceTests(one).flatMap(([name, own, reference]) => [
    line(`${name}: χ²(${reference?.df})`, own?.chiSquare ?? Number.NaN, reference?.chiSquare ?? Number.NaN),
    line(`${name}: p`, own?.p ?? Number.NaN, reference?.p ?? Number.NaN),
  ]);
  const head = "| quantity | Crosslevel | reference | difference |\n|---|---:|---:|---:|";
  return `## tests of variances: ${one.name}\n\n\`${one.formula}\`, REML\n\n${head}\n${lines.join("\n")}`;
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

function variances(result: ResultDocument, expected: GoldenCase["expected"]): readonly string[] {
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

function line(quantity: string, own: number, reference: number, unit = Math.abs(reference)): string {
  const difference = unit === 0 ? Math.abs(own - reference) : Math.abs(own - reference) / unit;
  return `| ${quantity.replaceAll("|", " by ")} | ${number(own)} | ${number(reference)} | ${size(difference)} |`;
}

function number(value: number): string {
  return String(Number(value.toPrecision(7)));
}

/** Its order of magnitude. */
function size(difference: number): string {
  if (difference < 1e-8) return "< 1e-8";
  return `< 1e${Math.ceil(Math.log10(difference))}`;
}

function at<Item>(items: readonly Item[], index: number): Item {
  const item = items[index];
  if (item === undefined) throw new RangeError(`nothing at ${index}`);
  return item;
}
