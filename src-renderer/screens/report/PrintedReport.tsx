import { useEffect, useState } from "react";
import { createPortal, flushSync } from "react-dom";
import { defaultReportLayout, type ReportLayout } from "../../../src-contract/project.ts";
import type { ReportBlock } from "../../../src-print/report-blocks.ts";
import { fitTable } from "../../../src-print/table-fit.ts";
import { useAppState } from "../../state/app-context.ts";
import { PaperBlock } from "./PaperBlock.tsx";
import "./printed-report.css";

/**
 * The report on real paper, or in a PDF: the pieces of the preview, set by the system on pages of the chosen size. Only there
 * while the window is printed.
 */
export function PrintedReport({ blocks }: { readonly blocks: readonly ReportBlock[] }) {
  const layout = useAppState((state) => state.history.present.layout) ?? defaultReportLayout;
  const isPrinting = usePrinting();
  if (!isPrinting || blocks.length === 0) return null;
  return createPortal(
    <div className={`printed-report printed-${layout.paper} paper-${layout.font === "Arial" ? "arial" : "times"}`}>
      {blocks.map((block) => (
        <div key={block.item} className={pieceClass(block, layout)}>
          <PaperBlock block={block} layout={layout} />
        </div>
      ))}
    </div>,
    document.body,
  );
}

/** How a piece goes with the pages. */
function pieceClass(block: ReportBlock, layout: ReportLayout): string {
  if (block.kind !== "table") return `printed-piece printed-${block.kind}`;
  const { orientation, beginsPage } = fitTable(block.table, layout);
  return `printed-piece printed-table printed-${orientation} ${beginsPage ? "printed-begins-page" : ""}`;
}

/** The system asks for the pages as soon as it has said that it is going to print. */
function usePrinting(): boolean {
  const [isPrinting, setPrinting] = useState(false);
  useEffect(() => {
    const begin = () => flushSync(() => setPrinting(true));
    const end = () => setPrinting(false);
    window.addEventListener("beforeprint", begin);
    window.addEventListener("afterprint", end);
    return () => {
      window.removeEventListener("beforeprint", begin);
      window.removeEventListener("afterprint", end);
    };
  }, []);
  return isPrinting;
}
