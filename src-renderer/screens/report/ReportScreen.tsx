import { useEffect, useMemo, useState } from "react";
import { defaultReportLayout, paperSizes, type ReportLayout, reportFonts } from "../../../src-contract/project.ts";
import { CommandButton } from "../../app/CommandButtons.tsx";
import { Button } from "../../parts/Button.tsx";
import { Select } from "../../parts/Select.tsx";
import { useApp, useAppState, useRecord } from "../../state/app-context.ts";
import type { AppState } from "../../state/app-state.ts";
import { reportWords as words } from "../../wording/report.ts";
import { AddPiece } from "./AddPiece.tsx";
import { copyReport } from "./export-report.ts";
import { knownBlocks } from "./known-blocks.ts";
import { PieceList } from "./PieceList.tsx";
import { Preview } from "./Preview.tsx";
import { PrintedReport } from "./PrintedReport.tsx";
import { knownOutputs } from "./report-outputs.ts";
import { showPiece } from "./show-piece.ts";
import { staleItems } from "./stale-items.ts";
import "./report.css";

/** The Report screen: what is to be handed in, piece by piece, beside the pages as they will look in Word. */
export function ReportScreen() {
  const { blocks, stale } = useReport();
  const isEmpty = blocks.length === 0;
  const showWhenThere = useShowNew();
  return (
    <div className="report-screen">
      <PrintedReport blocks={blocks} />
      <div className="report-side" data-pane="pieces">
        <div className="report-add">
          <AddPiece onAdd={showWhenThere} />
        </div>
        {isEmpty ? (
          <div className="report-empty">
            <p className="report-empty-title">{words.empty}</p>
            <p>{words.emptyHint}</p>
          </div>
        ) : (
          <PieceList blocks={blocks} />
        )}
      </div>
      <div className="report-main">
        <Toolbar isEmpty={isEmpty} />
        <div className="report-pages">
          <Preview blocks={blocks} staleItems={stale} />
        </div>
      </div>
    </div>
  );
}

function Toolbar({ isEmpty }: { readonly isEmpty: boolean }) {
  const app = useApp();
  const layout = useAppState((state) => state.history.present.layout) ?? defaultReportLayout;
  const record = useRecord();
  const change = (part: Partial<ReportLayout>) =>
    record(words.undo.layout, (document) => ({ ...document, layout: { ...layout, ...part } }));
  return (
    <div className="report-toolbar" role="toolbar" aria-label={words.title}>
      <Select
        label={words.paper}
        labelHidden
        options={paperSizes.map((id) => ({ id, label: words.papers[id] }))}
        value={layout.paper}
        onChange={(paper) => change({ paper })}
      />
      <Select
        label={words.font}
        labelHidden
        options={reportFonts.map((id) => ({ id, label: id }))}
        value={layout.font}
        onChange={(font) => change({ font })}
      />
      <span className="report-toolbar-gap" />
      <Button icon="copy" isDisabled={isEmpty} onPress={() => void copyReport(app)}>
        {words.copyAll}
      </Button>
      <CommandButton id="report.print">{words.print}</CommandButton>
      <CommandButton id="report.exportLatex">{words.exportLatex}</CommandButton>
      <CommandButton id="report.exportHtml">{words.exportHtml}</CommandButton>
      <CommandButton id="report.exportDocx">{words.exportWord}</CommandButton>
    </div>
  );
}

/** What was just added comes into sight, ready to be typed in where it is a text. */
function useShowNew(): (item: string) => void {
  const [item, setItem] = useState<string | null>(null);
  useEffect(() => {
    if (item === null) return;
    // The menu gives the focus back when it has gone, a frame later.
    let frame = requestAnimationFrame(() => {
      frame = requestAnimationFrame(() => {
        showPiece(item);
        setItem(null);
      });
    });
    return () => cancelAnimationFrame(frame);
  }, [item]);
  return setItem;
}

/** The report's pieces with what is known of their results now. */
function useReport() {
  const history = useAppState((state) => state.history);
  const fits = useAppState((state) => state.fits);
  const afters = useAppState((state) => state.afters);
  const tables = useAppState((state) => state.tables);
  const comparisons = useAppState((state) => state.comparisons);
  const dataTables = useAppState((state) => state.dataTables);
  const app = useApp();
  return useMemo(() => {
    const state: AppState = { ...app.store.getState(), history, fits, afters, tables, comparisons, dataTables };
    const outputs = knownOutputs(state);
    return { blocks: knownBlocks(state, outputs), stale: staleItems(history.present, outputs) };
  }, [app, history, fits, afters, tables, comparisons, dataTables]);
}
