import { type FormEvent, useState } from "react";
import type { ModelDraft } from "../../../src-contract/project.ts";
import { capitalized } from "../../../src-engine/specification/capitalized.ts";
import { levelIdentifiedBy, type ModelContext } from "../../../src-engine/specification/context.ts";
import { fittedDistributions, fittedLinks } from "../../../src-engine/specification/links.ts";
import {
  categoricalOutcomes,
  outcomeLook,
  outcomeSettingUsers,
} from "../../../src-engine/specification/outcome-settings.ts";
import type { DialogProps } from "../../app/dialogs/dialog-props.ts";
import { NumberField } from "../../parts/NumberField.tsx";
import { type Option, Select } from "../../parts/Select.tsx";
import {
  distributionNames,
  distributionUses,
  linkNames,
  linkUses,
  lookText,
  outcomeWords as words,
} from "../../wording/outcome-settings.ts";
import {
  categoriesOf,
  distributionChange,
  type OutcomeValues,
  outcomeProblem,
  outcomeValuesOf,
  withDistribution,
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
      onReset={() =>
        setValues({ ...withDistribution(values, "normal"), event: "", trials: "", exposure: "", offset: "" })
      }
      onSubmit={apply}
      canApply={problem === null}
    >
      <div className="settings-page">
        <Select
          label={words.outcome}
          options={outcomes(context)}
          value={values.outcome}
          onChange={(outcome) => setValues({ ...values, outcome, event: "" })}
          placeholder={words.chooseOutcome}
          ofVariables
        />
        <Select
          label={words.distribution}
          options={distributionOptions(settings.draft, context, values)}
          value={values.distribution}
          onChange={(chosen) => setValues(withDistribution(values, chosen))}
          description={lookOf(context, values)}
        />
        <Select
          label={words.link}
          options={fittedLinks(values.distribution).map((id) => ({
            id,
            label: capitalized(linkNames[id]),
            description: linkUses[id],
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
        <SettingsBeside context={context} values={values} onChange={setValues} />
        <SettingProblems problems={settings.problems} page="outcome" />
      </div>
    </SettingsDialog>
  );
}

/** Event, trials, exposure and offset, where the distribution has a use for them. */
function SettingsBeside({
  context,
  values,
  onChange,
}: {
  readonly context: ModelContext;
  readonly values: OutcomeValues;
  readonly onChange: (values: OutcomeValues) => void;
}) {
  const { distribution, link } = values;
  const numbers = numberOptions(context, values.outcome);
  const optional = [{ id: "", label: words.none }, ...numbers];
  return (
    <>
      {outcomeSettingUsers.event.includes(distribution) && (
        <Select
          label={words.event}
          options={[
            { id: "", label: words.higherValue },
            ...categoriesOf(context, values.outcome).map(({ label }, index) => ({ id: String(index), label })),
          ]}
          value={values.event}
          onChange={(event) => onChange({ ...values, event })}
          description={words.eventUse}
        />
      )}
      {outcomeSettingUsers.trials.includes(distribution) && (
        <Select
          label={words.trials}
          options={numbers}
          value={values.trials === "" ? null : values.trials}
          onChange={(trials) => onChange({ ...values, trials })}
          description={words.trialsUse}
        />
      )}
      {outcomeSettingUsers.exposure.includes(distribution) && link === "log" && (
        <Select
          label={words.exposure}
          options={optional}
          value={values.exposure}
          onChange={(exposure) => onChange({ ...values, exposure })}
          description={words.exposureUse}
        />
      )}
      {outcomeSettingUsers.offset.includes(distribution) && (
        <Select
          label={words.offset}
          options={optional}
          value={values.offset}
          onChange={(offset) => onChange({ ...values, offset })}
          description={words.offsetUse}
        />
      )}
    </>
  );
}

/** Texts are outcomes where they are one of two. */
function outcomes(context: ModelContext): readonly Option<string>[] {
  return [...context.variables.values()]
    .filter(({ name, level }) => levelIdentifiedBy(context, name) === null && level > 0)
    .filter(({ storage, categories }) => storage !== "text" || categories?.length === 2)
    .map(labelled);
}

function numberOptions(context: ModelContext, outcome: string | null): readonly Option<string>[] {
  return [...context.variables.values()]
    .filter(({ name, storage }) => storage !== "text" && name !== outcome)
    .map(labelled);
}

function labelled({ name, label }: { readonly name: string; readonly label: string }): Option<string> {
  return { id: name, label: name, ...(label !== "" && { description: label }) };
}

/** Those with an engine behind them, and the model's own where a file asks for another. Texts have categories. */
function distributionOptions(
  { distribution }: ModelDraft,
  { variables }: ModelContext,
  { outcome }: OutcomeValues,
): readonly Option<OutcomeValues["distribution"]>[] {
  const isText = outcome !== null && variables.get(outcome)?.storage === "text";
  const offered =
    distribution === undefined || fittedDistributions.includes(distribution)
      ? fittedDistributions
      : [...fittedDistributions, distribution];
  return offered.map((id) => ({
    id,
    label: distributionNames[id],
    description: distributionUses[id],
    isDisabled: isText && !categoricalOutcomes.includes(id),
  }));
}

/** What the values look like, where they speak for another distribution than the chosen one. */
function lookOf({ variables }: ModelContext, { outcome, distribution }: OutcomeValues): string | undefined {
  const variable = outcome === null ? undefined : variables.get(outcome);
  const look = variable === undefined ? null : outcomeLook(variable);
  return look === null ? undefined : lookText(look, distribution);
}
