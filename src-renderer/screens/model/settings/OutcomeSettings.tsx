import type { ModelContext } from "../../../../src-engine/specification/context.ts";
import { outcomeSettingUsers } from "../../../../src-engine/specification/outcome-settings.ts";
import { Checkbox } from "../../../parts/Choices.tsx";
import { NumberField } from "../../../parts/NumberField.tsx";
import { Select } from "../../../parts/Select.tsx";
import { outcomeWords as words } from "../../../wording/outcome-settings.ts";
import { CategoryOrder } from "./CategoryOrder.tsx";
import { besideText, numberOptions, periodOptions } from "./outcome-options.ts";
import { categoriesOf, type OutcomeValues } from "./outcome-values.ts";
import { TermChoice } from "./TermChoice.tsx";

/** What goes with the outcome, where the distribution has a use for it. */
export function OutcomeSettings({
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
  const categories = categoriesOf(context, values.outcome);
  const categoryOptions = categories.map(({ label }, index) => ({ id: String(index), label }));
  const last = categories.at(-1)?.label ?? null;
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
          options={[{ id: "", label: words.higherValue(last) }, ...categoryOptions]}
          value={values.event}
          onChange={(event) => onChange({ ...values, event })}
          description={words.eventUse}
        />
      )}
      {outcomeSettingUsers.reference.includes(distribution) && (
        <Select
          label={words.reference}
          options={[{ id: "", label: words.lastCategory(last) }, ...categoryOptions]}
          value={values.reference}
          onChange={(reference) => onChange({ ...values, reference })}
          description={words.referenceUse}
        />
      )}
      {outcomeSettingUsers.order.includes(distribution) && (
        <CategoryOrder
          categories={categories}
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
          description={besideText(context, values.trials, "trials", words.trialsUse)}
        />
      )}
      {outcomeSettingUsers.exposure.includes(distribution) && link === "log" && (
        <Select
          label={words.exposure}
          options={optional}
          ofVariables
          value={values.exposure}
          onChange={(exposure) => onChange({ ...values, exposure })}
          description={besideText(context, values.exposure, "positive", words.exposureUse)}
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
