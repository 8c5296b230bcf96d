import { TextField } from "../../../../parts/TextField.tsx";
import type { FormProps } from "../form.ts";
import { VariableSelect } from "../VariableSelect.tsx";

/** One row per person to one row per period, for discrete-time survival models. */
export function PersonPeriodForm({ variables, content, onChange }: FormProps<"person-period">) {
  const numbers = variables.filter(({ storage }) => storage === "number");
  return (
    <div className="prepare-form">
      <div className="prepare-columns">
        <VariableSelect
          label="Number of periods observed"
          variables={numbers}
          value={content.duration}
          onChange={(duration) => onChange({ ...content, duration })}
        />
        <VariableSelect
          label="Event: 1 if it happened in the last period, 0 if censored"
          variables={numbers}
          value={content.event ?? ""}
          onChange={(event) => onChange({ ...content, event })}
        />
        <TextField
          label="New variable for the period"
          value={content.period}
          onChange={(period) => onChange({ ...content, period })}
        />
        <TextField
          label="New variable: the event happens in this period"
          value={content.happens}
          onChange={(happens) => onChange({ ...content, happens })}
        />
        <TextField
          label="New variable that numbers the rows as they are now (optional)"
          value={content.newId ?? ""}
          onChange={(newId) => onChange({ ...content, newId: newId === "" ? undefined : newId })}
          description="For data without an identifier of persons."
        />
      </div>
    </div>
  );
}
