import { useRef } from "react";
import { useAppState } from "../../state/app-context.ts";
import { activeTable } from "../../state/views.ts";
import { LevelsEditor } from "./LevelsEditor.tsx";
import { LevelsReportView } from "./LevelsReportView.tsx";
import { Suggestion } from "./Suggestion.tsx";
import "./levels.css";

/** Which columns identify the units of each level, and what that makes of the data. */
export function LevelsScreen() {
  const table = useAppState(activeTable);
  const choice = useRef<HTMLDivElement>(null);
  if (table === null) return null;
  return (
    <div className="levels">
      <div className={`levels-page ${(table.levels?.upper.length ?? 0) > 2 ? "levels-page-many" : ""}`}>
        <div className="levels-choice" data-pane="levels" ref={choice} tabIndex={-1}>
          {/* The suggestion goes once it is taken; the focus stays where its levels are now. */}
          <Suggestion key={`suggestion ${table.id}`} table={table} onAccept={() => choice.current?.focus()} />
          <LevelsEditor key={`editor ${table.id}`} table={table} />
        </div>
        <div className="levels-report" data-pane="levels-report">
          <LevelsReportView table={table} />
        </div>
      </div>
    </div>
  );
}
