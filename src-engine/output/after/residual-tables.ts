import type { OutputCell, OutputRow, OutputTable } from "../../../src-contract/output.ts";
import {
  explainResidual,
  residualHeads,
  residualNotes,
  residualRows,
  residualTitles,
} from "../../../src-wording/after-residuals.ts";
import { capitalized } from "../../../src-wording/capitalized.ts";
import { decimalsFor, decimalText, shareText } from "../../../src-wording/number-text.ts";
import { residualShape } from "../../../src-wording/results-text.ts";
import { noteStart } from "../../../src-wording/table-notes.ts";
import { plain } from "../../../src-wording/text-pieces.ts";
import { distributionSummary } from "../../after/distribution-summary.ts";
import type { Residuals } from "../../after/residuals.ts";
import { normalTwoSided } from "../../math/normal-distribution.ts";
import type { FittedModel } from "../fitted-model.ts";
import { numberCell, textCell } from "../number-text.ts";
import { observedText } from "../outcome-categories.ts";
import { cited } from "../sentences/cited.ts";
import { dataRow } from "../tables/table-rows.ts";

const kinds = ["marginal", "conditional", "standardizedMarginal", "standardizedConditional"] as const;

/** How residuals of each kind are distributed. */
export function residualsTable(model: FittedModel, residuals: Residuals): OutputTable {
  const rows = kinds.map((kind) => {
    return { label: residualRows[kind], name: residualRows[kind].toLowerCase(), values: residuals[kind] };
  });
  const table = residualSummary(model, rows, residualNotes.summary);
  const cells = table.rows[kinds.indexOf("standardizedConditional")]?.cells ?? [];
  const shape = cited(table.columns, cells, [{ column: "skewness" }, { column: "kurtosis" }]);
  return { ...table, text: [[plain(residualShape.begins), ...shape, plain(residualShape.ends)]] };
}

/** Residuals of a kind: the label of their row, and how a sentence calls them. */
interface ResidualKind {
  readonly label: string;
  readonly name: string;
  readonly values: Float64Array;
  /** None of them can exceed 1. */
  readonly areShares?: boolean;
}

export function residualSummary(model: FittedModel, rows: readonly ResidualKind[], note: string): OutputTable {
  return {
    kind: "residuals",
    title: residualTitles.summary(model.outcomeLabel),
    columns: [
      { id: "residual", head: residualHeads.residual, align: "label" },
      { id: "sd", head: residualHeads.sd, align: "number" },
      { id: "minimum", head: residualHeads.minimum, align: "number" },
      { id: "first-quartile", head: residualHeads.firstQuartile, align: "number" },
      { id: "median", head: residualHeads.median, align: "number" },
      { id: "third-quartile", head: residualHeads.thirdQuartile, align: "number" },
      { id: "maximum", head: residualHeads.maximum, align: "number" },
      { id: "skewness", head: residualHeads.skewness, align: "number" },
      { id: "kurtosis", head: residualHeads.kurtosis, align: "number" },
    ],
    rows: rows.map((kind) => dataRow([textCell(kind.label), ...summaryCells(model, kind)])),
    notes: [[...noteStart, plain(note)]],
  };
}

const shares = ["none", "25%", "50%", "75%", "all"] as const;

function summaryCells(
  { settings }: FittedModel,
  { name, values, areShares = false }: ResidualKind,
): readonly OutputCell[] {
  const { sd, quantiles, skewness, kurtosis } = distributionSummary(values);
  const decimals = decimalsFor(sd, settings.decimals);
  const text = areShares ? shareText : decimalText;
  return [
    numberCell(text(sd, decimals), sd, explainResidual.sd(name)),
    ...quantiles.map((value, index) =>
      numberCell(text(value, decimals), value, explainResidual.quantile(name, shares[index] ?? "all")),
    ),
    numberCell(decimalText(skewness, 2), skewness, explainResidual.skewness),
    numberCell(decimalText(kurtosis, 2), kurtosis, explainResidual.kurtosis),
  ];
}

/** So many of the largest are shown. */
const mostRows = 20;

/** The rows that the model fits worst. */
export function outliersTable(model: FittedModel, residuals: Residuals): OutputTable {
  const { outcome } = model.fit.design;
  const { predictedConditional, conditional, standardizedConditional } = residuals;
  const expected = outcome.length * normalTwoSided(3);
  return largestResiduals(
    model,
    {
      observed: outcome,
      predicted: predictedConditional,
      residual: conditional,
      standardized: standardizedConditional,
    },
    (shown, beyond) => residualNotes.outliers(shown, beyond, decimalText(expected, expected < 10 ? 1 : 0)),
  );
}

/** By row. */
export interface ResidualColumns {
  /** Ordinal: the outcome is the number of its category. */
  readonly areCategories?: boolean;
  /** The outcome lies between 0 and 1. */
  readonly areShares?: boolean;
  readonly observed: Float64Array;
  readonly predicted: Float64Array;
  readonly residual: Float64Array;
  readonly standardized: Float64Array;
}

/** The rows of the largest standardized residuals. `note`: of how many are shown, and how many are beyond 3 in words. */
export function largestResiduals(
  model: FittedModel,
  residuals: ResidualColumns,
  note: (shown: number, beyond: string) => string,
): OutputTable {
  const { fit, names, outcomeLabel } = model;
  const { groupings } = fit.design;
  const { standardized } = residuals;
  const order = [...standardized.keys()].toSorted((a, b) => size(standardized, b) - size(standardized, a));
  const shown = order.slice(0, mostRows);
  const beyond = order.filter((row) => size(standardized, row) > 3).length;
  return {
    kind: "outlying-rows",
    title: residualTitles.outliers(outcomeLabel),
    columns: [
      { id: "row", head: residualHeads.row, align: "label" },
      ...groupings.map(
        ({ name }) => ({ id: `unit-${name}`, head: [plain(capitalized(names.unit(name)))], align: "label" }) as const,
      ),
      { id: "observed", head: residualHeads.observed, align: "number" },
      { id: "predicted", head: residualHeads.predicted, align: "number" },
      { id: "residual", head: residualHeads.residual, align: "number" },
      { id: "standardized", head: residualHeads.standardized, align: "number" },
    ],
    rows: shown.map((row) => outlierRow(model, residuals, row, residuals.observed.every(Number.isInteger))),
    notes: [[...noteStart, plain(note(shown.length, names.rows(beyond)))]],
  };
}

function outlierRow(model: FittedModel, residuals: ResidualColumns, row: number, isWhole: boolean): OutputRow {
  const { settings } = model;
  const { design } = model.fit;
  const at = (values: Float64Array) => values[row] ?? Number.NaN;
  const decimals = settings.decimals ?? 2;
  const textOf = residuals.areShares ? shareText : decimalText;
  const cell = (value: number, explanation: string, text = textOf(value, decimals)) =>
    numberCell(text, value, explanation);
  const [observed, standardized] = [at(residuals.observed), at(residuals.standardized)];
  return {
    kind: "data",
    indent: 0,
    cells: [
      textCell(decimalText((design.rows[row] ?? 0) + 1, 0)),
      ...design.groupings.map(({ labels, units }) => textCell(String(labels[units[row] ?? 0] ?? ""))),
      cell(
        observed,
        design.specification.trials === null
          ? explainResidual.observed
          : explainResidual.observedShare(model.outcomeLabel),
        observedText(model, observed) ?? (isWhole ? decimalText(observed, 0) : textOf(observed, decimals)),
      ),
      cell(at(residuals.predicted), explainResidual.predicted(residuals.areCategories ?? false)),
      cell(at(residuals.residual), explainResidual.residual),
      cell(standardized, explainResidual.standardized, decimalText(standardized, decimals)),
    ],
  };
}

function size(values: Float64Array, row: number): number {
  return Math.abs(values[row] ?? 0);
}
