import { type Outcome, refuse, succeed } from "../../src-contract/outcome.ts";
import type { VariableSummary } from "../../src-contract/variable.ts";
import { reportNeeds } from "../../src-print/report-needs.ts";
import { afterNumbers } from "../analyse.ts";
import { findValues } from "../describe/find-values.ts";
import { unwatched, type Watch } from "../fit/watch.ts";
import { describeLevels } from "../levels/describe-levels.ts";
import { levelData } from "../levels/level-data.ts";
import { suggestLevels } from "../levels/suggest-levels.ts";
import { answerDataQuestion } from "../output/data/answer-data-question.ts";
import { readSnapshot, writeSnapshot } from "../read/snapshot.ts";
import type { DataSet } from "../table/data-set.ts";
import { summarizeVariable } from "../table/summaries.ts";
import { createAnalyst } from "./analyst.ts";
import { gatherOutputs, pageNeeds } from "./gather-outputs.ts";
import { createPreparer } from "./preparer.ts";
import type { Work, WorkContext } from "./work.ts";

/** The engine behind a thread's jobs, call by call. */
export function engineWork(): Work {
  const analyst = createAnalyst();
  const preparer = createPreparer();
  return {
    previewData: async (request) => (await reading()).previewDataFile(request),
    importTable: async (request, _data, context) => {
      const { readDataFile } = await reading();
      const read = await readDataFile(request, reportTo(context));
      if (!read.ok) return read;
      const { table, ...rest } = read.value;
      return succeed({ opened: { id: request.table, name: request.name, rows: table.rows, ...rest }, table });
    },
    restoreTable: ({ path, variables }, _data, context) => readSnapshot(path, variables, reportTo(context)),
    prepareTable: preparer.prepare,
    previewSteps: preparer.preview,
    writeTable: ({ table, path }, data, context) => writeSnapshot(data(table), path, reportTo(context)),
    summarizeVariables: ({ table, variables }, data, context) => summarize(data(table), variables, context),
    findValues: (request, data) => findValues(data(request.table), request),
    askData: (request, data) => answerDataQuestion(data(request.table), request),
    suggestLevels: ({ table }, data) => succeed(suggestLevels(data(table))),
    describeLevels: ({ table, levels }, data) => describeLevels(data(table), levels),
    fit: (request, data, context) => analyst.fit(request, data, watched(context)),
    afterFit: (request, data, context) => analyst.after(request, data, watched(context)),
    compare: ({ models }, data, context) => analyst.compare(models, data, quietly(context)),
    exportData: async (request, data, { stopRequested }) => {
      const { exportData } = await import("../export/data/export-data.ts");
      const { table, ofLevel } = request;
      const all = data(table);
      const asked = ofLevel === undefined ? all : levelData(all, ofLevel.identifiers, ofLevel.level);
      return asked === null ? refuse({ code: "levels-not-chosen" }) : exportData(request, asked, stopRequested);
    },
    exportResidualFile: async (request, data, context) => {
      const after = { show: [request.part] };
      const table = data(request.table);
      const numbers = afterNumbers(table, { model: request.model, after }, quietly(context));
      if (!numbers.ok) return numbers;
      const { exportResidualFile } = await import("../export/residual-file.ts");
      return exportResidualFile(request, table, numbers.value, context.stopRequested);
    },
    exportTable: async (request) => (await exporting()).exportTable(request),
    exportReport: async (request, data, context) => {
      const { document } = request;
      const outputs = gatherOutputs(document, reportNeeds(document), {
        analyst,
        data,
        watch: quietly(context),
        answers: [],
      });
      return (await exporting()).exportReport(request, outputs);
    },
    writeProjectPage: async (request, data, context) => {
      const { document, answers = [] } = request;
      const outputs = gatherOutputs(document, pageNeeds(document), { analyst, data, watch: quietly(context), answers });
      return (await exporting()).writeProjectPage(request, outputs);
    },
  };
}

/** Brought in when first needed: with the formats' libraries a thread would take twice as long to come up. */
const reading = () => import("../read/read-file.ts");
const exporting = () => import("../export/export.ts");

function watched({ stopRequested, progress }: WorkContext): Watch {
  return { stop: stopRequested, progress };
}

/** Of several fits none knows how far all of them are. */
function quietly({ stopRequested }: WorkContext): Watch {
  return { ...unwatched, stop: stopRequested };
}

function reportTo({ progress }: WorkContext): (fraction: number | null) => void {
  return (fraction) => {
    if (fraction !== null) progress(fraction);
  };
}

/** Of the variables named, or of all. */
function summarize(
  data: DataSet,
  names: readonly string[] | null,
  { stopRequested, progress }: WorkContext,
): Outcome<readonly VariableSummary[]> {
  const asked = names ?? data.variables.map(({ name }) => name);
  const summaries: VariableSummary[] = [];
  for (const name of asked) {
    const variable = data.byName.get(name);
    if (variable === undefined) return refuse({ code: "variable-unknown", name });
    if (stopRequested()) return refuse({ code: "cancelled" });
    summaries.push(summarizeVariable(data, variable));
    progress(summaries.length / asked.length);
  }
  return succeed(summaries);
}
