import type { MenuCommandId } from "../../src-contract/commands.ts";
import type { TableId } from "../../src-contract/data-import.ts";
import type { DataAnswer } from "../../src-contract/data-question.ts";
import type { AfterAnswer, FitAnswer, Progress } from "../../src-contract/engine-api.ts";
import type { Failure } from "../../src-contract/failure.ts";
import type { StartInformation } from "../../src-contract/host-api.ts";
import type { LevelSuggestions, LevelsReport } from "../../src-contract/levels.ts";
import type { OutputTable } from "../../src-contract/output.ts";
import type { ModelId } from "../../src-contract/project.ts";
import type { Settings } from "../../src-contract/settings.ts";
import type { StepReport } from "../../src-contract/step-report.ts";
import type { VariableSummary } from "../../src-contract/variable.ts";
import type { Connection } from "../host/host.ts";
import type { Dialog } from "./dialog.ts";
import type { History } from "./history.ts";
import type { View } from "./view.ts";

/**
 * Everything the window knows, as one readonly value. `history` holds what the user made; the rest is either where the
 * user is (`view`, `dialog`) or what the host said (`tables`, `fits`, `comparisons`), which can always be asked again.
 */
export interface AppState {
  readonly start: StartInformation | null;
  readonly settings: Settings;
  readonly history: History;
  readonly file: ProjectFile;
  readonly view: View;
  readonly dialog: Dialog | null;
  readonly messages: readonly Message[];
  readonly connection: Connection;
  readonly engine: "running" | "restarting" | "failed";
  readonly progress: Readonly<Record<string, Progress>>;
  readonly tables: Readonly<Record<TableId, TableKnowledge>>;
  readonly fits: Readonly<Record<ModelId, FitState>>;
  /** What is shown of models besides their fits. */
  readonly afters: Readonly<Record<ModelId, Asked<AfterAnswer>>>;
  /** All models of a table side by side. */
  readonly comparisons: Readonly<Record<TableId, Asked<OutputTable>>>;
  /** Answers to questions about data that the report holds, by `dataQuestionKey`. */
  readonly dataTables: Readonly<Record<string, Asked<DataAnswer>>>;
}

/** Where the project is kept. */
export interface ProjectFile {
  readonly path: string | null;
  /** The document as it was last saved or opened; another one in `history.present`: there is something to save. */
  readonly savedDocument: unknown;
  /** ISO 8601; null: not yet. */
  readonly savedAt: string | null;
  readonly autosavedAt: string | null;
  readonly saving: boolean;
  /** Why the last save or autosave failed; shown until one succeeds. */
  readonly failure: Failure | null;
}

/** What the engine said about a table. */
export interface TableKnowledge {
  /** What its steps did. */
  readonly steps: Asked<readonly StepReport[]>;
  readonly summaries: Asked<Readonly<Record<string, VariableSummary>>>;
  readonly suggestions: Asked<LevelSuggestions>;
  readonly levels: Asked<LevelsReport>;
}

/**
 * An answer and whether it is that of the present question. The last good answer stays visible while a newer one is on
 * its way, marked as not up to date: `answeredKey` is the question it belongs to, `askedKey` the present one.
 */
export interface Asked<Answer> {
  readonly askedKey: string | null;
  readonly answeredKey: string | null;
  readonly answer: Answer | null;
  readonly failure: Failure | null;
}

export const notAsked = { askedKey: null, answeredKey: null, answer: null, failure: null } as const;

export type FitState = Asked<FitAnswer>;

export function isCurrent(asked: Asked<unknown>): boolean {
  return asked.askedKey !== null && asked.askedKey === asked.answeredKey;
}

/** Whether there is a question that was not refused: its last good answer is what to show. */
export function isAsked({ askedKey, failure }: Asked<unknown>): boolean {
  return askedKey !== null && failure === null;
}

/** Whether an answer to the present question is still to come. */
export function isAwaited(asked: Asked<unknown>): boolean {
  return isAsked(asked) && !isCurrent(asked);
}

/** Something to tell that belongs to no place on the screen. */
export interface Message {
  readonly id: number;
  readonly tone: "done" | "problem";
  readonly text: string;
  /** What the next attempt at settles or says anew; null: it stays until it is dismissed. */
  readonly about: "saving" | "opening" | null;
  readonly next: NextStep | null;
}

/** What may be wanted after something was done, as a button beside what is told of it. */
export interface NextStep {
  readonly command: MenuCommandId;
  readonly label: string;
}
