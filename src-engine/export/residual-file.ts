import type { ResidualFileExport } from "../../src-contract/engine-api.ts";
import { type Outcome, refuse } from "../../src-contract/outcome.ts";
import type { DataSet } from "../table/data-set.ts";
import { exportData } from "./data/export-data.ts";
import { type AfterNumbers, residualData } from "./residual-data.ts";

/**
 * Writes all units or rows behind a table that shows the most telling ones, for the program that the format belongs to.
 * Refuses what the model does not have, and what `exportData` refuses.
 */
export async function exportResidualFile(
  request: ResidualFileExport,
  data: DataSet,
  numbers: AfterNumbers,
  stopRequested: () => boolean,
): Promise<Outcome<null>> {
  const residuals = residualData(data, numbers, request);
  if (residuals === null) return refuse({ code: "no-residuals", group: request.group });
  return exportData(request, residuals, stopRequested);
}
