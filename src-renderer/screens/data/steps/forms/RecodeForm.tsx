import type { RecodeRule } from "../../../../../src-contract/step-contents.ts";
import type { Variable } from "../../../../../src-contract/variable.ts";
import { Button } from "../../../../parts/Button.tsx";
import { RadioGroup } from "../../../../parts/Choices.tsx";
import { TextField } from "../../../../parts/TextField.tsx";
import type { FormProps } from "../form.ts";
import { VariableChoice } from "../VariableChoice.tsx";
import { RecodeRules } from "./RecodeRules.tsx";

const places = [
  { id: "new", label: "Into new variables" },
  { id: "same", label: "Into the same variables" },
] as const;

/** Old values to new ones, as in SPSS: which variables, into which, by which rules. */
export function RecodeForm({ variables, content, onChange }: FormProps<"recode">) {
  const { variables: names, into, rules } = content;
  const isInPlace = names.length > 0 && names.every((name, index) => into[index] === name);
  const choose = (chosen: readonly string[]) =>
    onChange({
      ...content,
      variables: chosen,
      into: chosen.map((name) => nameFor(name, content, isInPlace, variables)),
    });
  const setRules = (changed: readonly RecodeRule[]) => onChange({ ...content, rules: changed });
  const chosen = variables.filter(({ name }) => names.includes(name));
  return (
    <div className="prepare-form">
      <div className="prepare-columns">
        <VariableChoice label="Variables" variables={variables} chosen={names} onChange={choose} />
        <div className="prepare-stack">
          <RadioGroup
            label="Result"
            options={places}
            value={isInPlace ? "same" : "new"}
            onChange={(place) =>
              onChange({ ...content, into: names.map((name) => (place === "same" ? name : `${name}_r`)) })
            }
          />
          {!isInPlace &&
            names.map((name, index) => (
              <TextField
                key={name}
                label={`${name} becomes`}
                value={into[index] ?? ""}
                onChange={(to) => onChange({ ...content, into: into.map((one, at) => (at === index ? to : one)) })}
              />
            ))}
          {chosen.some(isReversible) && (
            <Button kind="quiet" onPress={() => setRules(reversed(chosen))}>
              Reverse the scale
            </Button>
          )}
        </div>
      </div>
      <RecodeRules rules={rules} onChange={setRules} isText={chosen.some(({ storage }) => storage === "text")} />
    </div>
  );
}

function nameFor(
  name: string,
  { variables, into }: FormProps<"recode">["content"],
  isInPlace: boolean,
  all: readonly Variable[],
): string {
  if (isInPlace) return name;
  const before = into[variables.indexOf(name)];
  if (before !== undefined) return before;
  const taken = new Set(all.map((variable) => variable.name));
  for (let number = 1; ; number++) {
    const free = number === 1 ? `${name}_r` : `${name}_r${number}`;
    if (!taken.has(free)) return free;
  }
}

/** Whole numbers with labels: the categories of a rating. */
function isReversible({ storage, valueLabels }: Variable): boolean {
  return storage === "number" && valueLabels.length > 1;
}

/** Each category to the one on the other side. */
function reversed([variable]: readonly Variable[]): readonly RecodeRule[] {
  const values = (variable?.valueLabels ?? []).map(({ value }) => Number(value)).toSorted((a, b) => a - b);
  return values.map((value, index) => {
    const to = values[values.length - 1 - index] ?? value;
    const label = variable?.valueLabels.find((one) => Number(one.value) === value)?.label;
    return { from: { values: [value] }, to, ...(label !== undefined && { label }) };
  });
}
