import { useState } from "react";
import type { ProjectTable } from "../../../../src-contract/project.ts";
import { failureText } from "../../../../src-wording/failures.ts";
import type { DialogProps } from "../../../app/dialogs/dialog-props.ts";
import { Button } from "../../../parts/Button.tsx";
import { Checkbox } from "../../../parts/Choices.tsx";
import { Dialog } from "../../../parts/Dialog.tsx";
import { Notice } from "../../../parts/Notice.tsx";
import { ScrollRegion } from "../../../parts/ScrollRegion.tsx";
import { useAppState, useUpdate } from "../../../state/app-context.ts";
import { openDialog } from "../../../state/dialogs.ts";
import { knowledgeOf } from "../../../state/knowledge.ts";
import { findTable } from "../../../state/tables.ts";
import { dataQuestionNames, describeWords } from "../../../wording/data-questions.ts";
import { ChartCard } from "../../results/ChartCard.tsx";
import { dataChartItem } from "../../results/report-pieces.ts";
import { TableCard } from "../../results/TableCard.tsx";
import { VariableChoice } from "../steps/VariableChoice.tsx";
import { VariableSelect } from "../steps/VariableSelect.tsx";
import { askable, firstDraft, type QuestionDraft, questionOf } from "./questions.ts";
import { scaleDialog } from "./scale-dialog.ts";
import { useDataAnswer } from "./use-data-answer.ts";
import "./describe-data.css";

/** Tables and charts that describe the data: which variables on the left, what is finished on the right. */
export function DescribeDataDialog({ dialog, onClose }: DialogProps<"describe-data">) {
  const table = useAppState((state) => findTable(state.history.present, dialog.table));
  const report = useAppState((state) => knowledgeOf(state, dialog.table).levels.answer);
  if (table === null) return null;
  return (
    <Describe
      key={dialog.question}
      table={table}
      first={firstDraft(dialog.question, table, dialog.variables, report)}
      onClose={onClose}
    />
  );
}

function Describe({
  table,
  first,
  onClose,
}: {
  readonly table: ProjectTable;
  readonly first: QuestionDraft;
  readonly onClose: () => void;
}) {
  const update = useUpdate();
  const [draft, setDraft] = useState(first);
  const { question, missing } = questionOf(draft);
  const { answer, failure, isCurrent } = useDataAnswer(table, question);
  const change = (part: Partial<QuestionDraft>) => setDraft({ ...draft, ...part });
  const unit = table.levels?.upper[0];
  const variables = askable(draft.kind, table);
  return (
    <Dialog
      title={dataQuestionNames[draft.kind]}
      size="large"
      onClose={onClose}
      footer={
        <Button kind="primary" onPress={onClose}>
          Close
        </Button>
      }
    >
      <div className="describe-data">
        <div className="describe-data-question">
          {draft.kind === "attrition" && (
            <VariableSelect
              label="Occasions are numbered by"
              variables={variables}
              value={draft.time}
              onChange={(time) => change({ time })}
            />
          )}
          <VariableChoice
            label={draft.kind === "attrition" ? "Measured variables" : "Variables"}
            variables={variables.filter(({ name }) => name !== draft.time)}
            chosen={draft.variables}
            onChange={(names) => change({ variables: names })}
          />
          {draft.kind === "checks" && (
            <VariableChoice
              label="Key whose values should each stand once (optional)"
              variables={table.variables}
              chosen={draft.key}
              onChange={(key) => change({ key })}
            />
          )}
          {draft.kind === "frequencies" && unit !== undefined && (
            <Checkbox isSelected={draft.byLevel} onChange={(byLevel) => change({ byLevel })}>
              {describeWords.byLevel(unit.plural)}
            </Checkbox>
          )}
          {draft.kind === "reliability" && draft.variables.length > 1 && (
            <div>
              <Button onPress={() => update((state) => openDialog(state, scaleDialog(table.id, draft.variables)))}>
                Compute the scale…
              </Button>
            </div>
          )}
        </div>
        <ScrollRegion label="Answer" className="describe-data-answer">
          {missing !== null && <p className="prepare-waiting">{missing}</p>}
          {failure !== null && isCurrent && (
            <Notice tone="serious" announce>
              {failureText(failure)}
            </Notice>
          )}
          {answer !== null && question !== null && (failure === null || !isCurrent) && (
            <>
              {question.kind === "frequencies" &&
                answer.charts.map((chart) => (
                  <ChartCard
                    key={chart.name}
                    chart={chart}
                    isStale={!isCurrent}
                    item={dataChartItem(table.id, question, chart)}
                  />
                ))}
              <TableCard
                table={answer.table}
                number={1}
                isStale={!isCurrent}
                item={{ kind: "data-table", table: table.id, question, title: null }}
              />
            </>
          )}
        </ScrollRegion>
      </div>
    </Dialog>
  );
}
