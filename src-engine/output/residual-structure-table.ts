import type { OutputRow, OutputTable } from "../../src-contract/output.ts";
import { explainResidualParameter, residualParameterLabel } from "../../src-wording/residuals.ts";
import { heads, titles } from "../../src-wording/tables.ts";
import type { FittedModel } from "./fitted-model.ts";
import { decimalsFor, decimalText, numberCell, shareText, textCell } from "./number-text.ts";
import { generalNote } from "./table-notes.ts";

/** The parameters of the residuals' covariance matrix with their standard errors. */
export function residualStructureTable(model: FittedModel): OutputTable {
  const { fit, outcomeLabel, settings } = model;
  const rows = fit.residual.parameters.map(({ name, estimate, se }): OutputRow => {
    const decimals = decimalsFor(se, settings.decimals);
    const isShare = name.startsWith("rho") || name === "gamma";
    const text = (value: number) => (isShare ? shareText(value, decimals) : decimalText(value, decimals));
    return {
      kind: "data",
      indent: 0,
      cells: [
        textCell(residualParameterLabel(name)),
        numberCell(text(estimate), estimate, explainResidualParameter(name, outcomeLabel)),
        numberCell(text(se), se),
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
    ],
    rows,
    notes: [generalNote(model)],
  };
}
