import type { OutputColumn, OutputRow, OutputTable, RichText } from "../../src-contract/output.ts";
import { explainVariance } from "../../src-wording/explanations.ts";
import { heads, noteStart, plain, titles, varianceRows, varianceTestNote } from "../../src-wording/tables.ts";
import { nounOfLevel } from "../specification/context.ts";
import { symbolPieces } from "./column-symbols.ts";
import type { FittedModel } from "./fitted-model.ts";
import {
  decimalsFor,
  decimalText,
  degreesText,
  emptyCell,
  numberCell,
  probabilityText,
  shareText,
  textCell,
} from "./number-text.ts";

/** Variances of random effects and residual with standard deviations, correlations, HLM's tests and reliabilities. */
export function varianceComponentsTable(model: FittedModel): OutputTable {
  const { fit, settings, outcomeLabel } = model;
  const showsTests =
    settings.showVarianceTests && fit.regressions.some(({ tests }) => tests.some((test) => test !== null));
  const largest = Math.max(1, ...fit.design.random.map(({ columns }) => columns.length));
  const correlationColumns = Array.from({ length: largest - 1 }, (_, index): OutputColumn => {
    return {
      id: `correlation-${index}`,
      head: correlationHead(model, index),
      align: "number",
      spanner: heads.correlationWith,
    };
  });
  const columns: readonly OutputColumn[] = [
    { id: "effect", head: heads.randomEffect, align: "label" },
    { id: "variance", head: heads.variance, align: "number" },
    { id: "sd", head: heads.sd, align: "number" },
    ...correlationColumns,
    ...(showsTests
      ? ([
          { id: "chi-square", head: heads.chiSquare, align: "number" },
          { id: "df", head: heads.df, align: "number" },
          { id: "p", head: heads.p, align: "number" },
          { id: "reliability", head: heads.reliability, align: "number" },
        ] as const)
      : []),
  ];
  const rows = fit.design.random.flatMap((_, part) => partRows(model, part, correlationColumns.length, showsTests));
  return {
    kind: "variance-components",
    title: titles.varianceComponents(outcomeLabel),
    columns,
    rows: [...rows, residualRow(model, columns.length)],
    notes: varianceNotes(model, showsTests),
  };
}

/** The symbol of the effect that a column of correlations is with: u₀. Parts of several groups share the columns. */
function correlationHead({ symbols }: FittedModel, effect: number): RichText {
  const own = symbols.random.filter((part) => part.length > effect + 1).map((part) => part[effect] ?? null);
  const [first, ...others] = own;
  const isShared = first !== undefined && first !== null && others.length === 0;
  return isShared ? symbolPieces(first) : [plain(String(effect + 1))];
}

function partRows(model: FittedModel, part: number, correlations: number, showsTests: boolean): readonly OutputRow[] {
  const { fit, names, columns, symbols, outcomeLabel, settings } = model;
  const random = fit.design.random[part];
  const group = fit.design.groupings[random?.grouping ?? 0]?.name ?? "";
  const units = names.unitPlural(group);
  const effects = random?.columns ?? [];
  const covariance = fit.covariances[part] ?? new Float64Array(0);
  const size = effects.length;
  return effects.map((column, k): OutputRow => {
    const variance = covariance[k * size + k] ?? 0;
    const isIntercept = column.factors.length === 0;
    const name = columns.label(column);
    const symbol = symbols.random[part]?.[k] ?? null;
    const decimals = decimalsFor(variance, settings.decimals);
    const label = isIntercept ? interceptLabel(model, group) : varianceRows.slope(name);
    const meaning = isIntercept
      ? explainVariance.intercept(outcomeLabel, units)
      : explainVariance.slope(name, outcomeLabel, units);
    const test = fit.regressions[part]?.tests[k] ?? null;
    const reliability = fit.regressions[part]?.reliability[k] ?? null;
    return {
      kind: "data",
      indent: 0,
      cells: [
        textCell(symbol === null ? label : [plain(`${label}, `), ...symbolPieces(symbol)]),
        numberCell(decimalText(variance, decimals), variance, meaning),
        numberCell(decimalText(Math.sqrt(variance), decimals), Math.sqrt(variance), explainVariance.sd),
        ...Array.from({ length: correlations }, (_, other) => {
          if (other >= k) return emptyCell;
          const scale = Math.sqrt(variance * (covariance[other * size + other] ?? 0));
          if (!(scale > 0)) return textCell("—");
          const value = (covariance[k * size + other] ?? 0) / scale;
          const otherName = columns.label(effects[other] ?? { factors: [] });
          return numberCell(
            shareText(value, settings.decimals),
            value,
            explainVariance.correlation(name, otherName, units),
          );
        }),
        ...(showsTests
          ? [
              ...(test === null
                ? [emptyCell, emptyCell, emptyCell]
                : [
                    numberCell(decimalText(test.chiSquare, 2), test.chiSquare, explainVariance.chiSquare(units)),
                    numberCell(degreesText(test.df), test.df, explainVariance.df),
                    numberCell(probabilityText(test.p), test.p, explainVariance.p),
                  ]),
              reliability === null
                ? emptyCell
                : numberCell(
                    shareText(reliability, settings.decimals),
                    reliability,
                    explainVariance.reliability(units),
                  ),
            ]
          : []),
      ],
    };
  });
}

/** "School intercept" where several groups have one, else "Intercept". */
export function interceptLabel({ fit, names }: FittedModel, group: string): string {
  if (fit.design.groupings.length < 2) return "Intercept";
  const unit = names.unit(group);
  return `${unit.charAt(0).toUpperCase()}${unit.slice(1)} intercept`;
}

function residualRow({ fit, symbols, context, outcomeLabel, settings }: FittedModel, width: number): OutputRow {
  const variance = fit.residualVariance;
  const decimals = decimalsFor(variance, settings.decimals);
  const rows = nounOfLevel(context, 1).plural;
  const differ = fit.residual.parameters.some(({ name }) => name.startsWith("variance"));
  const label = differ ? varianceRows.meanResidual : varianceRows.residual;
  const cells = [
    textCell([plain(`${label}, `), ...symbolPieces(symbols.residual)]),
    numberCell(decimalText(variance, decimals), variance, explainVariance.residual(outcomeLabel, rows)),
    numberCell(decimalText(Math.sqrt(variance), decimals), Math.sqrt(variance), explainVariance.sd),
  ];
  return { kind: "data", indent: 0, cells: [...cells, ...Array.from({ length: width - 3 }, () => emptyCell)] };
}

function varianceNotes({ fit, names }: FittedModel, showsTests: boolean): readonly RichText[] {
  if (!showsTests) return [];
  const sentences = fit.design.random.map(({ grouping }, part) => {
    const { name = "", labels = [] } = fit.design.groupings[grouping] ?? {};
    const units = fit.regressions[part]?.units ?? 0;
    return varianceTestNote(names.units(name, units), units === labels.length);
  });
  return [[...noteStart, plain([...new Set(sentences)].join(" "))]];
}
