import type { StepContent } from "../../../../src-contract/data-steps.ts";
import type { ProjectTable } from "../../../../src-contract/project.ts";
import type { CellBlock } from "../../../../src-contract/step-contents.ts";
import type { Variable } from "../../../../src-contract/variable.ts";
import { cellsOfText } from "../../../commands/paste-cells.ts";
import { type CellRange, rectangleOf } from "./cell-range.ts";

/** What is typed into a cell as it is stored: a value label stands for its value, nothing for no value. */
export function storedValue(
  text: string,
  { valueLabels, storage }: Pick<Variable, "valueLabels" | "storage">,
): number | string | null {
  const typed = text.trim();
  if (typed === "") return null;
  const labeled = valueLabels.find(({ label }) => label.toLowerCase() === typed.toLowerCase());
  if (labeled !== undefined) return labeled.value;
  return storage === "number" && plainNumber.test(typed) ? Number(typed) : typed;
}

/** Others, as those with a comma, are read together with what is written beside them. */
const plainNumber = /^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i;

/** Nothing in every cell of a selection. */
export function emptiedBlock(range: CellRange, variables: readonly Variable[]): CellBlock {
  const { firstRow, lastRow, firstColumn, lastColumn } = rectangleOf(range);
  const names = variables.slice(firstColumn, lastColumn + 1).map(({ name }) => name);
  const values = Array.from({ length: lastRow - firstRow + 1 }, () => names.map(() => null));
  return { row: firstRow + 1, variables: names, values };
}

/** Cells to be written, and what there has to be room for first. */
export interface PastedCells {
  readonly block: CellBlock;
  readonly room: readonly StepContent[];
}

/**
 * Pasted cells from the upper left corner of a selection on; rows and variables that they need beyond the table's are put
 * in. A single value fills the selection. A first line of names, those of the variables it would stand in, is none of the
 * values: it names the new variables. Null: there is nothing to paste.
 */
export function pastedCells(
  text: string,
  range: CellRange,
  variables: readonly Variable[],
  { rows, variables: all }: Pick<ProjectTable, "rows" | "variables">,
): PastedCells | null {
  const { firstRow, lastRow, firstColumn, lastColumn } = rectangleOf(range);
  const { names: heads, lines } = withoutNames(cellsOfText(text), variables.slice(firstColumn));
  const [[single] = []] = lines;
  const isSingle = lines.length === 1 && lines[0]?.length === 1;
  const height = isSingle ? lastRow - firstRow + 1 : lines.length;
  const width = isSingle ? lastColumn - firstColumn + 1 : Math.max(0, ...lines.map((cells) => cells.length));
  if (width === 0 || single === undefined || text.trim() === "") return null;
  const cellText = (row: number, column: number) => (isSingle ? single : lines[row]?.[column]) ?? "";
  const there = variables.slice(firstColumn, firstColumn + width);
  const names = namesFrom(heads.slice(there.length), all, width - there.length);
  const further = names.map((name, place) => {
    const column = there.length + place;
    return { name, storage: storageOf(lines.map((_, row) => cellText(row, column))) };
  });
  const columns = [...there, ...further.map((variable) => ({ ...variable, valueLabels: [] }))];
  const values = Array.from({ length: height }, (_, row) =>
    columns.map((variable, column) => storedValue(cellText(row, column), variable)),
  );
  const rowsMore = firstRow + height - rows;
  return {
    block: { row: firstRow + 1, variables: columns.map(({ name }) => name), values },
    room: [
      ...(rowsMore > 0 ? [{ kind: "insert-rows", at: rows + 1, count: rowsMore } as const] : []),
      ...further.map((variable) => ({ kind: "insert-variable", ...variable }) as const),
    ],
  };
}

type Lines = readonly (readonly string[])[];

/** What was copied together with the names of its columns; `variables`: those from the first one pasted into on. */
function withoutNames(
  lines: Lines,
  variables: readonly Variable[],
): { readonly names: readonly string[]; lines: Lines } {
  const [first = [], ...others] = lines;
  const isName = (cell: string, column: number) => {
    const name = variables[column]?.name.toLowerCase();
    const typed = cell.trim().toLowerCase();
    return name === undefined ? typed !== "" && !plainNumber.test(typed) : typed === name;
  };
  const isHead = others.length > 0 && variables.length > 0 && first.length > 0 && first.every(isName);
  return isHead ? { names: first.map((cell) => cell.trim()), lines: others } : { names: [], lines };
}

/** Those of the heads that no variable has yet; `variable_1` … in the place of others. */
function namesFrom(heads: readonly string[], variables: readonly Variable[], count: number): readonly string[] {
  const taken = new Set(variables.map(({ name }) => name));
  const free = freeNames(variables, count);
  return Array.from({ length: count }, (_, place) => {
    const head = heads[place] ?? "";
    const name = head === "" || taken.has(head) ? (free[place] ?? "") : head;
    taken.add(name);
    return name;
  });
}

/** `variable_1`, `variable_2` …, as many as are asked for. */
export function freeNames(variables: readonly Variable[], count: number): readonly string[] {
  const taken = new Set(variables.map(({ name }) => name));
  const names: string[] = [];
  for (let number = 1; names.length < count; number++) {
    if (!taken.has(`variable_${number}`)) names.push(`variable_${number}`);
  }
  return names;
}

function storageOf(texts: readonly string[]): "number" | "text" {
  const typed = texts.map((text) => text.trim()).filter((text) => text !== "");
  return typed.every((text) => plainNumber.test(text.replace(",", "."))) ? "number" : "text";
}
