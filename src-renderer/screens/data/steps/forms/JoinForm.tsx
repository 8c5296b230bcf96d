import { useEffect } from "react";
import type { JoinStep } from "../../../../../src-contract/step-contents.ts";
import { Button, IconButton } from "../../../../parts/Button.tsx";
import { Checkbox } from "../../../../parts/Choices.tsx";
import { Notice } from "../../../../parts/Notice.tsx";
import { Select } from "../../../../parts/Select.tsx";
import { count } from "../../../../wording/numbers.ts";
import type { FormProps } from "../form.ts";
import { useOtherTables } from "../use-other-tables.ts";
import { VariableChoice } from "../VariableChoice.tsx";
import { VariableSelect } from "../VariableSelect.tsx";
import { isWithoutKey, joinWith, keyByContent } from "./join-with.ts";
import { KeyReasons } from "./KeyReasons.tsx";

/** Variables of another table, by key: HLM's one file a level. */
export function JoinForm({
  table,
  variables,
  content,
  onChange,
  onOpenFile,
  keys: suggested,
  problem,
}: FormProps<"join">) {
  const tables = useOtherTables(table.id);
  const { from, keys } = content;
  const other = tables.find(({ id }) => "table" in from && id === from.table) ?? null;
  useEffect(() => {
    if (other === null || suggested === null || !isWithoutKey(content)) return;
    const found = keyByContent(suggested, other, variables);
    if (!isWithoutKey({ ...content, keys: found })) onChange({ ...content, keys: found });
  }, [suggested, other, content, variables, onChange]);
  if (tables.length === 0) {
    return (
      <Notice tone="info" actions={<Button onPress={onOpenFile}>Open a file…</Button>}>
        Open the file with the other variables; it becomes a second table here.
      </Notice>
    );
  }
  const choose = (id: string) => {
    const chosen = tables.find((one) => one.id === id);
    if (chosen !== undefined) onChange(joinWith(content, chosen, table, variables));
  };
  const changeKey = (index: number, part: Partial<JoinStep["keys"][number]>) =>
    onChange({ ...content, keys: keys.map((key, at) => (at === index ? { ...key, ...part } : key)) });
  const rest = other?.variables.filter(({ name }) => !keys.some(({ right }) => right === name)) ?? [];
  const hasDuplicates = problem?.code === "duplicate-keys" || content.duplicates === "first";
  return (
    <div className="prepare-form">
      <Select
        label="Add variables from"
        options={tables.map(({ id, name, rows }) => ({ id, label: name, description: `${count(rows)} rows` }))}
        value={other?.id ?? null}
        onChange={choose}
      />
      <div className="prepare-presets">
        <Button kind="quiet" icon="folder" onPress={onOpenFile}>
          Open another file…
        </Button>
      </div>
      {other !== null && (
        <>
          {keys.map(({ left, right }, index) => (
            <div key={`key ${String(index)}`} className="prepare-row">
              <VariableSelect
                label={index === 0 ? "Key here" : "And here"}
                variables={variables}
                value={left}
                onChange={(name) => changeKey(index, { left: name })}
              />
              <VariableSelect
                label={`Key in ${other.name}`}
                variables={other.variables}
                value={right}
                onChange={(name) => changeKey(index, { right: name })}
              />
              {keys.length > 1 && (
                <IconButton
                  icon="trash"
                  label="Remove this pair of keys"
                  onPress={() => onChange({ ...content, keys: keys.filter((_, at) => at !== index) })}
                />
              )}
            </div>
          ))}
          {keys.length === 1 && suggested !== null && (
            <KeyReasons
              other={other.name}
              suggested={suggested}
              chosen={keys[0]}
              onChoose={({ left, right }) => onChange({ ...content, keys: [{ left, right }] })}
            />
          )}
          <div className="prepare-presets">
            <Button
              kind="quiet"
              icon="plus"
              onPress={() => onChange({ ...content, keys: [...keys, { left: "", right: "" }] })}
            >
              Another key
            </Button>
          </div>
          <VariableChoice
            label="Variables to add"
            variables={rest}
            chosen={content.variables ?? rest.map(({ name }) => name)}
            onChange={(names) => onChange({ ...content, variables: names.length === rest.length ? undefined : names })}
          />
          <Checkbox
            isSelected={content.unmatched === "drop"}
            onChange={(drops) => onChange({ ...content, unmatched: drops ? "drop" : undefined })}
          >
            Drop rows without a match
          </Checkbox>
          {hasDuplicates && (
            <Checkbox
              isSelected={content.duplicates === "first"}
              onChange={(first) => onChange({ ...content, duplicates: first ? "first" : undefined })}
            >
              Where a key stands more than once, its first row counts
            </Checkbox>
          )}
        </>
      )}
    </div>
  );
}
