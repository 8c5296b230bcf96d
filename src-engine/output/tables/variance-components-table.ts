import type { OutputCell, OutputColumn, OutputRow, OutputTable, RichText } from "../../../src-contract/output.ts";
import { explainVariance } from "../../../src-wording/explanations.ts";
import { columnDecimals, decimalText, probabilityText, shareText } from "../../../src-wording/number-text.ts";
import { linearScaleText } from "../../../src-wording/outcome-scales.ts";
import {
  abbreviations,
  intervalsNote,
  noteStart,
  uncorrelatedNote,
  varianceTestNote,
} from "../../../src-wording/table-notes.ts";
import { heads, slopeSection, titles, varianceRows } from "../../../src-wording/tables.ts";
import { plain } from "../../../src-wording/text-pieces.ts";
import type { InferredFit } from "../../fit/inference/inference.ts";
import type { Interval } from "../../fit/intervals/intervals.ts";
import type { ModelFit } from "../../fit/model-fit.ts";
import { symbolPieces } from "../column-symbols.ts";
import { describedOutcome } from "../described-outcome.ts";
import type { FittedModel } from "../fitted-model.ts";
import { degreesText, emptyCell, levelText, numberCell, textCell } from "../number-text.ts";
import { withEquation } from "../outcome-categories.ts";
import { residualSentence, varianceSentences } from "../sentences/variance-sentences.ts";
import { correlationMeaning, interceptLabel, isCorrelated, residualNoun, varianceMeaning } from "./variance-words.ts";

/** Variances of random effects and residual with standard deviations, correlations, HLM's tests and reliabilities. */
export function varianceComponentsTable(model: FittedModel): OutputTable {
  const { fit, settings, outcomeLabel } = model;
  const shown: Shown = {
    correlations: Math.max(1, ...correlatedSizes(model)) - 1,
    tests: settings.showVarianceTests && regressionsOf(fit).some(({ tests }) => tests.some((test) => test !== null)),
    intervals: fit.intervals.kind !== "wald" || settings.showVarianceIntervals === true,
    decimals: columnDecimals(variancesOf(fit), settings.decimals),
  };
  const columns = tableColumns(model, shown);
  const parts = fit.design.random.map((_, part) => partRows(model, part, shown));
  const residual = fit.kind === "linear" ? residualRow(model, fit, columns.length, shown) : null;
  return {
    kind: "variance-components",
    title: titles.varianceComponents(outcomeLabel),
    columns,
    rows: [...parts.flat(), ...(residual === null ? [] : [residual])],
    notes: varianceNotes(model, shown),
    text: [
      ...parts.flatMap((rows, part) => varianceSentences(model, part, columns, rows)),
      ...(residual === null ? [] : residualSentence(model, columns, residual)),
    ],
  };
}

interface Shown {
  /** Columns of correlations. */
  readonly correlations: number;
  readonly tests: boolean;
  readonly intervals: boolean;
  /** Of a variance and its standard deviation. */
  readonly decimals: (variance: number) => number;
}

/** How many effects the random parts have whose effects are correlated; of the others none. */
function correlatedSizes(model: FittedModel): readonly number[] {
  return model.fit.design.random.map(({ columns }, part) => (isCorrelated(model, part) ? columns.length : 0));
}

/** Of all random effects and the residual. */
export function variancesOf(fit: ModelFit): readonly number[] {
  const ofEffects = fit.design.random.flatMap(({ columns }, part) =>
    columns.map((_, k) => fit.covariances[part]?.[k * columns.length + k] ?? 0),
  );
  return fit.kind === "linear" ? [...ofEffects, fit.residualVariance] : ofEffects;
}

function tableColumns(model: FittedModel, shown: Shown): readonly OutputColumn[] {
  const { confidenceLevel } = model.fit.design.specification;
  const interval = (id: string, spanner?: RichText): readonly OutputColumn[] =>
    shown.intervals
      ? [{ id, head: heads.ci(confidenceLevel), align: "interval", ...(spanner !== undefined && { spanner }) }]
      : [];
  return [
    { id: "effect", head: heads.randomEffect, align: "label" },
    { id: "variance", head: heads.variance, align: "number" },
    ...interval("variance-ci"),
    { id: "sd", head: heads.sd, align: "number" },
    ...interval("sd-ci"),
    ...Array.from({ length: shown.correlations }, (_, index): readonly OutputColumn[] => [
      {
        id: `correlation-${index}`,
        head: correlationHead(model, index),
        align: "number",
        spanner: heads.correlationWith,
      },
      ...interval(`correlation-${index}-ci`, heads.correlationWith),
    ]).flat(),
    ...(shown.tests
      ? ([
          { id: "chi-square", head: heads.chiSquare, align: "number" },
          { id: "df", head: heads.df, align: "number" },
          { id: "p", head: heads.p, align: "number" },
          { id: "reliability", head: heads.reliability, align: "number" },
        ] as const)
      : []),
  ];
}

/** HLM's tests rest on regressions of the units' own, which outcomes that are not normal have none of. */
function regressionsOf(fit: ModelFit): InferredFit["regressions"] {
  return fit.kind === "linear" ? fit.regressions : [];
}

/** The symbols of the effects that a column of correlations is with: parts of several groups share it (r₀, u₀₀). */
function correlationHead(model: FittedModel, effect: number): RichText {
  const sizes = correlatedSizes(model);
  const own = model.symbols.random
    .filter((_, part) => (sizes[part] ?? 0) > effect + 1)
    .map((part) => part[effect] ?? null);
  const known = own.filter((symbol) => symbol !== null);
  if (known.length === 0 || known.length < own.length) return [plain(String(effect + 1))];
  return known.flatMap((symbol, index) => [...(index === 0 ? [] : [plain(", ")]), ...symbolPieces(symbol)]);
}

function partRows(model: FittedModel, part: number, shown: Shown): readonly OutputRow[] {
  const { fit, columns, symbols } = model;
  const random = fit.design.random[part];
  const group = fit.design.groupings[random?.grouping ?? 0]?.name ?? "";
  const effects = random?.columns ?? [];
  const size = effects.length;
  return effects.map((column, k): OutputRow => {
    const variance = fit.covariances[part]?.[k * size + k] ?? 0;
    const isIntercept = column.factors.length === 0;
    const name = columns.label(column);
    const symbol = symbols.random[part]?.[k] ?? null;
    const label = withEquation(model, column, isIntercept ? interceptLabel(model, group) : slopeSection(name));
    const scale = linearScaleText(describedOutcome(model, column));
    const meaning = varianceMeaning(model, part, column);
    return {
      kind: "data",
      indent: 0,
      cells: [
        textCell(symbol === null ? label : [plain(`${label}, `), ...symbolPieces(symbol)]),
        ...varianceCells(
          model,
          variance,
          fit.intervals.random[part]?.sd[k] ?? null,
          { meaning, scale, isSlope: !isIntercept },
          shown,
        ),
        ...Array.from({ length: shown.correlations }, (_, other) =>
          correlationCells(model, part, k, other, shown),
        ).flat(),
        ...(shown.tests ? testCells(model, part, k) : []),
      ],
    };
  });
}

/** Variance and standard deviation, with their intervals: the one's is the other's squared. */
function varianceCells(
  model: FittedModel,
  variance: number,
  sd: Interval | null,
  { meaning, scale, isSlope }: { readonly meaning: string; readonly scale: string | null; readonly isSlope: boolean },
  shown: Shown,
): readonly OutputCell[] {
  const deviation = Math.sqrt(variance);
  const decimals = shown.decimals(variance);
  const squared = sd && ([sd[0] ** 2, sd[1] ** 2] as const);
  return [
    numberCell(decimalText(variance, decimals), variance, meaning),
    ...(shown.intervals ? [endsCell(model, squared, (value) => decimalText(value, decimals), "variance")] : []),
    numberCell(decimalText(deviation, decimals), deviation, explainVariance.sd(scale, isSlope)),
    ...(shown.intervals ? [endsCell(model, sd, (value) => decimalText(value, decimals), "standard deviation")] : []),
  ];
}

/** "[1.22, 3.17]"; a dash where there is no interval. */
function endsCell(
  { fit }: FittedModel,
  interval: Interval | null,
  text: (value: number) => string,
  what: string,
): OutputCell {
  if (interval === null) return textCell("—");
  const level = levelText(fit.design.specification.confidenceLevel);
  return textCell(`[${text(interval[0])}, ${text(interval[1])}]`, explainVariance.interval(what, level));
}

function correlationCells(
  model: FittedModel,
  part: number,
  k: number,
  other: number,
  shown: Shown,
): readonly OutputCell[] {
  const { fit, settings } = model;
  const size = fit.design.random[part]?.columns.length ?? 0;
  const covariance = fit.covariances[part] ?? new Float64Array(0);
  if (other >= k || k >= size || !isCorrelated(model, part))
    return shown.intervals ? [emptyCell, emptyCell] : [emptyCell];
  const scale = Math.sqrt((covariance[k * size + k] ?? 0) * (covariance[other * size + other] ?? 0));
  if (!(scale > 0)) return shown.intervals ? [textCell("—"), textCell("—")] : [textCell("—")];
  const value = (covariance[k * size + other] ?? 0) / scale;
  const interval = fit.intervals.random[part]?.correlation[k]?.[other] ?? null;
  return [
    numberCell(shareText(value, settings.decimals), value, correlationMeaning(model, part, k, other)),
    ...(shown.intervals ? [endsCell(model, interval, (end) => shareText(end, settings.decimals), "correlation")] : []),
  ];
}

/** HLM's chi-square test and reliability. */
function testCells({ fit, names, settings }: FittedModel, part: number, k: number): readonly OutputCell[] {
  const units = names.unitPlural(fit.design.groupings[fit.design.random[part]?.grouping ?? 0]?.name ?? "");
  const regression = regressionsOf(fit)[part];
  const test = regression?.tests[k] ?? null;
  const reliability = regression?.reliability[k] ?? null;
  return [
    ...(test === null
      ? [emptyCell, emptyCell, emptyCell]
      : [
          numberCell(decimalText(test.chiSquare, 2), test.chiSquare, explainVariance.chiSquare(units)),
          numberCell(degreesText(test.df), test.df, explainVariance.df),
          numberCell(probabilityText(test.p), test.p, explainVariance.p),
        ]),
    reliability === null
      ? emptyCell
      : numberCell(shareText(reliability, settings.decimals), reliability, explainVariance.reliability(units)),
  ];
}

function residualRow(model: FittedModel, fit: InferredFit, width: number, shown: Shown): OutputRow {
  const { symbols } = model;
  const variance = fit.residualVariance;
  const differ = fit.residual.parameters.some(({ name }) => name.startsWith("variance"));
  const label = differ ? varianceRows.meanResidual : varianceRows.residual;
  const meaning = explainVariance.what(residualNoun(model));
  const cells = [
    textCell([plain(`${label}, `), ...symbolPieces(symbols.residual)]),
    ...varianceCells(model, variance, fit.intervals.residual, { meaning, scale: null, isSlope: false }, shown),
  ];
  return {
    kind: "data",
    indent: 0,
    cells: [...cells, ...Array.from({ length: width - cells.length }, () => emptyCell)],
  };
}

function varianceNotes(model: FittedModel, shown: Shown): readonly RichText[] {
  const { fit, names } = model;
  const tests = fit.design.random.map(({ grouping }, part) => {
    const { name = "", labels = [] } = fit.design.groupings[grouping] ?? {};
    const units = regressionsOf(fit)[part]?.units ?? 0;
    return { units: names.units(name, units), areAll: units === labels.length };
  });
  const uncorrelated = fit.design.random
    .filter(({ columns }, part) => columns.length > 1 && !isCorrelated(model, part))
    .map(({ grouping }) => names.unitPlural(fit.design.groupings[grouping]?.name ?? ""));
  const { kind, bootstrap } = fit.intervals;
  const sentences = [
    ...(uncorrelated.length > 0 ? [uncorrelatedNote([...new Set(uncorrelated)])] : []),
    ...(shown.intervals ? [intervalsNote(kind, bootstrap?.samples ?? null), abbreviations.ci] : []),
    ...(shown.tests ? [varianceTestNote(tests)] : []),
  ];
  return sentences.length === 0 ? [] : [[...noteStart, plain(sentences.join(" "))]];
}
