import { type ReactNode, useCallback, useLayoutEffect, useRef, useState } from "react";
import { defaultReportLayout } from "../../../src-contract/project.ts";
import { type Orientation, sheetOf, textWidthOf } from "../../../src-print/paper.ts";
import type { ReportBlock } from "../../../src-print/report-blocks.ts";
import { fitTable } from "../../../src-print/table-fit.ts";
import { useWidth } from "../../draw/use-width.ts";
import { useAppState } from "../../state/app-context.ts";
import { reportWords as words } from "../../wording/report.ts";
import { PaperBlock } from "./PaperBlock.tsx";
import { flowPages } from "./page-flow.ts";
import { pieceElementId } from "./show-piece.ts";
import "./paper.css";

/** The report as pages that look like the Word file, as large as the text size asks and the window allows. */
export function Preview({
  blocks,
  staleItems,
}: {
  readonly blocks: readonly ReportBlock[];
  readonly staleItems: ReadonlySet<string>;
}) {
  const layout = useAppState((state) => state.history.present.layout) ?? defaultReportLayout;
  const textSize = useAppState((state) => state.settings.textSize);
  const [frame, room] = useWidth<HTMLDivElement>();
  const [heights, measure] = useHeights();
  const sheet = (orientation: Orientation) => pixels(sheetOf(layout.paper, orientation));
  const fits = blocks.map((block) => (block.kind === "table" ? fitTable(block.table, layout) : upright));
  const { pages, tops } = flowPages(
    blocks.map((block, index) => ({
      height: heights.get(block.item) ?? 0,
      ...(fits[index] ?? upright),
      keepsWithNext: block.kind === "heading",
    })),
    sheet,
    pageGap,
  );
  const width = Math.max(...pages.map((page) => page.width));
  const height = Math.max(...pages.map((page) => page.top + page.height));
  const scale = Math.min(textSize / 100, room === null ? 1 : room / width);
  return (
    <section ref={frame} className="preview" aria-label={words.preview} data-pane="preview">
      <div className="preview-scaled" style={{ width: width * scale, height: height * scale }}>
        <div
          className={`preview-pages paper-${layout.font === "Arial" ? "arial" : "times"}`}
          style={{ width, height, transform: `scale(${scale})` }}
        >
          {pages.map((page, index) => (
            <div
              key={page.top}
              className="preview-page"
              style={{ top: page.top, left: (width - page.width) / 2, width: page.width, height: page.height }}
            >
              <span className="preview-number">
                <span className="visually-hidden">{words.pageNumber(index + 1)}</span>
                <span aria-hidden="true">{index + 1}</span>
              </span>
            </div>
          ))}
          {blocks.map((block, index) => (
            <Placed
              key={block.item}
              item={block.item}
              top={tops[index] ?? 0}
              width={textWidthOf(sheet((fits[index] ?? upright).orientation))}
              isStale={staleItems.has(block.item)}
              onHeight={measure}
            >
              <PaperBlock block={block} layout={layout} />
            </Placed>
          ))}
          {blocks.length === 0 && <p className="preview-empty">{words.emptyOnPage}</p>}
        </div>
      </div>
    </section>
  );
}

/** In pixels, between two sheets. */
const pageGap = 20;

/** A point is 96 / 72 pixels. */
const pixelsPerPoint = 96 / 72;

function pixels({ width, height, margin }: ReturnType<typeof sheetOf>): ReturnType<typeof sheetOf> {
  return { width: width * pixelsPerPoint, height: height * pixelsPerPoint, margin: margin * pixelsPerPoint };
}

/** How everything but tables is set. */
const upright = { orientation: "portrait", beginsPage: false } as const;

/** A piece at its place; pieces are siblings, so that one that moves to another page stays what it is. */
function Placed({
  item,
  top,
  width,
  isStale,
  onHeight,
  children,
}: {
  readonly item: string;
  readonly top: number;
  readonly width: number;
  readonly isStale: boolean;
  readonly onHeight: (item: string, height: number) => void;
  readonly children: ReactNode;
}) {
  const ref = useRef<HTMLDivElement>(null);
  useLayoutEffect(() => {
    const element = ref.current;
    if (element === null) return;
    const observer = new ResizeObserver(() => onHeight(item, element.offsetHeight));
    onHeight(item, element.offsetHeight);
    observer.observe(element);
    return () => observer.disconnect();
  }, [item, onHeight]);
  return (
    <div
      ref={ref}
      id={pieceElementId(item)}
      className={`preview-piece ${isStale ? "is-stale" : ""}`}
      style={{ top, width, left: `calc(50% - ${width / 2}px)` }}
    >
      {children}
    </div>
  );
}

function useHeights(): readonly [ReadonlyMap<string, number>, (item: string, height: number) => void] {
  const [heights, setHeights] = useState<ReadonlyMap<string, number>>(new Map());
  const measure = useCallback((item: string, height: number) => {
    setHeights((known) => (known.get(item) === height ? known : new Map(known).set(item, height)));
  }, []);
  return [heights, measure];
}
