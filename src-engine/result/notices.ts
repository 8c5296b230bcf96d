import type { Distribution } from "../../src-contract/analysis.ts";
import type { ColumnInWords, EffectInWords, FactorInWords, Notice, NoticeContent } from "../../src-contract/notice.ts";
import { type AliasedColumn, isIntercept } from "../design/aliasing.ts";
import type { ColumnFactor, DesignColumn } from "../design/columns.ts";
import type { Design } from "../design/design.ts";
import { nameInEquation } from "../design/equations.ts";
import { nearlyAliased } from "../design/near-aliasing.ts";
import { subjectGrouping } from "../design/subjects.ts";
import { endlessZeros } from "../fit/generalized/endless-zeros.ts";
import type { InferredGeneralizedFit } from "../fit/generalized/generalized-inference.ts";
import type { OwnLimit } from "../fit/generalized/own-limits.ts";
import { canIntegrate } from "../fit/generalized/quadrature/nested-quadrature.ts";
import { namedColumns, separatedCoefficients } from "../fit/generalized/separation.ts";
import type { Inferences, InferredFit } from "../fit/inference/inference.ts";
import { parameterCount } from "../fit/inference/likelihood-ratio.ts";
import type { Boundary } from "../fit/inference/singularity.ts";
import type { ModelFit } from "../fit/model-fit.ts";
import { groupName, type ResolvedVariable, variableName } from "../specification/specification.ts";
import { sixDigits } from "./aliased-effects.ts";

/** What a reader of the result should know before using it, the gravest first. */
export function noticesOf(fit: ModelFit): readonly Notice[] {
  return [
    ...convergence(fit),
    ...separation(fit),
    ...distributionLimits(fit),
    ...(fit.method === "pql" ? [notice("info", { code: "quasi-likelihood" })] : []),
    ...fit.boundaries.flatMap((boundary) => boundaryNotice(fit, boundary)),
    ...aliasing(fit),
    ...oneCategory(fit),
    ...(fit.kind === "linear" ? [...undeterminedVariances(fit), ...smallVariances(fit)] : []),
    ...methodNotices(fit),
    ...fewUnits(fit),
    ...fewRows(fit),
    ...exclusions(fit),
  ];
}

function notice(severity: Notice["severity"], content: NoticeContent): Notice {
  return { severity, ...content };
}

function convergence(fit: ModelFit): readonly Notice[] {
  const { converged, expectedGain, trace } = fit.search;
  if (converged) return [];
  const isApproximate = fit.kind === "generalized" && fit.method === "laplace" && fit.design.groupings.length > 0;
  const integrable = isApproximate && canIntegrate(fit.state.problem, fit.design.isNested);
  const { maxEvaluations } = fit.design.specification.search;
  const evaluations = trace.length;
  const limit = evaluations >= maxEvaluations ? maxEvaluations : null;
  return [notice("serious", { code: "not-converged", evaluations, limit, expectedGain, canIntegrate: integrable })];
}

function separation(fit: ModelFit): readonly Notice[] {
  if (fit.kind !== "generalized") return [];
  const columns = separatedCoefficients(fit);
  const effects = columns.map(effectInWords);
  const { outcome, period } = fit.design.specification;
  const isOfBaseline = columns.every(
    ({ factors }) => factors.length === 1 && factors[0]?.category !== null && factors[0]?.variable.name === period,
  );
  const content = { code: "separation", effects, outcome, ...(isOfBaseline && { ofBaseline: true as const }) } as const;
  const fixed = effects.length === 0 ? [] : [notice("serious", content)];
  return [...fixed, ...zeroSeparation(fit)];
}

function zeroSeparation({ design, zeros: coefficients }: InferredGeneralizedFit): readonly Notice[] {
  const { zeros } = design;
  if (zeros === null) return [];
  const estimates = coefficients.map(({ estimate }) => estimate);
  const { isEndless } = endlessZeros(design, estimates);
  const effects = namedColumns(zeros.columns.filter((_, k) => isEndless[k])).map(effectInWords);
  if (effects.length === 0) return [];
  const { kind } = zeros;
  const isNeedless = kind === "inflated" && zeros.columns.every(isIntercept) && (estimates[0] ?? 0) < 0;
  const severity = isNeedless ? "warning" : "serious";
  return [notice(severity, { code: "zero-separation", effects, kind, isNeedless })];
}

function distributionLimits(fit: ModelFit): readonly Notice[] {
  if (fit.kind !== "generalized") return [];
  const { outcome, distribution } = fit.design.specification;
  return fit.ownParameters.flatMap(({ name, limit }) => {
    if (limit === null) return [];
    const into =
      distribution === "student-t" ? "normal" : hasPoissonLimit(distribution, limit) ? "poisson" : "logarithmic";
    return [notice("warning", { code: "distribution-limit", outcome, parameter: name, limit, into })];
  });
}

/** Variances μ + μ²/θ and μ (1 + φ). At the other end of θ, counts above zero follow the logarithmic distribution. */
function hasPoissonLimit(distribution: Distribution, limit: OwnLimit): boolean {
  return limit === (distribution === "negative-binomial" ? "infinity" : "zero");
}

function boundaryNotice({ design, covariances }: ModelFit, boundary: Boundary): readonly Notice[] {
  if (boundary.kind === "zero-residual") {
    const { by, category } = boundary;
    return [notice("warning", { code: "residual-variance-zero", by, category })];
  }
  if (boundary.kind === "residual-end") {
    const { parameter, side, value } = boundary;
    return [
      notice("warning", {
        code: "residual-bound",
        parameter,
        side,
        value: Math.abs(value) < atZero ? 0 : threeDigits(value),
      }),
    ];
  }
  const part = design.random[boundary.part];
  const group = design.groupings[part?.grouping ?? 0]?.name ?? "";
  const effects = part?.columns.map(effectInWords) ?? [];
  const inWords = (effect: number): EffectInWords => effects[effect] ?? { name: "" };
  switch (boundary.kind) {
    case "zero-variance":
      return [notice("warning", { code: "variance-zero", group, ...inWords(boundary.effect) })];
    case "perfect-correlation": {
      const [first, second] = boundary.effects.map(inWords);
      if (first === undefined || second === undefined) return [];
      return [notice("warning", { code: "correlation-one", group, first, second, sign: boundary.sign })];
    }
    case "rank-deficient": {
      const { rank } = boundary;
      const dimension = Math.sqrt(covariances[boundary.part]?.length ?? 0);
      const dependent = boundary.dependent.map(({ effect, equals }) => ({
        effect: inWords(effect),
        equals: equals.map((part) => ({ ...inWords(part.effect), coefficient: threeDigits(part.coefficient) })),
      }));
      return [notice("warning", { code: "covariance-singular", group, dimension, rank, dependent })];
    }
    case "common-correlation":
      return [notice("warning", { code: "correlation-bound", group, effects, correlation: boundary.correlation })];
  }
}

/** Correlations are held as near to their ends as this. */
const atZero = 1e-6;

function effectInWords(column: DesignColumn): EffectInWords {
  const { equation } = column;
  return { name: nameInEquation(column), ...(equation !== undefined && { equation }) };
}

function aliasing({ design }: ModelFit): readonly Notice[] {
  const columns = [...design.fixed, ...design.aliased.map(({ column }) => column)];
  const namesake = ({ name, factors }: DesignColumn): ColumnInWords =>
    columns.filter((other) => other.name === name).length > 1
      ? { name, factors: factors.map(factorInWords) }
      : { name };
  const inWords = (combination: AliasedColumn["combination"]) =>
    combination.map((part) => ({ ...namesake(part.column), coefficient: sixDigits(part.coefficient) }));
  const nearly = nearlyAliased(design).map(({ column, combination }) =>
    notice("warning", {
      code: "nearly-aliased-predictor",
      ...namesake(column),
      combination: inWords(combination).map((part) => ({ ...part, coefficient: threeDigits(part.coefficient) })),
    }),
  );
  const aliased = design.aliased.map(({ column, combination }) => {
    const { name } = column;
    const [only, ...others] = combination;
    if (only === undefined) return notice("warning", { code: "constant-predictor", name, value: 0 });
    if (isIntercept(only.column) && others.length === 0) {
      return notice("warning", { code: "constant-predictor", name, value: sixDigits(only.coefficient) });
    }
    return notice("warning", {
      code: "aliased-predictor",
      ...namesake(column),
      combination: inWords(combination),
    });
  });
  return [...aliased, ...nearly];
}

/** Categorical variables that a term names and that leave it without a column. */
function oneCategory({ design }: ModelFit): readonly Notice[] {
  const { specification, values } = design;
  const fixed = [...design.fixed, ...design.aliased.map(({ column }) => column)];
  const parts = [
    { terms: specification.fixed, columns: fixed },
    ...specification.random.map(({ terms }, part) => ({ terms, columns: design.random[part]?.columns ?? [] })),
  ];
  const empty = parts.flatMap(({ terms, columns }) =>
    terms.filter((_, index) => columns.every(({ term }) => term !== index)),
  );
  const names = new Set(empty.flatMap(({ variables }) => variables.flatMap(categoricalName)));
  return [...names].flatMap((name) => {
    const [category, ...others] = values.categories(name).values;
    if (category === undefined || others.length > 0) return [];
    return [notice("warning", { code: "one-category", name, category })];
  });
}

function categoricalName({ kind, name }: ResolvedVariable): readonly string[] {
  return kind === "categorical" ? [name] : [];
}

function threeDigits(value: number): number {
  return Number(value.toPrecision(3));
}

function factorInWords({ variable, category }: ColumnFactor): FactorInWords {
  if (variable.kind === "categorical") return { name: variable.name, category: category ?? "" };
  const { centering } = variable;
  return {
    name: variableName(variable),
    centering: centering.kind === "group" ? { kind: "group", group: groupName(centering.by) } : centering,
  };
}

/** In deviance; farther from rest the curvature says nothing about the estimates. */
const farFromRest = 0.1;

function undeterminedVariances({ design, flat, search }: InferredFit): readonly Notice[] {
  if (flat === null || (!search.converged && search.expectedGain > farFromRest)) return [];
  const groups = new Set(flat.parts.map((part) => design.groupings[design.random[part]?.grouping ?? 0]?.name ?? ""));
  const kind = design.residual.kind === "independent" ? "variance" : "structure";
  const residual = flat.residual ? kind : null;
  return [notice("warning", { code: "variances-undetermined", groups: [...groups], residual })];
}

/** A slope's variance that HLM's test does not tell from zero: the model may be simpler without it. */
function smallVariances({ design, covariances, regressions, boundaries }: InferredFit): readonly Notice[] {
  const singular = new Set(boundaries.flatMap((boundary) => ("part" in boundary ? [boundary.part] : [])));
  return design.random.flatMap(({ columns, grouping }, part) => {
    if (singular.has(part)) return [];
    return columns.flatMap(({ name }, effect) => {
      const test = regressions[part]?.tests[effect] ?? null;
      if (name === "(Intercept)" || test === null || test.p < 0.05) return [];
      const variance = covariances[part]?.[effect * columns.length + effect] ?? 0;
      const group = design.groupings[grouping]?.name ?? "";
      return [notice("info", { code: "variance-small", group, name, variance, ...test })];
    });
  });
}

function methodNotices({
  design,
  df,
  standardErrors,
  reference,
  tests,
  terms,
  hypotheses,
}: Inferences & { readonly design: Design }): readonly Notice[] {
  const asked = design.specification;
  const replaced = asked.df === "kenward-roger" && df === "satterthwaite" && standardErrors !== "robust-cr2";
  const notRobust = asked.standardErrors !== "model" && standardErrors === "model";
  const uncorrected = asked.standardErrors === "robust-cr2" && standardErrors === "robust";
  const undetermined = [
    ...tests.flatMap(({ name, df: own }) => (Number.isNaN(own) ? [name] : [])),
    ...[...terms.filter(({ numerator }) => numerator > 1), ...hypotheses].flatMap(({ name, denominator }) =>
      Number.isNaN(denominator) ? [name] : [],
    ),
  ];
  const crossed = design.isNested ? [] : crossedPairs(design);
  return [
    ...(replaced ? [notice("warning", { code: "kenward-roger-undefined" })] : []),
    ...(notRobust ? [notice("warning", { code: "robust-undefined", crossed: !design.isNested })] : []),
    ...(uncorrected ? [notice("info", { code: "robust-uncorrected" })] : []),
    ...(reference.isOfWhitenedRows ? [notice("info", { code: "robust-of-whitened-rows" })] : []),
    ...(undetermined.length > 0 ? [notice("warning", { code: "robust-undetermined", names: undetermined })] : []),
    ...crossed.map(([inner, outer]) => notice("info", { code: "crossed-groups", inner, outer })),
  ];
}

/** Factors with units that occur in several units of a smaller one: crossed as a rule, mistaken where labels start again. */
function crossedPairs({ groupings }: Design): readonly (readonly [string, string])[] {
  return groupings.flatMap((inner, index) =>
    groupings.slice(index + 1).flatMap((outer) => {
      const first = new Map<number, number>();
      const isCrossed = inner.units.some((unit, row) => {
        const other = outer.units[row] ?? -1;
        const known = first.get(unit) ?? other;
        first.set(unit, known);
        return known !== other;
      });
      return isCrossed ? [[inner.name, outer.name] as const] : [];
    }),
  );
}

/** Below this, variances between units and their standard errors rest on little (Maas & Hox 2005 tried 30 and more). */
const fewUnitsLimit = 10;

function fewUnits({ design }: ModelFit): readonly Notice[] {
  const subjects = design.groupings.length === 0 ? subjectGrouping(design) : null;
  return [...design.groupings, ...(subjects === null ? [] : [subjects])].flatMap(({ name, labels }) =>
    labels.length < fewUnitsLimit ? [notice("warning", { code: "few-units", group: name, count: labels.length })] : [],
  );
}

/** Below this many for each parameter. */
const fewRowsLimit = 2;

function fewRows(fit: ModelFit): readonly Notice[] {
  const rows = fit.design.rows.length;
  const parameters = parameterCount(fit);
  return rows < fewRowsLimit * parameters ? [notice("warning", { code: "few-rows", rows, parameters })] : [];
}

function exclusions({ design }: ModelFit): readonly Notice[] {
  const { excluded, missing } = design.used;
  const rows = design.rows.length + excluded;
  const units = design.groupings.flatMap(({ name, labels, excludedUnits }) =>
    excludedUnits > 0
      ? [
          notice("info", {
            code: "units-excluded",
            group: name,
            excluded: excludedUnits,
            count: labels.length + excludedUnits,
          }),
        ]
      : [],
  );
  if (excluded === 0) return units;
  return [notice("info", { code: "rows-excluded", excluded, rows, byVariable: missing }), ...units];
}
