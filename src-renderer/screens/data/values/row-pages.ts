/** Rows that the grid shows at once: a scroll bar over more of them would not hit the row that is meant. */
export interface RowPage {
  readonly first: number;
  readonly count: number;
}

const rowsOnPage = 100_000;
/** Up to here one page is enough. */
const rowsWithoutPages = 250_000;

export function rowPages(rows: number): readonly RowPage[] {
  if (rows <= rowsWithoutPages) return [{ first: 0, count: rows }];
  return Array.from({ length: Math.ceil(rows / rowsOnPage) }, (_, page) => {
    const first = page * rowsOnPage;
    return { first, count: Math.min(rowsOnPage, rows - first) };
  });
}

/** The page that holds a row; the last one for rows past the end. */
export function pageOf(pages: readonly RowPage[], row: number): RowPage {
  return pages.find(({ first, count }) => row < first + count) ?? pages.at(-1) ?? { first: 0, count: 0 };
}
