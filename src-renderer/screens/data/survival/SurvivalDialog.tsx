import { type FormEvent, useState } from "react";
import type { Failure } from "../../../../src-contract/failure.ts";
import type { ProjectTable } from "../../../../src-contract/project.ts";
import { failureText } from "../../../../src-wording/failures.ts";
import { stepProblemText } from "../../../../src-wording/steps.ts";
import type { DialogProps } from "../../../app/dialogs/dialog-props.ts";
import { setUpSurvival } from "../../../commands/set-up-survival.ts";
import { Button } from "../../../parts/Button.tsx";
import { Dialog } from "../../../parts/Dialog.tsx";
import { Notice } from "../../../parts/Notice.tsx";
import { useApp, useAppState } from "../../../state/app-context.ts";
import { knowledgeOf } from "../../../state/knowledge.ts";
import { stepsOf } from "../../../state/preparation.ts";
import { findTable } from "../../../state/tables.ts";
import { missingInPlanText, survivalWords as words } from "../../../wording/survival.ts";
import { useModelContext } from "../../model/use-model-context.ts";
import { PreviewRows } from "../steps/PreviewRows.tsx";
import { useStepPreview } from "../steps/use-step-preview.ts";
import { SurvivalForm } from "./SurvivalForm.tsx";
import { firstPlan, missingInPlan, survivalModel, survivalSteps } from "./survival-plan.ts";
import "../steps/prepare.css";

/** From durations with censoring to rows of periods and a model of the hazard, in one dialog. */
export function SurvivalDialog({ dialog, onClose }: DialogProps<"survival">) {
  const table = useAppState((state) => findTable(state.history.present, dialog.table));
  return table === null ? null : <SetUp table={table} onClose={onClose} />;
}

function SetUp({ table, onClose }: { readonly table: ProjectTable; readonly onClose: () => void }) {
  const app = useApp();
  const context = useModelContext(table);
  const [plan, setPlan] = useState(() => firstPlan(context));
  const [working, setWorking] = useState(false);
  const [failure, setFailure] = useState<Failure | null>(null);
  const others = useAppState(
    ({ history }) =>
      history.present.models.filter((one) => one.table === table.id && one.model.outcome !== null).length,
  );
  const largest = useAppState((state) => knowledgeOf(state, table.id).levels.answer?.units[0]?.sizes.max ?? null);
  const missing = missingInPlan(plan, context);
  const before = stepsOf(table);
  const steps = missing === null ? survivalSteps(plan, table, context) : before;
  const levels = table.levels && (plan.rows === "periods" ? table.levels : { ...table.levels, first: words.noun });
  const makesRows = steps.length > before.length;
  const preview = useStepPreview(table, makesRows ? steps : null);
  const reports = preview.answer?.reports.slice(before.length) ?? [];
  const problem = (makesRows && reports.find((report) => report.problem !== null)?.problem) || null;
  const made = reports.find(({ details }) => details?.kind === "person-period")?.details;
  const extremes =
    plan.baseline === "periods" && preview.isCurrent && made?.kind === "person-period"
      ? words.extremePeriods(made)
      : null;
  const isReady =
    missing === null && (!makesRows || (preview.isCurrent && problem === null && preview.failure === null));
  const accept = async (event: FormEvent) => {
    event.preventDefault();
    if (!isReady || working) return;
    setWorking(true);
    const done = await setUpSurvival(app, { table, steps, levels, model: survivalModel(plan, levels, context) });
    setWorking(false);
    if (done.ok) onClose();
    else setFailure(done.failure);
  };
  return (
    <Dialog
      title={words.title}
      size="large"
      onClose={onClose}
      aside={
        failure !== null ? (
          <Notice tone="serious">{failureText(failure)}</Notice>
        ) : missing !== null ? (
          <span className="prepare-waiting">{missingInPlanText[missing]}</span>
        ) : (
          problem !== null && (
            <Notice tone="warning" announce>
              {stepProblemText(problem)}
            </Notice>
          )
        )
      }
      footer={
        <>
          <Button onPress={onClose}>Cancel</Button>
          <Button kind="primary" type="submit" form="survival" isDisabled={!isReady || working}>
            OK
          </Button>
        </>
      }
    >
      <form id="survival" className="prepare" onSubmit={(event) => void accept(event)}>
        <div className="prepare-form">
          <SurvivalForm table={table} context={context} plan={plan} largest={largest} onChange={setPlan} />
          {plan.rows === "spells" && others > 0 && <Notice tone="info">{words.otherModels(others)}</Notice>}
          {extremes !== null && (
            <Notice tone="warning" announce>
              {extremes}
            </Notice>
          )}
        </div>
        {plan.rows === "periods" ? (
          <p className="prepare-waiting">{words.periodsReady}</p>
        ) : (
          <PreviewRows
            preview={preview}
            report={
              makesRows ? (reports.find(({ rowsBefore, rows }) => rows !== rowsBefore) ?? reports[0] ?? null) : null
            }
            levels={levels}
            first={[plan.period, plan.happens]}
          />
        )}
      </form>
    </Dialog>
  );
}
