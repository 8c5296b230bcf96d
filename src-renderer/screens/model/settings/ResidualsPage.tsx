import { residualStructures } from "../../../../src-contract/analysis.ts";
import type { ModelContext } from "../../../../src-engine/specification/context.ts";
import { nounOfLevel } from "../../../../src-engine/specification/context.ts";
import { isLinear } from "../../../../src-engine/specification/links.ts";
import { residualNames, residualUses } from "../../../../src-wording/residuals.ts";
import { Checkbox } from "../../../parts/Choices.tsx";
import { type Option, Select } from "../../../parts/Select.tsx";
import { variableOption } from "../../../parts/variable-option.ts";
import { type ResidualValues, subjectLevels } from "./residual-values.ts";
import { SettingProblems } from "./SettingProblems.tsx";
import { TermChoice } from "./TermChoice.tsx";
import type { ModelSettings } from "./use-settings.ts";

const none = "";
const withoutSubjects: readonly ResidualValues["structure"][] = ["independent", "by-group", "log-linear"];
/** Numbers with no more values than this are offered as groups. */
const mostGroups = 12;

/** How the residuals of level 1 hang together within subjects, and what rows weigh. */
export function ResidualsPage({
  settings: { draft, model, problems },
  values,
  onChange,
}: {
  readonly settings: ModelSettings;
  readonly values: ResidualValues;
  readonly onChange: (values: ResidualValues) => void;
}) {
  const { context } = model;
  const levels = subjectLevels(context);
  const isNormal = isLinear(draft);
  const isWithin = !withoutSubjects.includes(values.structure);
  return (
    <div className="settings-page">
      <Select
        label="Covariance of the residuals"
        options={residualStructures.map((id) => ({
          id,
          label: residualNames[id],
          description: residualUses[id],
          isDisabled: !isNormal || (levels.length === 0 && !withoutSubjects.includes(id)),
        }))}
        value={values.structure}
        onChange={(structure) => onChange({ ...values, structure })}
        isDisabled={!isNormal && values.structure === "independent"}
        description={isNormal ? undefined : "Outcomes that are not normal have no residuals of their own variance"}
      />
      {isWithin && (
        <>
          <Select
            label="Within the rows of each"
            options={levels.map((level) => ({ id: String(level), label: nounOfLevel(context, level).singular }))}
            value={String(values.level)}
            onChange={(level) => onChange({ ...values, level: Number(level) })}
          />
          <Select
            label="Order or occasion"
            options={[{ id: none, label: "As in the table" }, ...variableOptions(context, () => true)]}
            value={values.order}
            onChange={(order) => onChange({ ...values, order })}
            description="Tells which rows are neighbours, and how far apart; gaps count"
          />
        </>
      )}
      {values.structure === "by-group" && (
        <Select
          label="Groups"
          options={variableOptions(
            context,
            ({ isCategorical, categories }) => isCategorical || (categories?.length ?? mostGroups + 1) <= mostGroups,
          )}
          value={values.by === none ? null : values.by}
          onChange={(by) => onChange({ ...values, by })}
        />
      )}
      {values.structure === "log-linear" && (
        <TermChoice
          context={context}
          legend="Predictors of the residual variance"
          first="Predictor of the residual variance"
          terms={values.predictors}
          onChange={(predictors) => onChange({ ...values, predictors })}
        />
      )}
      <SettingProblems problems={problems} page="residuals" />
      <Select
        label="Precision weights"
        options={[{ id: none, label: "None" }, ...variableOptions(context, ({ storage }) => storage === "number")]}
        value={values.weight}
        onChange={(weight) => onChange({ ...values, weight })}
        description={
          isNormal ? "A row of weight w has the residual variance σ²/w" : "A row of weight w counts as w rows like it"
        }
      />
      {isNormal && (
        <Checkbox
          isSelected={values.compares}
          isDisabled={levels.length === 0}
          onChange={(compares) => onChange({ ...values, compares })}
          description="Fits the model with each and shows deviance, parameters, AIC and BIC side by side"
        >
          Compare the covariance structures
        </Checkbox>
      )}
    </div>
  );
}

type ContextVariable = ModelContext["variables"] extends ReadonlyMap<string, infer One> ? One : never;

function variableOptions(
  { variables }: ModelContext,
  fits: (variable: ContextVariable) => boolean,
): readonly Option<string>[] {
  return [...variables.values()].filter(fits).map(variableOption);
}
