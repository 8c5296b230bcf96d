import { type FormEvent, useState } from "react";
import { allowedLinks } from "../../../src-engine/specification/links.ts";
import { capitalized } from "../../../src-wording/capitalized.ts";
import { linkWords } from "../../../src-wording/outcomes.ts";
import type { DialogProps } from "../../app/dialogs/dialog-props.ts";
import { NumberField } from "../../parts/NumberField.tsx";
import { Select } from "../../parts/Select.tsx";
import { linkUse, outcomeWords as words } from "../../wording/outcome-settings.ts";
import { OutcomeSettings } from "./settings/OutcomeSettings.tsx";
import { distributionOptions, fitOf, outcomeOptions } from "./settings/outcome-options.ts";
import {
  distributionChange,
  distributionChoice,
  outcomeProblem,
  outcomeValuesOf,
  usualOutcome,
  withDistribution,
  withOutcome,
} from "./settings/outcome-values.ts";
import { SettingProblems } from "./settings/SettingProblems.tsx";
import { SettingsDialog } from "./settings/SettingsDialog.tsx";
import { type ModelSettings, useSettings } from "./settings/use-settings.ts";
import "./settings/settings.css";

/** The outcome, its distribution and link, and what goes with them. */
export function BasicSettingsDialog({ dialog, onClose }: DialogProps<"basic-settings">) {
  const settings = useSettings(dialog.model);
  return settings === null ? null : <OutcomeForm settings={settings} onClose={onClose} />;
}

function OutcomeForm({ settings, onClose }: { readonly settings: ModelSettings; readonly onClose: () => void }) {
  const { context } = settings.model;
  const [values, setValues] = useState(() => outcomeValuesOf(settings.draft, context));
  const problem = outcomeProblem(values);
  // What the engine said is of the settings as they were.
  const isChanged = JSON.stringify(values) !== JSON.stringify(outcomeValuesOf(settings.draft, context));
  const apply = (event: FormEvent) => {
    event.preventDefault();
    if (problem !== null) return;
    settings.apply("Change basic settings", [
      ...(values.outcome === null ? [] : [{ kind: "set-outcome", name: values.outcome } as const]),
      distributionChange(values, context),
    ]);
    onClose();
  };
  return (
    <SettingsDialog
      title="Basic Settings"
      onClose={onClose}
      onReset={() => setValues(usualOutcome(values, context))}
      onSubmit={apply}
      canApply={problem === null}
    >
      <div className="settings-page">
        <Select
          label={words.outcome}
          options={outcomeOptions(context)}
          value={values.outcome}
          onChange={(outcome) => setValues(withOutcome(values, outcome, context))}
          placeholder={words.chooseOutcome}
          ofVariables
        />
        <Select
          label={words.distribution}
          options={distributionOptions(context, values)}
          value={distributionChoice(values)}
          onChange={(chosen) => setValues(withDistribution(values, chosen))}
          description={fitOf(context, values)}
        />
        <Select
          label={words.link}
          options={allowedLinks(values.distribution).map((id) => ({
            id,
            label: capitalized(linkWords[id]),
            description: linkUse(values.distribution, id),
          }))}
          value={values.link}
          onChange={(link) => setValues({ ...values, link })}
        />
        {values.link === "power" && (
          <NumberField
            label={words.power}
            value={values.power}
            onChange={(power) => setValues({ ...values, power })}
            problem={problem === "power" ? words.powerMissing : null}
            formatOptions={{ maximumFractionDigits: 6 }}
          />
        )}
        <OutcomeSettings context={context} values={values} onChange={setValues} />
        {!isChanged && <SettingProblems problems={settings.problems} page="outcome" />}
      </div>
    </SettingsDialog>
  );
}
