import type { FormulaResult } from "../sheet-remarks.ts";

/**
 * What an empty text beside a formula in Excel's binary formats is: a result where the formula may well give one, which
 * takes an empty text in it (PtgStr, MS-XLS 2.5.198.89), or where it is kept elsewhere, shared with others (PtgExp).
 */
export function emptyTextResult(formula: Buffer): FormulaResult {
  return formula[0] === sharedFormula || formula.includes(emptyText) ? "value" : "blank";
}

const sharedFormula = 0x01;
const emptyText = Buffer.from([0x17, 0x00]);
