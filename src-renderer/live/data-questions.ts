import { type DataAnswer, dataQuestionKey } from "../../src-contract/data-question.ts";
import { dataNeeds } from "../../src-print/report-needs.ts";
import type { Host } from "../host/host.ts";
import { type AppState, notAsked } from "../state/app-state.ts";
import { findTable } from "../state/tables.ts";
import { dataKey } from "./content-keys.ts";
import type { EngineTables } from "./engine-tables.ts";
import { type Question, question } from "./questions.ts";

/** The tables about data that the report holds. */
export function dataQuestions(host: Host, tables: EngineTables): (state: AppState) => readonly Question[] {
  return ({ history: { present } }) =>
    dataNeeds(present.report).flatMap((need) => {
      const table = findTable(present, need.table);
      if (table === null) return [];
      const name = dataQuestionKey(need.table, need.question);
      return [
        question<DataAnswer>({
          subject: `data ${name}`,
          key: dataKey(present, table),
          asked: (state) => state.dataTables[name] ?? notAsked,
          write: (state, asked) => ({ ...state, dataTables: { ...state.dataTables, [name]: asked } }),
          put: async (_state, signal) => {
            const ready = await tables.ready(table);
            return ready.ok ? host.calls.askData({ ...need, levels: table.levels }, signal) : ready;
          },
          turn: "next",
          yields: false,
        }),
      ];
    });
}
