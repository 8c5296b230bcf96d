import type { DataAnswer, DataQuestion, DataQuestionRequest } from "../../../src-contract/data-question.ts";
import { type Outcome, refuse, succeed } from "../../../src-contract/outcome.ts";
import type { OutputTable } from "../../../src-contract/output.ts";
import type { Variable } from "../../../src-contract/variable.ts";
import type { DataSet } from "../../table/data-set.ts";
import { attritionTable } from "./attrition-table.ts";
import { checksTable } from "./checks-table.ts";
import { correlationsTable } from "./correlations-table.ts";
import { distributionCharts } from "./distribution-charts.ts";
import { frequenciesTable } from "./frequencies-table.ts";
import { missingPatternsTable } from "./missing-patterns-table.ts";
import { reliabilityTable } from "./reliability-table.ts";

/** The table, and the charts, that answer a question about data. Refused where it names a variable that is not there. */
export function answerDataQuestion(
  data: DataSet,
  { question, levels }: Pick<DataQuestionRequest, "question" | "levels">,
): Outcome<DataAnswer> {
  const table = answeringTable(data, { question, levels });
  if (!table.ok) return table;
  const variables = question.variables.flatMap((name) => data.byName.get(name) ?? []);
  const charts =
    question.kind === "frequencies" ? distributionCharts(data, variables, levels, question.byLevel === true) : [];
  return succeed({ table: table.value, charts });
}

function answeringTable(
  data: DataSet,
  { question, levels }: Pick<DataQuestionRequest, "question" | "levels">,
): Outcome<OutputTable> {
  const names = namesIn(question);
  const unknown = names.find((name) => !data.byName.has(name));
  if (unknown !== undefined) return refuse({ code: "variable-unknown", name: unknown });
  const find = (wanted: readonly string[]): readonly Variable[] =>
    wanted.flatMap((name) => data.byName.get(name) ?? []);
  const variables = find(question.variables);
  switch (question.kind) {
    case "frequencies":
      return succeed(frequenciesTable(data, variables));
    case "correlations":
      return correlationsTable(data, variables, levels);
    case "reliability":
      return reliabilityTable(data, variables, levels);
    case "missing-patterns":
      return succeed(missingPatternsTable(data, variables, levels));
    case "attrition": {
      const [time] = find([question.time]);
      return time === undefined
        ? refuse({ code: "variable-unknown", name: question.time })
        : attritionTable(data, variables, time, levels);
    }
    case "checks":
      return succeed(checksTable(data, variables, find(question.key)));
  }
}

function namesIn(question: DataQuestion): readonly string[] {
  const { variables } = question;
  if (question.kind === "attrition") return [question.time, ...variables];
  return question.kind === "checks" ? [...question.key, ...variables] : variables;
}
