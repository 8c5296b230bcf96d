import { type AggregateStatistic, aggregateFunctions } from "../../../../../src-contract/step-contents.ts";
import { aggregateNames } from "../../../../../src-wording/aggregates.ts";
import { Button, IconButton } from "../../../../parts/Button.tsx";
import { RadioGroup } from "../../../../parts/Choices.tsx";
import { Select } from "../../../../parts/Select.tsx";
import { TextField } from "../../../../parts/TextField.tsx";
import type { FormProps } from "../form.ts";
import { VariableChoice } from "../VariableChoice.tsx";
import { VariableSelect } from "../VariableSelect.tsx";

const results = [
  { id: "variables", label: "New variables of every row", description: "The units’ values become level-2 variables." },
  { id: "rows", label: "One row per unit", description: "The table becomes one of units; other variables go." },
] as const;

const functionOptions = aggregateFunctions.map((id) => ({ id, label: aggregateNames[id] }));

/** Statistics of units: as variables, or as a table of its own. */
export function AggregateForm({ variables, content, onChange }: FormProps<"aggregate">) {
  const { by, statistics } = content;
  const change = (index: number, part: Partial<AggregateStatistic>) =>
    onChange({
      ...content,
      statistics: statistics.map((one, at) => (at === index ? named({ ...one, ...part }, one) : one)),
    });
  return (
    <div className="prepare-form">
      <div className="prepare-columns">
        <VariableChoice
          label="Units are identified by"
          variables={variables}
          chosen={by}
          onChange={(names) => onChange({ ...content, by: names })}
        />
        <RadioGroup
          label="Result"
          options={results}
          value={content.into}
          onChange={(into) => onChange({ ...content, into })}
        />
      </div>
      <fieldset className="prepare-stack">
        <legend className="field-label">Statistics</legend>
        {statistics.map((statistic, index) => (
          <div key={`statistic ${String(index)}`} className="prepare-row">
            <Select
              label={`Statistic ${index + 1}`}
              labelHidden
              options={functionOptions}
              value={statistic.function}
              onChange={(chosen) => change(index, { function: chosen })}
            />
            {statistic.function !== "rows" && (
              <VariableSelect
                label={`Of, statistic ${index + 1}`}
                labelHidden
                variables={variables}
                value={statistic.variable ?? ""}
                onChange={(variable) => change(index, { variable })}
              />
            )}
            {statistic.function === "share" && (
              <TextField
                label={`Value whose share is taken, statistic ${index + 1}`}
                labelHidden
                placeholder="value"
                value={statistic.value === undefined ? "" : String(statistic.value)}
                onChange={(value) => change(index, { value: typedValue(value) })}
              />
            )}
            <TextField
              label={`Name of statistic ${index + 1}`}
              labelHidden
              placeholder="name"
              value={statistic.name}
              onChange={(name) => change(index, { name })}
            />
            <IconButton
              icon="trash"
              label={`Remove statistic ${index + 1}`}
              onPress={() => onChange({ ...content, statistics: statistics.filter((_, at) => at !== index) })}
            />
          </div>
        ))}
        <Button
          kind="quiet"
          icon="plus"
          onPress={() => onChange({ ...content, statistics: [...statistics, { name: "", function: "mean" }] })}
        >
          Another statistic
        </Button>
      </fieldset>
    </div>
  );
}

/** The name follows what it names until someone gives it another. */
function named(changed: AggregateStatistic, before: AggregateStatistic): AggregateStatistic {
  return before.name === proposedName(before) && changed.name === before.name
    ? { ...changed, name: proposedName(changed) }
    : changed;
}

export function proposedName({ function: statistic, variable }: AggregateStatistic): string {
  if (statistic === "rows") return "n_rows";
  return variable === undefined || variable === "" ? "" : `${variable}_${statistic}`;
}

function typedValue(text: string): number | string | undefined {
  if (text.trim() === "") return undefined;
  return Number.isNaN(Number(text)) ? text : Number(text);
}
