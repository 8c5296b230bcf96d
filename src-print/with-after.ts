import type { AfterAnswer } from "../src-contract/engine-api.ts";
import type { ModelOutput } from "../src-contract/output.ts";

/** A model's output with what was asked for after the fit behind it: one list of tables, one of charts. */
export function withAfter(
  output: ModelOutput,
  { tables, charts }: Pick<AfterAnswer, "tables" | "charts">,
): ModelOutput {
  return { ...output, tables: [...output.tables, ...tables], charts: [...output.charts, ...charts] };
}
