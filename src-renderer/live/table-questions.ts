import type { LevelSuggestions, LevelsReport } from "../../src-contract/levels.ts";
import { type Outcome, refuse, succeed } from "../../src-contract/outcome.ts";
import type { ProjectDocument, ProjectTable } from "../../src-contract/project.ts";
import type { StepReport } from "../../src-contract/step-report.ts";
import type { VariableSummary } from "../../src-contract/variable.ts";
import type { Host } from "../host/host.ts";
import type { AppState } from "../state/app-state.ts";
import { changeKnowledge, knowledgeOf } from "../state/knowledge.ts";
import { levelsKey, preparedKey, summariesKey } from "./content-keys.ts";
import type { EngineTables } from "./engine-tables.ts";
import { type Question, question } from "./questions.ts";

type Summaries = Readonly<Record<string, VariableSummary>>;

/** What is to be known of every table: its levels described, its variables summarized, which columns look like units. */
export function tableQuestions(host: Host, tables: EngineTables): (state: AppState) => readonly Question[] {
  const whenReady = async <Answer>(
    table: ProjectTable,
    put: () => Promise<Outcome<Answer>>,
  ): Promise<Outcome<Answer>> => {
    const ready = await tables.ready(table);
    return ready.ok ? put() : ready;
  };

  const levels = (document: ProjectDocument, table: ProjectTable) =>
    question<LevelsReport>({
      subject: `levels ${table.id}`,
      key: levelsKey(document, table),
      asked: (state) => knowledgeOf(state, table.id).levels,
      write: (state, asked) => changeKnowledge(state, table.id, { levels: asked }),
      put: (_state, signal) =>
        whenReady(table, async () =>
          table.levels === null
            ? refuse({ code: "cancelled" })
            : host.calls.describeLevels({ table: table.id, levels: table.levels }, signal),
        ),
      ...inTurn,
    });

  const steps = (document: ProjectDocument, table: ProjectTable) =>
    question<readonly StepReport[]>({
      subject: `steps ${table.id}`,
      key: preparedKey(document, table) || null,
      asked: (state) => knowledgeOf(state, table.id).steps,
      write: (state, asked) => changeKnowledge(state, table.id, { steps: asked }),
      put: () => whenReady(table, async () => succeed(tables.reports(table.id))),
      ...inTurn,
    });

  const summaries = (document: ProjectDocument, table: ProjectTable) =>
    question<Summaries>({
      subject: `summaries ${table.id}`,
      key: summariesKey(document, table),
      asked: (state) => knowledgeOf(state, table.id).summaries,
      write: (state, asked) => changeKnowledge(state, table.id, { summaries: asked }),
      put: (_state, signal) =>
        whenReady(table, async () => {
          const answer = await host.calls.summarizeVariables({ table: table.id, variables: null }, signal);
          return answer.ok
            ? succeed(Object.fromEntries(answer.value.map((summary) => [summary.name, summary])))
            : answer;
        }),
      ...inTurn,
    });

  const suggestions = (document: ProjectDocument, table: ProjectTable) =>
    question<LevelSuggestions>({
      subject: `suggestions ${table.id}`,
      key: summariesKey(document, table),
      asked: (state) => knowledgeOf(state, table.id).suggestions,
      write: (state, asked) => changeKnowledge(state, table.id, { suggestions: asked }),
      put: (_state, signal) => whenReady(table, () => host.calls.suggestLevels({ table: table.id }, signal)),
      ...inTurn,
    });

  return (state) => {
    // The table in view first.
    const { present } = state.history;
    const ordered = present.tables.toSorted(
      (a, b) => Number(b.id === state.view.table) - Number(a.id === state.view.table),
    );
    return ordered.flatMap((table) =>
      [steps, levels, summaries, suggestions].map((questionOf) => questionOf(present, table)),
    );
  };
}

const inTurn = { turn: "next", yields: false } as const;
