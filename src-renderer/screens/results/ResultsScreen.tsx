import type { ProjectModel } from "../../../src-contract/project.ts";
import { MenuEntries } from "../../app/MenuEntries.tsx";
import { modelEntries } from "../../app/model-entries.ts";
import { runCommand } from "../../commands/run-command.ts";
import { ContextMenu } from "../../parts/ContextMenu.tsx";
import { Icon } from "../../parts/Icon.tsx";
import { useApp, useAppState, useUpdate } from "../../state/app-context.ts";
import type { AppState } from "../../state/app-state.ts";
import { fitOf } from "../../state/knowledge.ts";
import { showModel } from "../../state/views.ts";
import { resultsWords as words } from "../../wording/results.ts";
import { fitStatus } from "./fit-status.ts";
import { ResultsPane } from "./ResultsPane.tsx";
import "./results.css";

/** The Results screen: the models at the side, the results of the one in view with all the width there is. */
export function ResultsScreen() {
  const active = useAppState((state) => state.view.model);
  const models = useAppState((state) => state.history.present.models);
  const table = useAppState((state) => state.view.table);
  const update = useUpdate();
  if (active === null) {
    return (
      <div className="results-empty">
        <p>{words.noModel}</p>
        <p className="results-hint">{words.noModelHint}</p>
      </div>
    );
  }
  return (
    <div className="results-screen">
      <nav className="results-models" aria-label={words.models} data-pane="models">
        <ContextMenu
          label={words.thisModel}
          items={<MenuEntries entries={modelEntries} />}
          opensAt={(target) => {
            const clicked = target.closest<HTMLElement>(".results-model")?.dataset.model;
            if (clicked !== undefined) update((state) => showModel(state, clicked));
            return clicked !== undefined;
          }}
        >
          <ol>
            {models
              .filter((model) => model.table === table)
              .map((model, index) => (
                <li key={model.id}>
                  <ModelLink model={model} number={index + 1} isActive={model.id === active} />
                </li>
              ))}
          </ol>
        </ContextMenu>
      </nav>
      <div className="results-main" data-pane="results">
        <ResultsPane key={active} model={active} />
      </div>
    </div>
  );
}

function ModelLink({
  model,
  number,
  isActive,
}: {
  readonly model: ProjectModel;
  readonly number: number;
  readonly isActive: boolean;
}) {
  const app = useApp();
  const update = useUpdate();
  const kind = useAppState((state: AppState) => fitStatus(fitOf(state, model.id)).kind);
  return (
    <button
      type="button"
      className="results-model"
      data-model={model.id}
      aria-current={isActive ? "page" : undefined}
      onDoubleClick={() => runCommand(app, "model.rename")}
      onClick={() => update((state) => showModel(state, model.id))}
    >
      <span className="results-model-number">{number}</span>
      <span className="results-model-name">{model.name}</span>
      {kind === "problem" && <Icon name="error" />}
      {kind === "problem" && <span className="visually-hidden">{words.problem}</span>}
    </button>
  );
}
