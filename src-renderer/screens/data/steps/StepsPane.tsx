import { useState } from "react";
import type { DataStep } from "../../../../src-contract/data-steps.ts";
import type { Failure } from "../../../../src-contract/failure.ts";
import type { ProjectTable } from "../../../../src-contract/project.ts";
import type { StepReport } from "../../../../src-contract/step-report.ts";
import { failureText } from "../../../../src-wording/failures.ts";
import { stepNames, stepProblemText, unfitText, withoutText } from "../../../../src-wording/steps.ts";
import { changeSteps } from "../../../commands/prepare-data.ts";
import { IconButton } from "../../../parts/Button.tsx";
import { Checkbox } from "../../../parts/Choices.tsx";
import { Notice } from "../../../parts/Notice.tsx";
import { useApp, useAppState, useUpdate } from "../../../state/app-context.ts";
import { openDialog } from "../../../state/dialogs.ts";
import { knowledgeOf } from "../../../state/knowledge.ts";
import { stepsOf } from "../../../state/preparation.ts";
import { type DialogKind, dialogKinds } from "../../../state/step-kinds.ts";
import { count } from "../../../wording/numbers.ts";
import { stepReportTexts, stepSummary } from "../../../wording/steps.ts";
import "./steps-pane.css";

/** What was done to the table since it was read, in order: to change, move, switch off or take back. */
export function StepsPane({ table }: { readonly table: ProjectTable }) {
  const app = useApp();
  const steps = stepsOf(table);
  const asked = useAppState((state) => knowledgeOf(state, table.id).steps);
  const [failure, setFailure] = useState<Failure | null>(null);
  const set = async (label: string, changed: readonly DataStep[]) => {
    const answer = await changeSteps(app, table.id, label, changed);
    setFailure(answer.ok ? null : answer.failure);
  };
  const shown = failure ?? asked.failure;
  return (
    <aside className="steps" aria-label="Steps" data-pane="steps">
      <h2 className="steps-title">Steps</h2>
      <p className="steps-source">
        {`${table.source.name}: ${count(table.preparation?.source.rows ?? table.rows)} rows as read`}
      </p>
      {shown !== null && <Notice tone="serious">{failureText(shown)}</Notice>}
      <ol className="steps-list">
        {steps.map((step, index) => (
          <StepItem
            key={step.id}
            table={table}
            step={step}
            index={index}
            report={asked.answer?.find((report) => report.step === step.id) ?? null}
            onSteps={(label, changed) => void set(label, changed)}
          />
        ))}
      </ol>
      <p className="steps-source">The file itself stays as it is.</p>
    </aside>
  );
}

function StepItem({
  table,
  step,
  index,
  report,
  onSteps,
}: {
  readonly table: ProjectTable;
  readonly step: DataStep;
  readonly index: number;
  readonly report: StepReport | null;
  readonly onSteps: (label: string, steps: readonly DataStep[]) => void;
}) {
  const update = useUpdate();
  const steps = stepsOf(table);
  const name = `step ${index + 1}, ${stepNames[step.kind]}`;
  const kind = dialogKinds.find((one): one is DialogKind => one === step.kind);
  const edit = () =>
    update((state) =>
      kind === undefined ? state : openDialog(state, { kind: "prepare", table: table.id, step: kind, edit: step.id }),
    );
  const move = (by: number) => {
    const others = steps.toSpliced(index, 1);
    onSteps(`Move ${stepNames[step.kind]}`, others.toSpliced(index + by, 0, step));
  };
  const isOff = step.off === true;
  const texts = report === null || isOff ? [] : stepReportTexts(report, table.levels);
  return (
    <li className={`steps-item ${isOff ? "steps-off" : ""}`}>
      <div className="steps-head">
        <Checkbox
          isSelected={!isOff}
          onChange={(isOn) =>
            onSteps(
              `Switch ${stepNames[step.kind]} ${isOn ? "On" : "Off"}`,
              steps.with(index, { ...step, off: isOn ? undefined : true }),
            )
          }
        >
          <span className="steps-number">{index + 1}</span> {stepNames[step.kind]}
        </Checkbox>
        <span className="steps-buttons">
          {kind !== undefined && <IconButton icon="pencil" label={`Edit ${name}`} onPress={edit} />}
          <IconButton icon="chevron-up" label={`Move ${name} up`} isDisabled={index === 0} onPress={() => move(-1)} />
          <IconButton
            icon="chevron-down"
            label={`Move ${name} down`}
            isDisabled={index === steps.length - 1}
            onPress={() => move(1)}
          />
          <IconButton
            icon="trash"
            label={`Delete ${name}`}
            onPress={() => onSteps(`Delete ${stepNames[step.kind]}`, steps.toSpliced(index, 1))}
          />
        </span>
      </div>
      <p className="steps-summary">{stepSummary(step)}</p>
      {texts.length > 0 && <p className="steps-report">{texts.join(" ")}</p>}
      {report?.details?.kind === "edit-cells" && !isOff && (
        <Notice tone="warning">{unfitText(report.details.unfit)}</Notice>
      )}
      {report !== null && report.without.length > 0 && !isOff && (
        <Notice tone="warning">{withoutText(report.without)}</Notice>
      )}
      {report !== null && report.problem !== null && !isOff && (
        <Notice tone="serious">{`Not done: ${stepProblemText(report.problem)}`}</Notice>
      )}
    </li>
  );
}
