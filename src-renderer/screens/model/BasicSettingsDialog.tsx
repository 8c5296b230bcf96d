import { type FormEvent, useState } from "react";
import { distributions } from "../../../src-contract/analysis.ts";
import { levelIdentifiedBy, type ModelContext } from "../../../src-engine/specification/context.ts";
import { allowedLinks } from "../../../src-engine/specification/links.ts";
import {
  mostOutcomeCategories,
  outcomeLook,
  outcomeSettingUsers,
} from "../../../src-engine/specification/outcome-settings.ts";
import { capitalized } from "../../../src-wording/capitalized.ts";
import { distributionWords, linkWords } from "../../../src-wording/outcomes.ts";
import type { DialogProps } from "../../app/dialogs/dialog-props.ts";
import { Checkbox } from "../../parts/Choices.tsx";
import { NumberField } from "../../parts/NumberField.tsx";
import { type Option, Select } from "../../parts/Select.tsx";
import { distributionUses, linkUses, lookText, outcomeWords as words } from "../../wording/outcome-settings.ts";
import { CategoryOrder } from "./settings/CategoryOrder.tsx";
import {
  categoriesOf,
  type DistributionChoice,
  distributionChange,
  distributionChoice,
  fitsOutcome,
  type OutcomeValues,
  outcomeProblem,
  outcomeValuesOf,
  withDistribution,
  withOutcome,
} from "./settings/outcome-values.ts";
import { SettingProblems } from "./settings/SettingProblems.tsx";
import { SettingsDialog } from "./settings/SettingsDialog.tsx";
import { TermChoice } from "./settings/TermChoice.tsx";
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
        setValues({
          ...withDistribution(values, "normal"),
          event: "",
          trials: "",
          exposure: "",
          offset: "",
          reference: "",
          order: [],
          zeros: "",
          zeroPredictors: [],
          hasDegrees: false,
          overdispersion: false,
        })
      }
      onSubmit={apply}
      canApply={problem === null}
    >
      <div className="settings-page">
        <Select
          label={words.outcome}
          options={outcomes(context)}
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
          description={lookOf(context, values)}
        />
        <Select
          label={words.link}
          options={allowedLinks(values.distribution).map((id) => ({
            id,
            label: capitalized(linkWords[id]),
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

/** What goes with the outcome, where the distribution has a use for it. */
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
  const last = categoriesOf(context, values.outcome).at(-1)?.label ?? null;
  const optional = [{ id: "", label: words.none }, ...numbers];
  return (
    <>
      {values.period !== null && (
        <Select
          label={words.period}
          options={periodOptions(context, values.outcome)}
          value={values.period === "" ? null : values.period}
          onChange={(period) => onChange({ ...values, period })}
          description={words.periodUse}
          ofVariables
        />
      )}
      {outcomeSettingUsers.event.includes(distribution) && (
        <Select
          label={words.event}
          options={[
            { id: "", label: words.higherValue(last) },
            ...categoriesOf(context, values.outcome).map(({ label }, index) => ({ id: String(index), label })),
          ]}
          value={values.event}
          onChange={(event) => onChange({ ...values, event })}
          description={words.eventUse}
        />
      )}
      {outcomeSettingUsers.reference.includes(distribution) && (
        <Select
          label={words.reference}
          options={[
            { id: "", label: words.lastCategory(last) },
            ...categoriesOf(context, values.outcome).map(({ label }, index) => ({ id: String(index), label })),
          ]}
          value={values.reference}
          onChange={(reference) => onChange({ ...values, reference })}
          description={words.referenceUse}
        />
      )}
      {outcomeSettingUsers.order.includes(distribution) && (
        <CategoryOrder
          categories={categoriesOf(context, values.outcome)}
          order={values.order}
          onChange={(order) => onChange({ ...values, order })}
        />
      )}
      {outcomeSettingUsers.trials.includes(distribution) && (
        <Select
          label={words.trials}
          options={numbers}
          ofVariables
          value={values.trials === "" ? null : values.trials}
          onChange={(trials) => onChange({ ...values, trials })}
          description={words.trialsUse}
        />
      )}
      {outcomeSettingUsers.exposure.includes(distribution) && link === "log" && (
        <Select
          label={words.exposure}
          options={optional}
          ofVariables
          value={values.exposure}
          onChange={(exposure) => onChange({ ...values, exposure })}
          description={words.exposureUse}
        />
      )}
      {outcomeSettingUsers.degreesOfFreedom.includes(distribution) && (
        <Checkbox
          isSelected={values.hasDegrees}
          onChange={(hasDegrees) => onChange({ ...values, hasDegrees })}
          description={words.hasDegreesUse}
        >
          {words.hasDegrees}
        </Checkbox>
      )}
      {outcomeSettingUsers.degreesOfFreedom.includes(distribution) && values.hasDegrees && (
        <NumberField
          label={words.degreesOfFreedom}
          value={values.degreesOfFreedom}
          onChange={(degreesOfFreedom) => onChange({ ...values, degreesOfFreedom })}
          problem={values.degreesOfFreedom > 0 ? null : words.degreesMissing}
          formatOptions={{ maximumFractionDigits: 6 }}
        />
      )}
      {outcomeSettingUsers.overdispersion.includes(distribution) && (
        <Checkbox
          isSelected={values.overdispersion}
          onChange={(overdispersion) => onChange({ ...values, overdispersion })}
          description={words.overdispersionUse}
        >
          {words.overdispersion}
        </Checkbox>
      )}
      {outcomeSettingUsers.zeros.includes(distribution) && (
        <Select
          label={words.zeros}
          options={[
            { id: "", label: words.zerosAsOthers },
            { id: "inflated", label: words.zeroInflated, description: words.zeroInflatedUse },
            { id: "hurdle", label: words.hurdle, description: words.hurdleUse },
          ]}
          value={values.zeros}
          onChange={(zeros) => onChange({ ...values, zeros })}
        />
      )}
      {outcomeSettingUsers.zeros.includes(distribution) && values.zeros !== "" && (
        <TermChoice
          context={context}
          legend={words.zeroPredictors}
          first={words.zeroPredictor}
          terms={values.zeroPredictors}
          without={values.outcome}
          onChange={(zeroPredictors) => onChange({ ...values, zeroPredictors })}
        />
      )}
      {outcomeSettingUsers.offset.includes(distribution) && (
        <Select
          label={words.offset}
          options={optional}
          ofVariables
          value={values.offset}
          onChange={(offset) => onChange({ ...values, offset })}
          description={words.offsetUse}
        />
      )}
    </>
  );
}

/** Texts are outcomes where they are one of a few. */
function outcomes(context: ModelContext): readonly Option<string>[] {
  return [...context.variables.values()]
    .filter(({ name, level }) => levelIdentifiedBy(context, name) === null && level > 0)
    .filter(({ storage, categories }) => storage !== "text" || areOutcomeCategories(categories?.length ?? 0))
    .map(labelled);
}

function areOutcomeCategories(count: number): boolean {
  return count >= 2 && count <= mostOutcomeCategories;
}

function numberOptions(context: ModelContext, outcome: string | null): readonly Option<string>[] {
  return [...context.variables.values()]
    .filter(({ name, storage }) => storage !== "text" && name !== outcome)
    .map(labelled);
}

function periodOptions(context: ModelContext, outcome: string | null): readonly Option<string>[] {
  return [...context.variables.values()]
    .filter(({ name, level }) => name !== outcome && level > 0 && levelIdentifiedBy(context, name) === null)
    .map(labelled);
}

function labelled({ name, label }: { readonly name: string; readonly label: string }): Option<string> {
  return { id: name, label: name, ...(label !== "" && { description: label }) };
}

/** Those that the outcome's values can have. */
function distributionOptions(context: ModelContext, { outcome }: OutcomeValues): readonly Option<DistributionChoice>[] {
  return distributions.flatMap((id): readonly Option<DistributionChoice>[] => {
    const isDisabled = !fitsOutcome(context, outcome, id);
    const own = { id, label: capitalized(distributionWords[id]), description: distributionUses[id], isDisabled };
    const inPeriods = { label: words.intervalCensored, description: words.intervalCensoredUse, isDisabled };
    return id === "bernoulli" ? [own, { id: "interval-censored", ...inPeriods }] : [own];
  });
}

/** What the values look like, where they speak for another distribution than the chosen one. */
function lookOf({ variables }: ModelContext, { outcome, distribution }: OutcomeValues): string | undefined {
  const variable = outcome === null ? undefined : variables.get(outcome);
  const look = variable === undefined ? null : outcomeLook(variable);
  return look === null ? undefined : lookText(look, distribution);
}
