import { memo, useState } from "react";
import type { ProjectModel, ProjectTable } from "../../../src-contract/project.ts";
import { runCommand } from "../../commands/run-command.ts";
import { Button } from "../../parts/Button.tsx";
import { useApp, useAppState } from "../../state/app-context.ts";
import { activeModel, activeTable } from "../../state/views.ts";
import { ModelChart } from "../results/ModelChart.tsx";
import { ResultsPane } from "../results/ResultsPane.tsx";
import { EquationCard } from "./equations/EquationCard.tsx";
import { ModelLayout } from "./ModelLayout.tsx";
import { CenterAtDialog } from "./menus/CenterAtDialog.tsx";
import type { Request } from "./menus/entries.ts";
import { MenuHost } from "./menus/MenuHost.tsx";
import { ModelTabs } from "./models/ModelTabs.tsx";
import { SettingsChips } from "./settings/SettingsChips.tsx";
import { useModelContext } from "./use-model-context.ts";
import { useModelWorkbench } from "./use-workbench.ts";
import { DescribeDialog } from "./variables/DescribeDialog.tsx";
import { VariableList } from "./variables/VariableList.tsx";
import { WorkbenchContext } from "./workbench.ts";
import "./model-screen.css";

/** Where a model is made: variables, equations, settings, with the results beside them. */
export function ModelScreen() {
  const table = useAppState(activeTable);
  const model = useAppState(activeModel);
  if (table === null) return null;
  return model === null ? <NoModel /> : <ModelInView table={table} model={model} />;
}

// What a click changes in the equations need not be drawn again in the rest of the screen.
const Tabs = memo(ModelTabs);
const Variables = memo(VariableList);
const Chart = memo(ModelChart);
const Results = memo(ResultsPane);

type Question = Exclude<Request, { readonly kind: "work-on" }>;

function ModelInView({ table, model }: { readonly table: ProjectTable; readonly model: ProjectModel }) {
  const context = useModelContext(table);
  const [question, ask] = useState<Question | null>(null);
  const workbench = useModelWorkbench(model, context, ask);
  const close = () => ask(null);
  return (
    <WorkbenchContext value={workbench}>
      <ModelLayout
        variables={<Variables />}
        model={
          <>
            <Tabs />
            <EquationCard />
            <SettingsChips />
          </>
        }
        chart={<Chart model={model.id} />}
        results={<Results model={model.id} withoutChart />}
      />
      <MenuHost />
      {question?.kind === "describe" && <DescribeDialog name={question.name} onClose={close} />}
      {question?.kind === "center-at" && <CenterAtDialog variable={question.variable} onClose={close} />}
    </WorkbenchContext>
  );
}

/** All models were deleted: a new one begins as the null model. */
function NoModel() {
  const app = useApp();
  return (
    <div className="no-model">
      <p>There is no model yet.</p>
      <Button kind="primary" onPress={() => runCommand(app, "model.new")}>
        New model
      </Button>
    </div>
  );
}
