import type { Orientation, Sheet } from "../../../src-print/paper.ts";

/** A piece to be set on pages, in the unit of the sheets. */
export interface FlowingBlock {
  readonly height: number;
  readonly orientation: Orientation;
  /** Stands at the top of a page. */
  readonly beginsPage: boolean;
  /** Stays on the page of the next piece, as headings do. */
  readonly keepsWithNext: boolean;
}

export interface FlowedPage {
  readonly top: number;
  readonly width: number;
  readonly height: number;
}

export interface PageFlow {
  readonly pages: readonly FlowedPage[];
  /** By block: where it stands, from the top of the first page. */
  readonly tops: readonly number[];
}

/**
 * Pieces on pages below each other as Word would break them: a piece that does not fit begins a page, one of the other
 * orientation too, and one higher than a page makes its page longer.
 */
export function flowPages(
  blocks: readonly FlowingBlock[],
  sheetOf: (orientation: Orientation) => Sheet,
  gap: number,
): PageFlow {
  const pages: (FlowedPage & { readonly orientation: Orientation; readonly margin: number })[] = [];
  const tops: number[] = [];
  let cursor = 0;
  const begin = (orientation: Orientation) => {
    const { width, height, margin } = sheetOf(orientation);
    const last = pages.at(-1);
    const top = last === undefined ? 0 : last.top + last.height + gap;
    pages.push({ top, width, height, orientation, margin });
    cursor = top + margin;
  };
  const bottom = () => {
    const page = pages.at(-1);
    return page === undefined ? 0 : page.top + page.height - page.margin;
  };
  const isAtTop = () => {
    const page = pages.at(-1);
    return page !== undefined && cursor === page.top + page.margin;
  };
  for (const [index, block] of blocks.entries()) {
    const page = pages.at(-1);
    const needed = block.height + heightKept(blocks, index);
    const isOver = block.beginsPage || cursor + needed > bottom();
    if (page?.orientation !== block.orientation || (isOver && !isAtTop())) begin(block.orientation);
    tops.push(cursor);
    cursor += block.height;
    const current = pages.at(-1);
    if (current !== undefined && cursor > bottom()) {
      pages[pages.length - 1] = { ...current, height: cursor + current.margin - current.top };
    }
  }
  if (pages.length === 0) begin("portrait");
  return { pages: pages.map(({ top, width, height }) => ({ top, width, height })), tops };
}

/** What has to follow on the same page. */
function heightKept(blocks: readonly FlowingBlock[], index: number): number {
  const block = blocks[index];
  const next = blocks[index + 1];
  if (block === undefined || next === undefined || !block.keepsWithNext || next.orientation !== block.orientation) {
    return 0;
  }
  return next.height + heightKept(blocks, index + 1);
}
