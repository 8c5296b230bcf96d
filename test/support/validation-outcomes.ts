import type { ModelSpecification } from "../../src-contract/analysis.ts";
import type { ResultDocument } from "../../src-contract/result.ts";
import { analyse } from "../../src-engine/analyse.ts";
import type { DataSet } from "../../src-engine/table/data-set.ts";
import { generalizedCases, otherGeneralizedCases } from "./generalized-cases.ts";
import { goldenData } from "./golden-data.ts";
import { linkCases } from "./link-cases.ts";
import { multinomialCases } from "./multinomial-cases.ts";
import { ordinalCases } from "./ordinal-cases.ts";
import { spellPeriods, survivalCases } from "./survival-cases.ts";
import type { ValidationSection } from "./validation-section.ts";
import { zeroCases } from "./zero-cases.ts";

const ownParameter = "the distribution’s own parameter";

type Lines = ValidationSection["lines"];
type Estimate = { readonly name: string; readonly estimate: number; readonly se: number };

function linkOf({ link }: Pick<ModelSpecification, "link">): string {
  return typeof link === "object" ? `power ${link.power}` : String(link);
}

export function outcomeComparisons(): readonly ValidationSection[] {
  return [
    ...[...generalizedCases.cases, ...otherGeneralizedCases.cases].map(({ name, data, model, expected }) => {
      const result = resultOf(data, model);
      const own = Number(result.dispersion?.estimate ?? result.residual?.variance);
      return {
        title: `${name}`,
        how: `${String(model.distribution)}, ${linkOf(model)} link, ${result.fit.observations} rows`,
        lines: [
          likelihood(result, expected.logLik),
          ...estimates(result.fixed, expected, ""),
          ...variances(result, expected.covariance),
          ...(expected.own === null ? [] : ([[ownParameter, own, expected.own]] as const)),
        ],
      };
    }),
    ...linkCases.cases.map(({ name, data, model, expected }) => {
      const result = resultOf(data, model);
      return {
        title: `links: ${name}`,
        how: `${String(model.distribution)}, ${linkOf(model)} link, ${result.fit.observations} rows`,
        lines: [
          likelihood(result, expected.logLik),
          ...estimates(result.fixed, expected, ""),
          ...variances(result, expected.variance === null ? [] : [[[expected.variance]]]),
          ...(expected.own === null
            ? []
            : ([[ownParameter, Number(result.dispersion?.estimate), expected.own]] as const)),
        ],
      };
    }),
    ...ordinalCases.cases.map(({ name, data, model, formula, expected }) => {
      const result = resultOf(data, model);
      return {
        title: `ordinal: ${name}`,
        how: `\`${formula}\`, ${linkOf(model)} link`,
        lines: [
          likelihood(result, expected.logLik),
          ...estimates(result.thresholds, expected.thresholds, ""),
          ...estimates(result.fixed, expected, ""),
        ],
      };
    }),
    ...zeroCases.cases.map(({ name, data, model, formula, expected }) => {
      const result = resultOf(data, model);
      return {
        title: `zeros: ${name}`,
        how: `\`${formula}\``,
        lines: [
          likelihood(result, expected.logLik),
          ...estimates(result.fixed, expected, ""),
          ...estimates(result.zeros ?? [], { estimate: expected.zeroEstimate, se: expected.zeroSe }, "zeros: "),
          ...(expected.dispersion === null
            ? []
            : ([["dispersion", Number(result.dispersion?.estimate), expected.dispersion]] as const)),
        ],
      };
    }),
    ...multinomialCases.cases.map(({ name, how, data, model, expected }) => {
      const result = resultOf(data, model);
      return {
        title: `multinomial: ${name}`,
        how: how === "multinom" ? "nnet’s multinom" : "the likelihood by Laplace’s approximation, maximized in R",
        lines: [likelihood(result, expected.logLik), ...estimates(result.fixed, expected, "")],
      };
    }),
    ...survivalCases.cases.map(({ name, formula, model, expected }) => {
      const result = resultIn(spellPeriods(), model);
      return {
        title: name,
        how: `\`${formula}\`, ${result.fit.observations} rows of periods`,
        lines: [
          likelihood(result, expected.logLik),
          ...estimates(result.fixed, expected, ""),
          ...variances(result, expected.variance === null ? [] : [[[expected.variance]]]),
        ],
      };
    }),
  ];
}

function likelihood(result: ResultDocument, expected: number): Lines[number] {
  return ["log-likelihood", result.fit.logLikelihood, expected];
}

/** Differences of estimates are in standard errors. */
function estimates(
  found: readonly Estimate[],
  expected: { readonly estimate: readonly number[]; readonly se: readonly number[] },
  prefix: string,
): Lines {
  return found.flatMap(({ name, estimate, se }, k): Lines => {
    const referenceSe = expected.se[k] ?? Number.NaN;
    return [
      [`${prefix}${name}`, estimate, expected.estimate[k] ?? Number.NaN, referenceSe],
      [`${prefix}${name}: SE`, se, referenceSe],
    ];
  });
}

function variances({ random }: ResultDocument, expected: readonly (readonly (readonly number[])[])[]): Lines {
  return random.flatMap(({ group, names, covariance }, entry) =>
    names.map((name, k): Lines[number] => [
      `variance of ${name} (${[group].flat().join(", ")})`,
      covariance[k]?.[k] ?? Number.NaN,
      expected[entry]?.[k]?.[k] ?? Number.NaN,
    ]),
  );
}

function resultOf(data: string, model: ModelSpecification): ResultDocument {
  return resultIn(goldenData(data), model);
}

function resultIn(data: DataSet, model: ModelSpecification): ResultDocument {
  const analysis = analyse(data, model);
  if (!analysis.ok) throw new Error(JSON.stringify(analysis.failure));
  return analysis.value.result;
}
