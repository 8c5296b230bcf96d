import type { EstimationMethod } from "../../../../src-contract/analysis.ts";
import type { ModelDraft } from "../../../../src-contract/project.ts";
import { groupKey } from "../../../../src-engine/specification/context.ts";
import { fittedMethods } from "../../../../src-engine/specification/methods.ts";
import { Checkbox, RadioGroup } from "../../../parts/Choices.tsx";
import { NumberField } from "../../../parts/NumberField.tsx";
import { methodNames, methodUse } from "../../../wording/settings.ts";
import { type EstimationValues, pointsProblem } from "./estimation-values.ts";
import { RandomSets } from "./RandomSets.tsx";
import { SearchSettings } from "./SearchSettings.tsx";
import { SettingProblems } from "./SettingProblems.tsx";
import { searchFor } from "./search-values.ts";
import type { ModelSettings } from "./use-settings.ts";

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
  const fitted = offeredMethods(draft);
  const methods = fitted.includes(values.method) ? fitted : [...fitted, values.method];
  return (
    <div className="settings-page">
      <RadioGroup
        label="Method"
        options={methods.map((id) => ({ id, label: methodNames[id], description: methodUse(id, draft) }))}
        value={values.method}
        onChange={(method) => onChange({ ...values, method })}
      />
      {values.method === "agq" && (
        <NumberField
          label="Points in each direction"
          value={values.quadraturePoints}
          onChange={(quadraturePoints) => onChange({ ...values, quadraturePoints })}
          problem={pointsProblem(values)}
          description="More points are more exact and take longer; 1 is Laplace’s approximation"
        />
      )}
      {values.method === "pql" && (
        <Checkbox
          isSelected={values.restricted}
          onChange={(restricted) => onChange({ ...values, restricted })}
          description="Variances without bias from the fixed effects, as HLM, SPSS and SAS have them by default"
        >
          Restricted
        </Checkbox>
      )}
      <SettingProblems problems={problems} page="estimation" />
      {draft.random.length === 0 && <p className="settings-note">The model has no random effects.</p>}
      <RandomSets
        model={model}
        random={values.random}
        order={draft.random.flatMap(({ terms }) => terms)}
        onChange={(random) => onChange({ ...values, random, search: searchFor(values.search, random) })}
      />
      <SearchSettings
        settings={{ ...settings, draft: { ...draft, random: values.random } }}
        values={values.search}
        onChange={(search) => onChange({ ...values, search })}
      />
    </div>
  );
}

/** Quadrature is there for one grouping variable, and for two that are nested. */
function offeredMethods(draft: ModelDraft): readonly EstimationMethod[] {
  const groups = new Set(draft.random.map(({ group }) => groupKey(group)));
  return fittedMethods(draft).filter((method) => method !== "agq" || groups.size === 1 || groups.size === 2);
}
