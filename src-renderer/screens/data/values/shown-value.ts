import type { MissingValues, Variable } from "../../../../src-contract/variable.ts";
import { valueText } from "../../../wording/values.ts";

/** A value as the grid shows it: its label where there is one and labels are asked for. */
export function shownValue(value: number | string, variable: Variable, showsLabels: boolean): string {
  if (showsLabels) {
    const label = variable.valueLabels.find((candidate) => candidate.value === value)?.label;
    if (label !== undefined) return label;
  }
  return valueText(value, variable);
}

/** Whether a recorded value counts as missing by declaration. */
export function isDeclaredMissing(value: number | string, { values, ranges }: MissingValues): boolean {
  if (values.includes(value)) return true;
  if (typeof value === "string") return false;
  return ranges.some(({ low, high }) => (low === null || value >= low) && (high === null || value <= high));
}

/** Numbers stand right, so that their decimal points are below each other; labels and texts stand left. */
export function isAlignedRight(variable: Variable, showsLabels: boolean): boolean {
  return variable.storage !== "text" && !(showsLabels && variable.valueLabels.length > 0);
}
