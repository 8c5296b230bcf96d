import type { OutputRow, OutputTable } from "../../../src-contract/output.ts";
import { columnDecimals, decimalText, shareText } from "../../../src-wording/number-text.ts";
import { explainResidualParameter, residualParameterLabel } from "../../../src-wording/residuals.ts";
import { abbreviations, residualParametersWaldNote } from "../../../src-wording/table-notes.ts";
import { heads, titles } from "../../../src-wording/tables.ts";
import type { InferredFit } from "../../fit/inference/inference.ts";
import type { FittedModel } from "../fitted-model.ts";
import { numberCell, textCell } from "../number-text.ts";
import { generalNote } from "./table-notes.ts";

/** The parameters of the residuals' covariance matrix with their standard errors. */
export function residualStructureTable(model: FittedModel, fit: InferredFit): OutputTable {
  const { outcomeLabel, settings } = model;
  const showsIntervals = fit.intervals.kind !== "wald" || settings.showVarianceIntervals === true;
  const decimalsOf = columnDecimals(
    fit.residual.parameters.map(({ se }) => se),
    settings.decimals,
  );
  const rows = fit.residual.parameters.map(({ name, estimate, se }): OutputRow => {
    const isAtEnd = Number.isNaN(se);
    const decimals = decimalsOf(se);
    const ends = fit.intervals.parameters[name] ?? null;
    const isShare = name.startsWith("rho") || name === "gamma";
    const text = (value: number) => (isShare ? shareText(value, decimals) : decimalText(value, decimals));
    return {
      kind: "data",
      indent: 0,
      cells: [
        textCell(residualParameterLabel(name)),
        numberCell(text(estimate), estimate, explainResidualParameter(name, outcomeLabel)),
        isAtEnd ? textCell("—") : numberCell(text(se), se),
        ...(showsIntervals ? [ends === null ? textCell("—") : textCell(`[${text(ends[0])}, ${text(ends[1])}]`)] : []),
      ],
    };
  });
  return {
    kind: "residual-structure",
    title: titles.residualStructure(outcomeLabel),
    columns: [
      { id: "parameter", head: heads.parameter, align: "label" },
      { id: "estimate", head: heads.parameterEstimate, align: "number" },
      { id: "se", head: heads.se, align: "number" },
      ...(showsIntervals
        ? [{ id: "ci", head: heads.ci(fit.design.specification.confidenceLevel), align: "interval" } as const]
        : []),
    ],
    rows,
    notes: [
      generalNote(
        model,
        ...(showsIntervals && fit.intervals.kind !== "bootstrap" ? [residualParametersWaldNote] : []),
        ...(showsIntervals ? [abbreviations.ci] : []),
      ),
    ],
  };
}
