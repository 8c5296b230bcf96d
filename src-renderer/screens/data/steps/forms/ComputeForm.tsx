import { useRef, useState } from "react";
import { Group } from "react-aria-components";
import type { ComputedVariable } from "../../../../../src-contract/step-contents.ts";
import type { Variable } from "../../../../../src-contract/variable.ts";
import { checkFormula } from "../../../../../src-engine/formula/check.ts";
import { Button, IconButton } from "../../../../parts/Button.tsx";
import { TextField } from "../../../../parts/TextField.tsx";
import type { FormProps } from "../form.ts";
import type { Completion } from "../formula/completions.ts";
import { FormulaField } from "../formula/FormulaField.tsx";
import { FormulaLists } from "../formula/FormulaLists.tsx";
import { presetsFor } from "../formula/presets.ts";

/** New variables by formula: names, formulas, and the lists to write them with. */
export function ComputeForm({ table, variables, content, onChange }: FormProps<"compute">) {
  const insert = useRef<((completion: Completion) => void) | null>(null);
  const unused = useRef<((completion: Completion) => void) | null>(null);
  const [active, setActive] = useState(0);
  const computed = content.variables;
  const change = (index: number, part: Partial<ComputedVariable>) =>
    onChange({ ...content, variables: computed.map((one, at) => (at === index ? { ...one, ...part } : one)) });
  const add = () => {
    setActive(computed.length);
    onChange({ ...content, variables: [...computed, { name: "", formula: "" }] });
  };
  return (
    <div className="prepare-form">
      {computed.map((one, index) => (
        <Group
          key={`variable ${String(index)}`}
          className="compute-variable"
          aria-label={`Variable ${index + 1}`}
          onFocus={() => setActive(index)}
        >
          <div className="prepare-row">
            <TextField
              label="New variable"
              value={one.name}
              onChange={(name) => change(index, { name })}
              autoFocus={index === active}
              description={replaces(one.name, variables)}
            />
            <TextField
              label="Label (optional)"
              value={one.label ?? ""}
              onChange={(label) => change(index, { label: label === "" ? undefined : label })}
            />
            {computed.length > 1 && (
              <IconButton
                icon="trash"
                label={`Remove ${one.name}`}
                onPress={() => onChange({ ...content, variables: computed.filter((_, at) => at !== index) })}
              />
            )}
          </div>
          <FormulaField
            label="Formula"
            value={one.formula}
            onChange={(formula) => change(index, { formula })}
            variables={withEarlier(variables, computed.slice(0, index))}
            problem={problemOf(one.formula, withEarlier(variables, computed.slice(0, index)))}
            insert={index === active ? insert : unused}
          />
        </Group>
      ))}
      <div className="prepare-presets">
        <span className="field-label">Begin with</span>
        {presetsFor(table.levels).map(({ label, completion }) => (
          <Button key={label} kind="quiet" onPress={() => insert.current?.(completion)}>
            {label}
          </Button>
        ))}
      </div>
      <div className="prepare-presets">
        <Button kind="quiet" icon="plus" onPress={add}>
          Another variable
        </Button>
      </div>
      <FormulaLists variables={variables} insert={insert} />
    </div>
  );
}

function replaces(name: string, variables: readonly Variable[]): string | undefined {
  return variables.some((variable) => variable.name === name) ? `Takes the place of ${name}.` : undefined;
}

/** Variables that the same step computes before; of what type they are the engine says. */
function withEarlier(variables: readonly Variable[], earlier: readonly ComputedVariable[]): readonly Variable[] {
  const [example] = variables;
  if (example === undefined) return variables;
  const known = new Set(variables.map(({ name }) => name));
  const added = earlier.filter(({ name }) => name !== "" && !known.has(name));
  return [...variables, ...added.map(({ name }) => ({ ...example, name, column: name, storage: "number" as const }))];
}

export function problemOf(formula: string, variables: readonly Variable[]) {
  const checked = checkFormula(formula, variables);
  return checked.ok ? null : checked.problem;
}
