import { type FormEvent, useState } from "react";
import type { DataStep, StepContent } from "../../../../src-contract/data-steps.ts";
import type { Failure } from "../../../../src-contract/failure.ts";
import type { ProjectTable } from "../../../../src-contract/project.ts";
import type { StepReport } from "../../../../src-contract/step-report.ts";
import type { Variable } from "../../../../src-contract/variable.ts";
import { failureText } from "../../../../src-wording/failures.ts";
import { stepNames, stepProblemText, withoutText } from "../../../../src-wording/steps.ts";
import type { DialogProps } from "../../../app/dialogs/dialog-props.ts";
import { openForStep } from "../../../commands/open-for-step.ts";
import { changeSteps } from "../../../commands/prepare-data.ts";
import { Button } from "../../../parts/Button.tsx";
import { Dialog } from "../../../parts/Dialog.tsx";
import { Notice } from "../../../parts/Notice.tsx";
import { Spinner } from "../../../parts/Spinner.tsx";
import { useApp, useAppState } from "../../../state/app-context.ts";
import { freshStepId, stepsOf } from "../../../state/preparation.ts";
import { findTable } from "../../../state/tables.ts";
import { firstContent, missingPart, withOpenedTable } from "./first-content.ts";
import { askedForKeys } from "./forms/join-with.ts";
import { namedVariables } from "./named-variables.ts";
import { PreviewRows } from "./PreviewRows.tsx";
import { StepForm } from "./StepForm.tsx";
import { useOtherTables } from "./use-other-tables.ts";
import { useStepPreview } from "./use-step-preview.ts";
import "./prepare.css";

/** Makes a step, or changes one: its form, and what it will do to the first rows while it is written. */
export function PrepareDialog({ dialog, onClose }: DialogProps<"prepare">) {
  const table = useAppState((state) => findTable(state.history.present, dialog.table));
  if (table === null) return null;
  const steps = stepsOf(table);
  const place = dialog.edit === null ? steps.length : steps.findIndex(({ id }) => id === dialog.edit);
  if (place < 0) return null;
  const close = dialog.isOpeningFile === true ? () => {} : onClose;
  return <AtPlace table={table} place={place} dialog={dialog} onClose={close} />;
}

interface PlaceProps {
  readonly table: ProjectTable;
  /** Among the steps: of the one that is edited, or behind the last one. */
  readonly place: number;
  readonly dialog: DialogProps<"prepare">["dialog"];
  readonly onClose: () => void;
}

/** Finds out which variables there are at the step's place. */
function AtPlace(props: PlaceProps) {
  const { table, place, dialog, onClose } = props;
  const steps = stepsOf(table);
  const isLast = place === steps.length;
  const before = useStepPreview(table, isLast ? null : steps.slice(0, place));
  const variables = isLast ? table.variables : before.answer?.variables;
  if (variables !== undefined) return <PrepareForm {...props} variables={variables} />;
  return (
    <Dialog title={stepNames[dialog.step]} size="large" onClose={onClose}>
      {before.failure === null ? <Spinner label="Preparing" /> : <p>{failureText(before.failure)}</p>}
    </Dialog>
  );
}

function PrepareForm({
  table,
  place,
  dialog,
  onClose,
  variables,
}: PlaceProps & { readonly variables: readonly Variable[] }) {
  const app = useApp();
  const steps = stepsOf(table);
  const edited = steps[place];
  const others = useOtherTables(table.id);
  const { step: kind, draft, isOpeningFile } = dialog;
  const [content, setContent] = useState<StepContent>(() => {
    if (draft === undefined) return edited ?? firstContent(kind, table, variables, others, dialog.variables);
    const opened = others.find(({ id }) => id === draft.opened);
    return opened === undefined ? draft.content : withOpenedTable(draft.content, opened, table, variables);
  });
  const [working, setWorking] = useState(false);
  const [failure, setFailure] = useState<Failure | null>(null);
  const step = { ...content, id: edited?.id ?? freshStepId(steps) } as DataStep;
  const missing = missingPart(content);
  const asked = missing === null ? content : askedForKeys(content, variables, others);
  const preview = useStepPreview(
    table,
    asked === null ? null : [...steps.slice(0, place), { ...asked, id: step.id } as DataStep],
  );
  const report = missing === null ? (preview.answer?.reports[place] ?? null) : null;
  const problem = report?.problem ?? null;
  const isReady = missing === null && preview.isCurrent && problem === null && preview.failure === null;
  const accept = async (event: FormEvent) => {
    event.preventDefault();
    if (!isReady || working) return;
    setWorking(true);
    const label = edited === undefined ? stepNames[kind] : `Edit ${stepNames[kind]}`;
    const answer = await changeSteps(app, table.id, label, steps.toSpliced(place, edited === undefined ? 0 : 1, step));
    setWorking(false);
    if (answer.ok) onClose();
    else setFailure(answer.failure);
  };
  return (
    <Dialog
      title={edited === undefined ? stepNames[kind] : `Edit step ${place + 1}: ${stepNames[kind]}`}
      size="large"
      onClose={onClose}
      aside={<State missing={missing} report={report} failure={failure} />}
      footer={
        <>
          <Button onPress={onClose} isDisabled={isOpeningFile === true}>
            Cancel
          </Button>
          <Button
            kind="primary"
            type="submit"
            form="prepare"
            isDisabled={!isReady || working || isOpeningFile === true}
          >
            OK
          </Button>
        </>
      }
    >
      <form id="prepare" className={`prepare prepare-${kind}`} onSubmit={(event) => void accept(event)}>
        <StepForm
          onOpenFile={() => void openForStep(app, dialog, content)}
          table={table}
          variables={variables}
          content={content}
          onChange={setContent}
          keys={preview.isCurrent ? (preview.answer?.keys ?? null) : null}
          problem={problem}
          details={report?.details ?? null}
        />
        <PreviewRows
          preview={preview}
          report={report}
          levels={table.levels}
          first={namedVariables(content, variables)}
        />
      </form>
    </Dialog>
  );
}

/** What is still missing, or wrong, beside the buttons. Formulas say themselves what is wrong with them. */
function State({
  missing,
  report,
  failure,
}: {
  readonly missing: string | null;
  readonly report: StepReport | null;
  readonly failure: Failure | null;
}) {
  if (failure !== null) return <Notice tone="serious">{failureText(failure)}</Notice>;
  if (missing !== null) return <span className="prepare-waiting">{missing}</span>;
  const text = report === null ? null : doubtText(report);
  if (text === null) return null;
  return (
    <Notice tone="warning" announce>
      {text}
    </Notice>
  );
}

function doubtText({ problem, without }: StepReport): string | null {
  if (problem !== null) return problem.code === "formula" ? null : stepProblemText(problem);
  return without.length > 0 ? withoutText(without) : null;
}
