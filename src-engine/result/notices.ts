import type { Notice, UnitsInWords } from "../../src-contract/notice.ts";
import { isIntercept } from "../design/aliasing.ts";
import type { Design } from "../design/design.ts";
import { subjectGrouping } from "../design/subjects.ts";
import { endlessZeros } from "../fit/generalized/endless-zeros.ts";
import type { InferredGeneralizedFit } from "../fit/generalized/generalized-inference.ts";
import { canIntegrate } from "../fit/generalized/quadrature/nested-quadrature.ts";
import { namedColumns, separatedCoefficients } from "../fit/generalized/separation.ts";
import { unitsOfSeveralModes } from "../fit/generalized/several-modes.ts";
import type { Inferences } from "../fit/inference/inference.ts";
import { parameterCount } from "../fit/inference/likelihood-ratio.ts";
import type { ModelFit } from "../fit/model-fit.ts";
import {
  boundaryNotice,
  distributionLimits,
  endlessLikelihood,
  meansAtEdge,
  smallVariances,
  undeterminedVariances,
} from "./boundary-notices.ts";
import { fewEvents } from "./few-events.ts";
import { effectInWords, notice } from "./notice-words.ts";
import { aliasing, oneCategory } from "./predictor-notices.ts";
import { unfinishedProfiles } from "./profile-notices.ts";

/** What a reader of the result should know before using it, the gravest first. */
export function noticesOf(fit: ModelFit): readonly Notice[] {
  return [
    ...convergence(fit),
    ...separation(fit),
    ...meansAtEdge(fit),
    ...distributionLimits(fit),
    ...unfinishedProfiles(fit),
    ...(fit.method === "pql" ? [notice("info", { code: "quasi-likelihood" })] : []),
    ...endlessLikelihood(fit),
    ...fit.boundaries.flatMap((boundary) => boundaryNotice(fit, boundary)),
    ...aliasing(fit),
    ...oneCategory(fit),
    ...(fit.kind === "linear" ? [...undeterminedVariances(fit), ...smallVariances(fit)] : []),
    ...methodNotices(fit),
    ...fewUnits(fit),
    ...fewEvents(fit),
    ...fewRows(fit),
    ...exclusions(fit),
  ];
}

function convergence(fit: ModelFit): readonly Notice[] {
  const { converged, expectedGain, trace } = fit.search;
  if (converged) return [];
  const isApproximate = fit.kind === "generalized" && fit.method === "laplace" && fit.design.groupings.length > 0;
  const integrable = isApproximate && canIntegrate(fit.state.problem, fit.design.isNested);
  const { maxEvaluations } = fit.design.specification.search;
  const evaluations = trace.length;
  const limit = evaluations >= maxEvaluations ? maxEvaluations : null;
  const severalModes = isApproximate ? unitsWithoutOneMode(fit) : null;
  const content = { evaluations, limit, expectedGain, canIntegrate: integrable, severalModes };
  return [notice("serious", { code: "not-converged", ...content })];
}

function unitsWithoutOneMode({ design, state }: InferredGeneralizedFit): UnitsInWords | null {
  const units = unitsOfSeveralModes(state);
  const [grouping] = design.groupings;
  const first = grouping?.labels[units[0] ?? -1];
  if (grouping === undefined || first === undefined) return null;
  return { group: grouping.name, count: units.length, of: grouping.labels.length, first };
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
  const replaced = asked.df === "kenward-roger" && df === "satterthwaite" && standardErrors === "model";
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
