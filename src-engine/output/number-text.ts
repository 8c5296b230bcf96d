import type { OutputCell, RichText } from "../../src-contract/output.ts";
import { decimalText } from "../../src-wording/number-text.ts";

/** "***", "**", "*" or nothing. */
export function stars(p: number): string {
  return p < 0.001 ? "***" : p < 0.01 ? "**" : p < 0.05 ? "*" : "";
}

/** Degrees of freedom: whole ones as such, others with one decimal. */
export function degreesText(df: number): string {
  return Math.abs(df - Math.round(df)) < 1e-6 ? decimalText(df, 0) : decimalText(df, df < 10 ? 2 : 1);
}

/** A confidence level: "95%". */
export function levelText(confidenceLevel: number): string {
  return `${Number((100 * confidenceLevel).toPrecision(10))}%`;
}

export function textCell(text: string | RichText, explanation?: string): OutputCell {
  const rich = typeof text === "string" ? [{ text }] : text;
  return { text: rich, value: null, ...(explanation !== undefined && { explanation }) };
}

export function numberCell(text: string, value: number, explanation?: string): OutputCell {
  return { text: [{ text }], value, ...(explanation !== undefined && { explanation }) };
}

/** Empty where the number is not defined. */
export function definedCell(text: string, value: number, explanation: string): OutputCell {
  return Number.isNaN(value) ? emptyCell : numberCell(text, value, explanation);
}

export const emptyCell: OutputCell = { text: [], value: null };
