import type { FormProps } from "../form.ts";
import { VariableChoice } from "../VariableChoice.tsx";
import { VariableSelect } from "../VariableSelect.tsx";

/** Rows of repeated measurements to columns. */
export function LongToWideForm({ variables, content, onChange }: FormProps<"long-to-wide">) {
  const { units, time, variables: spread } = content;
  return (
    <div className="prepare-form">
      <VariableSelect
        label="Time variable: its values become parts of names"
        variables={variables}
        value={time}
        onChange={(name) => onChange({ ...content, time: name })}
      />
      <div className="prepare-columns">
        <VariableChoice
          label="Units are identified by"
          variables={variables.filter(({ name }) => name !== time && !spread.includes(name))}
          chosen={units}
          onChange={(names) => onChange({ ...content, units: names })}
        />
        <VariableChoice
          label="Variables that get a column for each time"
          variables={variables.filter(({ name }) => name !== time && !units.includes(name))}
          chosen={spread}
          onChange={(names) => onChange({ ...content, variables: names })}
        />
      </div>
    </div>
  );
}
