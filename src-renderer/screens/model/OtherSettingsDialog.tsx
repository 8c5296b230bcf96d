import { type FormEvent, useId, useState } from "react";
import { comparableResiduals, type Hypothesis } from "../../../src-contract/analysis.ts";
import { defaultOutputSettings } from "../../../src-contract/project.ts";
import {
  type InferenceSettings,
  inferenceOf,
  usualInference,
} from "../../../src-engine/specification/change/inference.ts";
import { defaultQuadraturePoints, usualMethod } from "../../../src-engine/specification/methods.ts";
import type { ModelChange } from "../../../src-engine/specification/model-change.ts";
import type { DialogProps } from "../../app/dialogs/dialog-props.ts";
import { Tabs } from "../../parts/Tabs.tsx";
import { useAppState, useUpdate } from "../../state/app-context.ts";
import { changeDocument } from "../../state/documents.ts";
import { EstimationPage } from "./settings/EstimationPage.tsx";
import { type EstimationValues, estimationOf, pointsProblem } from "./settings/estimation-values.ts";
import { HypothesesPage } from "./settings/HypothesesPage.tsx";
import { firstWrong, hypothesesOf } from "./settings/hypothesis-values.ts";
import { OutputPage } from "./settings/OutputPage.tsx";
import { ResidualsPage } from "./settings/ResidualsPage.tsx";
import { usualSets } from "./settings/random-sets.ts";
import { defaultResiduals, residualOf, residualsOf } from "./settings/residual-values.ts";
import { SettingsDialog } from "./settings/SettingsDialog.tsx";
import { isSearchRight, usualSearch } from "./settings/search-values.ts";
import { TestsPage } from "./settings/TestsPage.tsx";
import { areTestsRight } from "./settings/tests-values.ts";
import { type ModelSettings, useSettings } from "./settings/use-settings.ts";

/** How the model is estimated and tested, and what its tables show. */
export function OtherSettingsDialog(props: DialogProps<"other-settings">) {
  const settings = useSettings(props.dialog.model);
  return settings === null ? null : <Pages {...props} settings={settings} />;
}

function Pages({ dialog, onClose, settings }: DialogProps<"other-settings"> & { readonly settings: ModelSettings }) {
  const update = useUpdate();
  const outputNow = useAppState((state) => state.history.present.output);
  const [page, setPage] = useState(dialog.page);
  const [estimation, setEstimation] = useState<EstimationValues>(() => estimationOf(settings.draft));
  const { context } = settings.model;
  const [residuals, setResiduals] = useState(() => residualsOf(settings.draft, context));
  const [tests, setTests] = useState(() => inferenceOf(settings.draft));
  const [hypotheses, setHypotheses] = useState(() => hypothesesOf(settings.draft));
  const [output, setOutput] = useState(outputNow);
  /** What OK changes in model and project is undone together. */
  const step = useId();
  const wrongPage = firstWrongPage(estimation, tests, hypotheses);
  const apply = (event: FormEvent) => {
    event.preventDefault();
    if (wrongPage !== null) {
      setPage(wrongPage);
      return;
    }
    const changes: readonly ModelChange[] = [
      {
        kind: "set-estimation",
        method: estimation.method,
        quadraturePoints: estimation.quadraturePoints,
        restricted: estimation.restricted,
      },
      { kind: "set-search", ...estimation.search },
      { kind: "set-covariances", random: estimation.random },
      {
        kind: "set-residual",
        residual: residualOf(residuals, context),
        weight: residuals.weight === "" ? null : residuals.weight,
        compare: residuals.compares ? comparableResiduals : [],
      },
      { kind: "set-inference", ...tests },
      { kind: "set-hypotheses", hypotheses },
    ];
    settings.apply("Change other settings", changes, step);
    if (JSON.stringify(output) !== JSON.stringify(outputNow)) {
      update((state) => changeDocument(state, "Change the tables", (document) => ({ ...document, output }), step));
    }
    onClose();
  };
  const reset = () => {
    setEstimation({
      method: usualMethod(settings.draft),
      quadraturePoints: defaultQuadraturePoints,
      restricted: true,
      random: usualSets(settings.draft.random),
      search: usualSearch,
    });
    setResiduals(defaultResiduals);
    setTests(usualInference(settings.draft));
    setHypotheses([]);
    setOutput(defaultOutputSettings);
  };
  /** What the engine said of a page is of its settings as they were. */
  const asAsked = <Values,>(now: Values, before: Values): ModelSettings =>
    JSON.stringify(now) === JSON.stringify(before) ? settings : { ...settings, problems: [] };
  return (
    <SettingsDialog
      title="Other Settings"
      onClose={onClose}
      onReset={reset}
      onSubmit={apply}
      canApply={wrongPage === null}
    >
      <Tabs
        label="Other Settings"
        value={page}
        onChange={setPage}
        tabs={[
          {
            id: "estimation",
            label: "Estimation",
            content: (
              <EstimationPage
                settings={asAsked(estimation, estimationOf(settings.draft))}
                values={estimation}
                onChange={setEstimation}
              />
            ),
          },
          {
            id: "residuals",
            label: "Residuals",
            content: (
              <ResidualsPage
                settings={asAsked(residuals, residualsOf(settings.draft, context))}
                values={residuals}
                onChange={setResiduals}
              />
            ),
          },
          {
            id: "tests",
            label: "Tests",
            content: (
              <TestsPage settings={asAsked(tests, inferenceOf(settings.draft))} values={tests} onChange={setTests} />
            ),
          },
          {
            id: "hypotheses",
            label: "Hypotheses",
            content: (
              <HypothesesPage
                settings={asAsked(hypotheses, hypothesesOf(settings.draft))}
                values={hypotheses}
                onChange={setHypotheses}
              />
            ),
          },
          { id: "output", label: "Output", content: <OutputPage values={output} onChange={setOutput} /> },
        ]}
      />
    </SettingsDialog>
  );
}

/** The page on which something has to be put right first; null: everything can be applied. */
function firstWrongPage(
  estimation: EstimationValues,
  tests: InferenceSettings,
  hypotheses: readonly Hypothesis[],
): "estimation" | "tests" | "hypotheses" | null {
  if (pointsProblem(estimation) !== null || !isSearchRight(estimation.search)) return "estimation";
  if (!areTestsRight(tests)) return "tests";
  return firstWrong(hypotheses) === null ? null : "hypotheses";
}
