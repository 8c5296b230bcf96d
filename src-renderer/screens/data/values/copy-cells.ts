import type { ProjectTable } from "../../../../src-contract/project.ts";
import type { Variable } from "../../../../src-contract/variable.ts";
import type { App } from "../../../app/app.ts";
import { tellFailure } from "../../../commands/tell-failure.ts";
import { tell } from "../../../state/messages.ts";
import { count, counted } from "../../../wording/numbers.ts";
import { type CellRange, cellCount, clipboardText, rectangleOf } from "./cell-range.ts";
import { readRows } from "./row-reader.ts";
import { shownValue } from "./shown-value.ts";

/** More would take the clipboard, and the program it is pasted into, too long. */
const mostCells = 1_000_000;

/** Puts the selected cells on the clipboard, as they are shown; a whole column comes with its name. */
export async function copyCells(
  app: App,
  table: ProjectTable,
  variables: readonly Variable[],
  range: CellRange,
  showsLabels: boolean,
): Promise<void> {
  const { firstRow, lastRow, firstColumn, lastColumn } = rectangleOf(range);
  if (cellCount(range) > mostCells) {
    app.store.update((state) =>
      tell(state, "problem", `At most ${count(mostCells)} cells can be copied at once; select fewer rows or columns.`),
    );
    return;
  }
  const chosen = variables.slice(firstColumn, lastColumn + 1);
  const rows = await readRows(app, table, chosen, { first: firstRow, count: lastRow - firstRow + 1 });
  if (!rows.ok) {
    tellFailure(app.store, rows.failure);
    return;
  }
  const texts = rows.value.map(({ values }) =>
    chosen.map((variable) => {
      const value = values.get(variable.column) ?? null;
      return value === null ? "" : plain(shownValue(value, variable, showsLabels));
    }),
  );
  const isWhole = firstRow === 0 && lastRow === table.rows - 1 && table.rows > 1;
  const names = chosen.map(({ name }) => name);
  const isCopied = await writeClipboard(clipboardText(isWhole ? [names, ...texts] : texts));
  const cells = counted(cellCount(range), { singular: "cell", plural: "cells" });
  app.store.update((state) =>
    isCopied
      ? tell(state, "done", `Copied ${cells}.`)
      : tell(state, "problem", "The browser did not allow copying; allow the clipboard for this page and copy again."),
  );
}

async function writeClipboard(text: string): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    return false;
  }
}

/** Other programs read a hyphen as the minus sign. */
function plain(text: string): string {
  return text.replaceAll("−", "-");
}
