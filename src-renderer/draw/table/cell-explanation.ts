import type { OutputTable } from "../../../src-contract/output.ts";

/** What a cell has to say about itself: its own sentence, else its column's; null: nothing. */
export function explanationOf(
  { rows, columns }: OutputTable,
  { row, column }: { readonly row: number; readonly column: number },
): string | null {
  return rows[row]?.cells[column]?.explanation ?? columns[column]?.explanation ?? null;
}

/**
 * A number with all the digits that mean something (15, what a double holds for certain), in full up to a million
 * and down to a millionth, else as a power of ten.
 */
export function allDigits(value: number): string {
  if (!Number.isFinite(value)) return String(value).replace("-", "−");
  const size = Math.abs(value);
  const digits = Number(value.toPrecision(15));
  if (digits === 0 || (size >= 1e-6 && size < 1e15)) {
    return digits.toLocaleString("en-US", { maximumSignificantDigits: 15 }).replace("-", "−");
  }
  const [mantissa = "", exponent = ""] = digits.toExponential().split("e");
  return `${mantissa} × 10${raised(exponent)}`.replace("-", "−");
}

function raised(exponent: string): string {
  return [...exponent.replace("+", "")].map((character) => superscripts[character] ?? character).join("");
}

const superscripts: Readonly<Record<string, string>> = {
  "-": "⁻",
  ...Object.fromEntries([..."⁰¹²³⁴⁵⁶⁷⁸⁹"].map((superscript, digit) => [String(digit), superscript])),
};
