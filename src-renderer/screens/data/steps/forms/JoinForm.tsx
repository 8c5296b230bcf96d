import { useEffect } from "react";
import type { JoinStep } from "../../../../../src-contract/step-contents.ts";
import type { JoinReport, StepDetails, StepProblem } from "../../../../../src-contract/step-report.ts";
import { Button } from "../../../../parts/Button.tsx";
import { Checkbox } from "../../../../parts/Choices.tsx";
import { Notice } from "../../../../parts/Notice.tsx";
import { Select } from "../../../../parts/Select.tsx";
import { count } from "../../../../wording/numbers.ts";
import type { FormProps } from "../form.ts";
import { useOtherTables } from "../use-other-tables.ts";
import { VariableChoice } from "../VariableChoice.tsx";
import { isWithoutKey, joinWith, keyByContent } from "./join-with.ts";
import { KeyReasons } from "./KeyReasons.tsx";
import { KeyRow } from "./KeyRow.tsx";

/** Variables of another table, by key: HLM's one file a level. */
export function JoinForm({
  table,
  variables,
  content,
  onChange,
  onOpenFile,
  keys: suggested,
  problem,
  details,
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
  const changeKeys = (changed: JoinStep["keys"]) => onChange({ ...content, keys: changed });
  const report = reportOf(details, problem);
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
          {keys.map((key, index) => (
            <KeyRow
              key={`key ${String(index)}`}
              label={index === 0 ? "Key here" : "And here"}
              pair={key}
              here={variables}
              there={other}
              differing={report?.differentTypes.find(({ left, right }) => left === key.left && right === key.right)}
              onChange={(pair) => changeKeys(keys.with(index, pair))}
              onRemove={keys.length === 1 ? undefined : () => changeKeys(keys.toSpliced(index, 1))}
            />
          ))}
          {suggested !== null && (
            <KeyReasons
              other={other.name}
              suggested={suggested}
              chosen={keys}
              onChoose={(suggestion) => changeKeys(suggestion.keys)}
            />
          )}
          <div className="prepare-presets">
            <Button kind="quiet" icon="plus" onPress={() => changeKeys([...keys, { left: "", right: "" }])}>
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

/** What was found out about the keys, whether the join can be done or not. */
function reportOf(details: StepDetails | null, problem: StepProblem | null): JoinReport | null {
  if (details?.kind === "join") return details;
  return problem?.code === "no-key-matches" || problem?.code === "duplicate-keys" ? problem.report : null;
}
