import { type FormEvent, useRef, useState } from "react";
import { useCommandTarget } from "../../../app/targets.ts";
import { Button, IconButton } from "../../../parts/Button.tsx";
import { TextField } from "../../../parts/TextField.tsx";
import { count } from "../../../wording/numbers.ts";
import type { RowPage } from "./row-pages.ts";

export interface RowPagerProps {
  readonly rows: number;
  readonly pages: readonly RowPage[];
  readonly page: RowPage;
  readonly onPage: (page: RowPage) => void;
  readonly onRow: (row: number) => void;
  readonly columns: { readonly shown: number; readonly found: number; readonly all: number };
}

/** Below the grid: how much there is, the pages of very long tables, and a way to any row. */
export function RowPager({ rows, pages, page, onPage, onRow, columns }: RowPagerProps) {
  const index = pages.indexOf(page);
  const step = (direction: 1 | -1) => {
    const next = pages[index + direction];
    if (next !== undefined) onPage(next);
  };
  return (
    <div className="row-pager" data-pane="rows">
      {pages.length > 1 ? (
        <span className="row-pager-pages">
          <IconButton icon="chevron-left" label="Previous rows" isDisabled={index === 0} onPress={() => step(-1)} />
          <span>
            Rows {count(page.first + 1)}–{count(page.first + page.count)} of {count(rows)}
          </span>
          <IconButton
            icon="chevron-right"
            label="Next rows"
            isDisabled={index === pages.length - 1}
            onPress={() => step(1)}
          />
        </span>
      ) : (
        <span>{count(rows)} rows</span>
      )}
      <span>{columnsText(columns)}</span>
      <GoToRow rows={rows} onRow={onRow} />
    </div>
  );
}

function columnsText({ shown, found, all }: RowPagerProps["columns"]): string {
  if (shown < found) return `The first ${count(shown)} of ${count(found)} variables; find others by name`;
  return found < all ? `${count(found)} of ${count(all)} variables` : `${count(all)} variables`;
}

function GoToRow({ rows, onRow }: Pick<RowPagerProps, "rows" | "onRow">) {
  const [text, setText] = useState("");
  const frame = useRef<HTMLFormElement>(null);
  useCommandTarget("data.goToRow", () => frame.current?.querySelector("input")?.focus());
  const row = Number(text.replace(/[\s,]/g, ""));
  const isThere = Number.isInteger(row) && row >= 1 && row <= rows;
  const go = (event: FormEvent) => {
    event.preventDefault();
    if (isThere) onRow(row - 1);
  };
  return (
    <form className="go-to-row" ref={frame} onSubmit={go}>
      <TextField
        label="Go to row"
        labelHidden
        inputMode="numeric"
        placeholder="Go to row"
        value={text}
        onChange={setText}
        problem={text !== "" && !isThere ? `1 to ${count(rows)}` : null}
      />
      <Button kind="quiet" type="submit" isDisabled={!isThere}>
        Go
      </Button>
    </form>
  );
}
