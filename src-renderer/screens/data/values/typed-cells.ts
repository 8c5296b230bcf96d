import type { CellBlock } from "../../../../src-contract/step-contents.ts";
import type { Variable } from "../../../../src-contract/variable.ts";
import { cellsOfText } from "../../../commands/paste-cells.ts";
import { type CellRange, rectangleOf } from "./cell-range.ts";

/** What is typed into a cell as it is stored: a value label stands for its value, nothing for no value. */
export function storedValue(text: string, { valueLabels, storage }: Variable): number | string | null {
  const typed = text.trim();
  if (typed === "") return null;
  const labeled = valueLabels.find(({ label }) => label.toLowerCase() === typed.toLowerCase());
  if (labeled !== undefined) return labeled.value;
  const number = Number(pointed(typed.replace("−", "-")));
  return storage === "number" && !Number.isNaN(number) ? number : typed;
}

/** A decimal comma as a point; "1,234" is left as it is: it may be a thousand. */
function pointed(number: string): string {
  return /^[+-]?\d*,(?!\d{3}$)\d+$/.test(number) ? number.replace(",", ".") : number;
}

/** Nothing in every cell of a selection. */
export function emptiedBlock(range: CellRange, variables: readonly Variable[]): CellBlock {
  const { firstRow, lastRow, firstColumn, lastColumn } = rectangleOf(range);
  const names = variables.slice(firstColumn, lastColumn + 1).map(({ name }) => name);
  const values = Array.from({ length: lastRow - firstRow + 1 }, () => names.map(() => null));
  return { row: firstRow + 1, variables: names, values };
}

/**
 * Pasted cells from the upper left corner of a selection on, as far as the table goes. A single value fills the selection.
 * Null: there is nothing to paste.
 */
export function pastedBlock(
  text: string,
  range: CellRange,
  variables: readonly Variable[],
  rows: number,
): CellBlock | null {
  const lines = cellsOfText(text);
  const { firstRow, lastRow, firstColumn, lastColumn } = rectangleOf(range);
  const [[single] = []] = lines;
  const isSingle = lines.length === 1 && lines[0]?.length === 1;
  const height = isSingle ? lastRow - firstRow + 1 : Math.min(lines.length, rows - firstRow);
  const width = isSingle ? lastColumn - firstColumn + 1 : Math.max(0, ...lines.map((cells) => cells.length));
  const chosen = variables.slice(firstColumn, firstColumn + width);
  if (chosen.length === 0 || height <= 0 || single === undefined) return null;
  const values = Array.from({ length: height }, (_, row) =>
    chosen.map((variable, column) => storedValue((isSingle ? single : lines[row]?.[column]) ?? "", variable)),
  );
  return { row: firstRow + 1, variables: chosen.map(({ name }) => name), values };
}
