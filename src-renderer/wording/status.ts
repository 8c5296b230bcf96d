import type { Progress } from "../../src-contract/engine-api.ts";
import type { UnitsReport } from "../../src-contract/levels.ts";
import type { AppState } from "../state/app-state.ts";
import { activeModel, activeTable } from "../state/views.ts";
import { count, counted } from "./numbers.ts";

/** The texts of the status bar. */

/** "7,185 rows used, 0 left out" of the model in view; without a fit, the rows there are. */
export function rowsText(state: AppState): string | null {
  const table = activeTable(state);
  if (table === null) return null;
  const model = activeModel(state);
  const summary = model === null ? undefined : state.fits[model.id]?.answer?.output.summary;
  if (summary === undefined) return counted(table.rows, { singular: "row", plural: "rows" });
  return `${count(summary.rowsUsed)} rows used, ${count(summary.rows - summary.rowsUsed)} left out`;
}

/** "Level 2: school (160)" for every level above the first, "Crossed: item (24)" for every factor that crosses them. */
export function levelTexts(state: AppState): string | null {
  const table = activeTable(state);
  if (table === null || table.levels === null) return null;
  const report = state.tables[table.id]?.levels.answer;
  const texts = [
    ...table.levels.upper.map(({ id }, level) => unitsText(`Level ${level + 2}`, id, report?.units[level])),
    ...(table.levels.crossed ?? []).map(({ id }, factor) => unitsText("Crossed", id, report?.crossed?.[factor])),
  ];
  return texts.length === 0 ? null : texts.join(" · ");
}

/** The count is that of the same identifier: a report may be older than what was chosen. */
function unitsText(what: string, id: readonly string[], report: UnitsReport | undefined): string {
  const isOwn = report !== undefined && report.id.join("\n") === id.join("\n");
  return `${what}: ${id.join(" + ")}${isOwn ? ` (${count(report.count)})` : ""}`;
}

export interface EngineText {
  readonly text: string;
  readonly tone: "ready" | "busy" | "problem";
}

const stages: Readonly<Record<Progress["stage"], string>> = {
  reading: "Reading data",
  preparing: "Preparing data",
  describing: "Describing data",
  fitting: "Fitting",
  following: "Working out results",
  comparing: "Comparing models",
  writing: "Writing",
};

const ready: EngineText = { text: "Engine ready", tone: "ready" };
const lost: EngineText = { text: "Connection lost, trying again", tone: "problem" };
const restarting: EngineText = { text: "Engine restarting", tone: "busy" };
const failed: EngineText = { text: "Engine cannot be started", tone: "problem" };

export function engineText({ connection, engine, progress }: AppState): EngineText {
  if (connection !== "open") return lost;
  if (engine === "restarting") return restarting;
  if (engine === "failed") return failed;
  const [work] = Object.values(progress);
  return work === undefined ? ready : (workTexts.get(work) ?? rememberWork(work));
}

/** The same piece of progress has the same text object, so that nothing is drawn twice. */
const workTexts = new WeakMap<Progress, EngineText>();

function rememberWork(work: Progress): EngineText {
  const share = work.fraction === null ? "" : ` ${Math.round(work.fraction * 100)}%`;
  const text: EngineText = { text: `${stages[work.stage]}${share}`, tone: "busy" };
  workTexts.set(work, text);
  return text;
}
