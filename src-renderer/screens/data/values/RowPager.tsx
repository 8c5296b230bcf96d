import { IconButton } from "../../../parts/Button.tsx";
import { count } from "../../../wording/numbers.ts";
import type { RowPage } from "./row-pages.ts";

export interface RowPagerProps {
  readonly rows: number;
  readonly pages: readonly RowPage[];
  readonly page: RowPage;
  readonly onPage: (page: RowPage) => void;
  readonly columns: { readonly shown: number; readonly all: number };
}

/** Below the grid: the pages of very long tables, and which variables are not shown. Else nothing. */
export function RowPager({ rows, pages, page, onPage, columns }: RowPagerProps) {
  const index = pages.indexOf(page);
  const step = (direction: 1 | -1) => {
    const next = pages[index + direction];
    if (next !== undefined) onPage(next);
  };
  const hidden = columnsText(columns);
  if (pages.length === 1 && hidden === null) return null;
  return (
    <div className="row-pager" data-pane="rows">
      {pages.length > 1 && (
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
      )}
      {hidden !== null && <span>{hidden}</span>}
    </div>
  );
}

function columnsText({ shown, all }: RowPagerProps["columns"]): string | null {
  return shown < all ? `${count(shown)} of ${count(all)} variables` : null;
}
