import type { ProjectTable } from "../../../../src-contract/project.ts";
import type { ModelContext } from "../../../../src-engine/specification/context.ts";
import { Checkbox, RadioGroup } from "../../../parts/Choices.tsx";
import { NumberField } from "../../../parts/NumberField.tsx";
import { Select } from "../../../parts/Select.tsx";
import { TextField } from "../../../parts/TextField.tsx";
import {
  baselineChoices,
  boundaryChoices,
  rowChoices,
  survivalLinks,
  survivalWords as words,
} from "../../../wording/survival.ts";
import { VariableSelect } from "../steps/VariableSelect.tsx";
import {
  baselines,
  censoredCategories,
  eventCategories,
  type SurvivalPlan,
  withDuration,
  withEvent,
  withPeriod,
  withRows,
} from "./survival-plan.ts";

interface FormProps {
  readonly table: ProjectTable;
  readonly context: ModelContext;
  readonly plan: SurvivalPlan;
  /** Rows of the largest unit of the lowest level; null: there are none, or not known yet. */
  readonly largest: number | null;
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
function Spells(props: FormProps) {
  const { context, plan, onChange } = props;
  return (
    <>
      <Durations {...props} />
      <div className="prepare-columns">
        <EventSelect {...props} label={words.event} always={words.always} />
        <EventCategory context={context} plan={plan} onChange={onChange} />
      </div>
      <div className="prepare-columns">
        <TextField label={words.newPeriod} value={plan.period} onChange={(period) => onChange({ ...plan, period })} />
        <TextField label={words.happens} value={plan.happens} onChange={(happens) => onChange({ ...plan, happens })} />
      </div>
    </>
  );
}

/** How durations are counted in periods. */
function Durations({ table, context, plan, onChange }: FormProps) {
  return (
    <div className="prepare-columns">
      <VariableSelect
        label={words.duration}
        description={words.durationUse}
        variables={table.variables.filter(({ storage }) => storage === "number")}
        value={plan.duration}
        onChange={(duration) => onChange(withDuration(plan, duration, context))}
      />
      <NumberField
        label={words.width}
        description={words.widthUse}
        value={plan.width}
        onChange={(width) => onChange({ ...plan, width })}
        formatOptions={{ maximumFractionDigits: 6 }}
        minValue={0}
      />
      {plan.duration !== "" && plan.width > 0 && (
        <Select
          label={words.boundary(plan.width)}
          options={optionsOf(boundaryChoices, ["ends", "begins"])}
          value={plan.boundary}
          onChange={(boundary) => onChange({ ...plan, boundary })}
        />
      )}
    </div>
  );
}

/** A row is a period already. */
function Periods(props: FormProps) {
  const { table, context, plan, largest, onChange } = props;
  const [lowest] = table.levels?.upper ?? [];
  return (
    <>
      <div className="prepare-columns">
        <VariableSelect
          label={words.period}
          variables={table.variables.filter(({ storage, name }) => storage === "number" && name !== plan.event)}
          value={plan.period}
          onChange={(period) => onChange(withPeriod(plan, period, context, largest))}
        />
        <EventSelect {...props} label={words.eventOfPeriods} />
        <EventCategory context={context} plan={plan} onChange={onChange} />
      </div>
      {lowest !== undefined && (
        <Checkbox
          isSelected={plan.unitsAreCases}
          onChange={(unitsAreCases) => onChange({ ...plan, unitsAreCases })}
          description={words.casesUse(lowest.plural)}
        >
          {words.cases(lowest.singular)}
        </Checkbox>
      )}
    </>
  );
}

/** `always`: that nobody is censored can be chosen, in these words. */
function EventSelect({
  table,
  context,
  plan,
  onChange,
  label,
  always,
}: FormProps & { readonly label: string; readonly always?: string }) {
  const variables = eventVariables(table, context, plan);
  const choose = (event: string) => onChange(withEvent(plan, event, context));
  if (always === undefined) {
    return <VariableSelect label={label} variables={variables} value={plan.event} onChange={choose} />;
  }
  const options = variables.map((one) => ({
    id: one.name,
    label: one.name,
    ...(one.label !== "" && { description: one.label }),
  }));
  return (
    <Select
      label={label}
      options={[{ id: "", label: always }, ...options]}
      value={plan.event}
      onChange={choose}
      ofVariables
    />
  );
}

function EventCategory({ context, plan, onChange }: Pick<FormProps, "context" | "plan" | "onChange">) {
  const categories = eventCategories(context, plan.event);
  if (categories.length === 0) return null;
  return (
    <Select
      label={words.eventCategory}
      options={categories.map(({ label }, place) => ({ id: String(place), label }))}
      value={plan.eventCategory === null ? null : String(plan.eventCategory)}
      description={words.censored(
        censoredCategories(plan, context).map(({ label }) => label),
        plan.rows,
      )}
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
