import type { ImportProblem } from "../../src-contract/data-import.ts";

/**
 * What stands beside a formula: no result, an empty text that may be one, a zero in a workbook that asks to be worked
 * out when it is opened, or a result.
 */
export type FormulaResult = "none" | "blank" | "zero" | "value";

/**
 * The formulas of a sheet, and which of them were never worked out. Programs that do not work out formulas leave the
 * result out, or write an empty text or a zero for each of them: these are told by there being nothing else.
 */
export class FormulaTally {
  private readonly found = new Map<FormulaResult, { count: number; readonly first: string }>();

  note(result: FormulaResult, place: () => string): void {
    const known = this.found.get(result);
    if (known === undefined) this.found.set(result, { count: 1, first: place() });
    else known.count++;
  }

  remarks(): readonly ImportProblem[] {
    const code = "formulas-without-results";
    const none = this.found.get("none");
    if (none !== undefined) return [{ code, ...none, shown: "empty" }];
    const [only, ...others] = this.found;
    if (only === undefined || others.length > 0 || only[0] === "value") return [];
    return [{ code, ...only[1], shown: only[0] === "zero" ? "zero" : "empty" }];
  }
}

export function hiddenParts(rows: number, columns: number): readonly ImportProblem[] {
  return rows + columns === 0 ? [] : [{ code: "hidden-parts-read", rows, columns }];
}

/** A cell as spreadsheets name it, by its row and column counted from 0: C2. */
export function cellName(row: number, column: number): string {
  let letters = "";
  for (let left = column + 1; left > 0; left = Math.floor((left - 1) / 26)) {
    letters = String.fromCharCode(0x41 + ((left - 1) % 26)) + letters;
  }
  return `${letters}${row + 1}`;
}
