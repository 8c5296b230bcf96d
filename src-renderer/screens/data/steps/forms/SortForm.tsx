import { Button, IconButton } from "../../../../parts/Button.tsx";
import { Segments } from "../../../../parts/Choices.tsx";
import type { FormProps } from "../form.ts";
import { VariableSelect } from "../VariableSelect.tsx";

const directions = [
  { id: "up", label: "Ascending" },
  { id: "down", label: "Descending" },
] as const;

/** The order of the rows: by one variable, then by others. */
export function SortForm({ variables, content, onChange }: FormProps<"sort">) {
  const { by } = content;
  const change = (index: number, part: Partial<(typeof by)[number]>) =>
    onChange({ ...content, by: by.map((one, at) => (at === index ? { ...one, ...part } : one)) });
  return (
    <div className="prepare-form">
      {by.map(({ variable, descending }, index) => (
        <div key={`key ${String(index)}`} className="prepare-row">
          <VariableSelect
            label={index === 0 ? "Sort by" : "Then by"}
            variables={variables}
            value={variable}
            onChange={(name) => change(index, { variable: name })}
          />
          <Segments
            label="Direction"
            options={directions}
            value={descending === true ? "down" : "up"}
            onChange={(direction) => change(index, { descending: direction === "down" })}
          />
          {by.length > 1 && (
            <IconButton
              icon="trash"
              label={`Do not sort by ${variable}`}
              onPress={() => onChange({ ...content, by: by.filter((_, at) => at !== index) })}
            />
          )}
        </div>
      ))}
      <Button kind="quiet" icon="plus" onPress={() => onChange({ ...content, by: [...by, { variable: "" }] })}>
        Then by another variable
      </Button>
    </div>
  );
}
