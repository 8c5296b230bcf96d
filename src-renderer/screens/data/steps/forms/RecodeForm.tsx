import type { RecodeRule } from "../../../../../src-contract/step-contents.ts";
import type { Variable } from "../../../../../src-contract/variable.ts";
import { Button } from "../../../../parts/Button.tsx";
import { RadioGroup } from "../../../../parts/Choices.tsx";
import { TextField } from "../../../../parts/TextField.tsx";
import { useAppState } from "../../../../state/app-context.ts";
import { knowledgeOf } from "../../../../state/knowledge.ts";
import type { FormProps } from "../form.ts";
import { VariableChoice } from "../VariableChoice.tsx";
import { RecodeRules } from "./RecodeRules.tsx";
import { reversedScale } from "./reverse-scale.ts";

const places = [
  { id: "new", label: "Into new variables" },
  { id: "same", label: "Into the same variables" },
] as const;

/** Old values to new ones, as in SPSS: which variables, into which, by which rules. */
export function RecodeForm({ table, variables, content, onChange }: FormProps<"recode">) {
  const summaries = useAppState((state) => knowledgeOf(state, table.id).summaries.answer);
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
  const reversed = reversedScale(chosen, summaries);
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
          {reversed !== null && (
            <Button kind="quiet" onPress={() => setRules(reversed)}>
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
