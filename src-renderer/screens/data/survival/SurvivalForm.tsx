import type { ProjectTable } from "../../../../src-contract/project.ts";
import type { ModelContext } from "../../../../src-engine/specification/context.ts";
import { RadioGroup } from "../../../parts/Choices.tsx";
import { NumberField } from "../../../parts/NumberField.tsx";
import { Select } from "../../../parts/Select.tsx";
import { TextField } from "../../../parts/TextField.tsx";
import { baselineChoices, rowChoices, survivalLinks, survivalWords as words } from "../../../wording/survival.ts";
import { VariableSelect } from "../steps/VariableSelect.tsx";
import { baselines, eventCategories, type SurvivalPlan, withEvent, withRows } from "./survival-plan.ts";

interface FormProps {
  readonly table: ProjectTable;
  readonly context: ModelContext;
  readonly plan: SurvivalPlan;
  readonly onChange: (plan: SurvivalPlan) => void;
}

/** The questions of the set-up, in the order in which they come up. */
export function SurvivalForm(props: FormProps) {
  const { context, plan, onChange } = props;
  return (
    <div className="prepare-form">
      <p className="settings-note">{words.intro}</p>
      <RadioGroup
        label={words.rows}
        options={optionsOf(rowChoices, ["spells", "periods"])}
        value={plan.rows}
        onChange={(rows) => onChange(withRows(plan, rows, context))}
      />
      {plan.rows === "spells" ? <Spells {...props} /> : <Periods {...props} />}
      <div className="prepare-columns">
        <Select
          label={words.baseline}
          options={optionsOf(baselineChoices, baselines)}
          value={plan.baseline}
          onChange={(baseline) => onChange({ ...plan, baseline })}
        />
        <Select
          label={words.link}
          options={optionsOf(survivalLinks, ["cloglog", "logit"])}
          value={plan.link}
          onChange={(link) => onChange({ ...plan, link })}
        />
      </div>
    </div>
  );
}

/** A row is a case with its duration. */
function Spells({ table, context, plan, onChange }: FormProps) {
  const numbers = table.variables.filter(({ storage }) => storage === "number");
  return (
    <div className="prepare-columns">
      <VariableSelect
        label={words.duration}
        description={words.durationUse}
        variables={numbers}
        value={plan.duration}
        onChange={(duration) => onChange({ ...plan, duration })}
      />
      <NumberField
        label={words.width}
        description={words.widthUse}
        value={plan.width}
        onChange={(width) => onChange({ ...plan, width })}
        formatOptions={{ maximumFractionDigits: 6 }}
        minValue={0}
      />
      <Select
        label={words.event}
        options={[
          { id: "", label: words.always },
          ...eventVariables(table, context, plan).map(({ name, label }) => ({
            id: name,
            label: name,
            ...(label !== "" && { description: label }),
          })),
        ]}
        value={plan.event}
        onChange={(event) => onChange(withEvent(plan, event, context))}
        ofVariables
      />
      <EventCategory context={context} plan={plan} onChange={onChange} />
      <TextField label={words.newPeriod} value={plan.period} onChange={(period) => onChange({ ...plan, period })} />
      <TextField label={words.happens} value={plan.happens} onChange={(happens) => onChange({ ...plan, happens })} />
    </div>
  );
}

/** A row is a period already. */
function Periods({ table, context, plan, onChange }: FormProps) {
  return (
    <div className="prepare-columns">
      <VariableSelect
        label={words.period}
        variables={table.variables.filter(({ storage, name }) => storage === "number" && name !== plan.event)}
        value={plan.period}
        onChange={(period) => onChange({ ...plan, period })}
      />
      <VariableSelect
        label={words.eventOfPeriods}
        variables={eventVariables(table, context, plan)}
        value={plan.event}
        onChange={(event) => onChange(withEvent(plan, event, context))}
      />
      <EventCategory context={context} plan={plan} onChange={onChange} />
    </div>
  );
}

function EventCategory({ context, plan, onChange }: Omit<FormProps, "table">) {
  const categories = eventCategories(context, plan.event);
  if (categories.length === 0) return null;
  return (
    <Select
      label={words.eventCategory}
      options={categories.map(({ label }, place) => ({ id: String(place), label }))}
      value={String(plan.eventCategory)}
      onChange={(place) => onChange({ ...plan, eventCategory: Number(place) })}
    />
  );
}

/** A variable with few values can say whether it happened. */
function eventVariables({ variables }: ProjectTable, { variables: known }: ModelContext, plan: SurvivalPlan) {
  const most = 10;
  return variables.filter(({ name }) => {
    const count = known.get(name)?.categories?.length ?? 0;
    return name !== plan.duration && count >= 1 && count <= most;
  });
}

function optionsOf<Id extends string>(
  choices: Readonly<Record<Id, { readonly label: string; readonly description: string }>>,
  ids: readonly Id[],
) {
  return ids.map((id) => ({ id, ...choices[id] }));
}
