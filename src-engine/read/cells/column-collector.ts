import { MomentCollector } from "./moment-collector.ts";
import { NumberCollector } from "./number-collector.ts";
import type { NumberNotation } from "./number-notation.ts";
import type { MomentPattern } from "./parse-date.ts";
import { TextCollector } from "./text-collector.ts";

/** Takes one column out of rows of cells and keeps it as one kind of value, remembering what does not fit. */
export type ColumnCollector = NumberCollector | TextCollector | MomentCollector;

/** What a column is to be read as. A date without a pattern takes only cells that the file itself marks as dates. */
export type ColumnPlan =
  | { readonly storage: "text" }
  | { readonly storage: "number"; readonly notation: NumberNotation | null }
  | { readonly storage: "date" | "time"; readonly pattern: MomentPattern | null };

export function columnCollector(plan: ColumnPlan, decimalComma: boolean): ColumnCollector {
  switch (plan.storage) {
    case "number":
      return new NumberCollector(decimalComma, plan.notation);
    case "text":
      return new TextCollector();
    default:
      return new MomentCollector(plan.storage, plan.pattern);
  }
}
