import type { Measure, MissingValues, Storage, ValueLabel } from "../../src-contract/variable.ts";

/** The words of the variable view. */

export const measureNames: Readonly<Record<Measure, string>> = {
  scale: "Scale",
  ordinal: "Ordinal",
  nominal: "Nominal",
};

export const storageNames: Readonly<Record<Storage, string>> = {
  number: "Number",
  text: "Text",
  date: "Date",
  time: "Time",
};

/** "0 = male, 1 = female". */
export function valueLabelsText(labels: readonly ValueLabel[]): string {
  return labels.map(({ value, label }) => `${plainValue(value)} = ${label}`).join(", ");
}

/** "−99, 8–9, 90 and above". */
export function missingText({ values, ranges }: MissingValues): string {
  return [...values.map(plainValue), ...ranges.map(rangeText)].join(", ");
}

function rangeText({ low, high }: MissingValues["ranges"][number]): string {
  if (low === null) return high === null ? "all" : `${plainValue(high)} and below`;
  return high === null ? `${plainValue(low)} and above` : `${plainValue(low)} to ${plainValue(high)}`;
}

function plainValue(value: number | string): string {
  return typeof value === "number" ? String(value).replace("-", "−") : value;
}

/** A number typed by a person: a comma or a true minus sign are understood; null: it is none. */
export function numberOf(text: string): number | null {
  const trimmed = text.trim().replace("−", "-").replace(",", ".");
  if (trimmed === "") return null;
  const value = Number(trimmed);
  return Number.isFinite(value) ? value : null;
}

/** More digits than a number holds say nothing. */
export const mostDecimals = 16;

export const decimalsProblem = `Decimals are a whole number from 0 to ${mostDecimals}.`;
