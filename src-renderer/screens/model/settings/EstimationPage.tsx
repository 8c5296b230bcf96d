import { covarianceStructures, type EstimationMethod } from "../../../../src-contract/analysis.ts";
import { coefficientName, unitsOf } from "../../../../src-engine/specification/predictor-name.ts";
import { RadioGroup } from "../../../parts/Choices.tsx";
import { Select } from "../../../parts/Select.tsx";
import { covarianceNames, covarianceUses, methodNames, methodUses } from "../../../wording/settings.ts";
import type { EstimationValues } from "./estimation-values.ts";
import { SearchSettings } from "./SearchSettings.tsx";
import { SettingProblems } from "./SettingProblems.tsx";
import type { ModelSettings } from "./use-settings.ts";

const fittedMethods: readonly EstimationMethod[] = ["REML", "ML"];

/** Method of estimation, and how the random effects of each level may hang together. */
export function EstimationPage({
  settings,
  values,
  onChange,
}: {
  readonly settings: ModelSettings;
  readonly values: EstimationValues;
  readonly onChange: (values: EstimationValues) => void;
}) {
  const { draft, model, problems } = settings;
  const methods = fittedMethods.includes(values.method) ? fittedMethods : [...fittedMethods, values.method];
  return (
    <div className="settings-page">
      <RadioGroup
        label="Method"
        options={methods.map((id) => ({ id, label: methodNames[id], description: methodUses[id] }))}
        value={values.method}
        onChange={(method) => onChange({ ...values, method })}
      />
      <SettingProblems problems={problems} page="estimation" />
      {draft.random.length === 0 && <p className="settings-note">The model has no random effects.</p>}
      {draft.random.map(({ group, terms }, entry) => (
        <Select
          key={`entry ${String(entry)}`}
          label={`Covariance of the random effects between ${unitsOf(model.context, group)}`}
          options={covarianceStructures.map((id) => ({
            id,
            label: covarianceNames[id],
            description: covarianceUses[id],
          }))}
          value={values.covariances[entry] ?? "unstructured"}
          onChange={(covariance) => onChange({ ...values, covariances: values.covariances.with(entry, covariance) })}
          isDisabled={terms.length < 2}
          description={
            terms.length < 2
              ? `Only ${coefficientName(model.context, [terms[0]?.variables ?? []])} varies: there is nothing to correlate`
              : undefined
          }
        />
      ))}
      <SearchSettings
        settings={settings}
        values={values.search}
        onChange={(search) => onChange({ ...values, search })}
      />
    </div>
  );
}
