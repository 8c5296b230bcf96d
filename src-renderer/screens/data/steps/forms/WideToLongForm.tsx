import { useMemo } from "react";
import type { WideToLongStep } from "../../../../../src-contract/step-contents.ts";
import type { Variable } from "../../../../../src-contract/variable.ts";
import { Button } from "../../../../parts/Button.tsx";
import { Checkbox } from "../../../../parts/Choices.tsx";
import { Notice } from "../../../../parts/Notice.tsx";
import { TextField } from "../../../../parts/TextField.tsx";
import { furtherOccasions } from "../../../../state/further-occasions.ts";
import type { FormProps } from "../form.ts";
import { VariableChoice } from "../VariableChoice.tsx";
import { alignedGroups, type ColumnGroup, columnGroups, manyGroups } from "./column-groups.ts";

/** Columns of repeated measurements to rows: which columns belong together, and what their times are. */
export function WideToLongForm({ variables, content, onChange }: FormProps<"wide-to-long">) {
  const groups = useMemo(() => columnGroups(variables), [variables]);
  const { outcomes, time } = content;
  const chosen = groups.filter((group) => outcomes.some(({ from }) => from.includes(group.columns[0]?.name ?? "")));
  const chooseGroups = (names: readonly string[]) => {
    const { times, outcomes: aligned } = alignedGroups(groups.filter(({ name }) => names.includes(name)));
    onChange({ ...content, outcomes: aligned, time: { ...time, values: times } });
  };
  const changeOutcome = (index: number, part: Partial<WideToLongStep["outcomes"][number]>) =>
    onChange({ ...content, outcomes: outcomes.map((one, at) => (at === index ? { ...one, ...part } : one)) });
  const chooseColumns = (names: readonly string[]) => {
    const values = names.map((_, index) => index + 1);
    const [first] = outcomes;
    onChange({
      ...content,
      outcomes: names.length === 0 ? [] : [{ name: first?.name ?? "value", from: names }],
      time: { ...time, values },
    });
  };
  const further = furtherOccasions(content, variables);
  const isByHand = outcomes.length > 0 && chosen.length === 0;
  return (
    <div className="prepare-form">
      <div className="prepare-columns">
        <div className="prepare-stack">
          {groups.length > 0 && (
            <GroupChoice
              groups={groups}
              variables={variables}
              chosen={chosen.map(({ name }) => name)}
              onChange={chooseGroups}
            />
          )}
          {(groups.length === 0 || isByHand || chosen.length === 0) && (
            <VariableChoice
              label={groups.length === 0 ? "Columns of the repeated measurement" : "Or choose columns by hand"}
              variables={variables}
              chosen={isByHand ? (outcomes[0]?.from.filter((name) => name !== null) ?? []) : []}
              onChange={chooseColumns}
            />
          )}
        </div>
        <div className="prepare-stack">
          {further !== null && (
            <Notice
              tone="info"
              actions={
                <Button onPress={() => onChange({ ...content, ...further.with })}>
                  Take {further.columns.length === 1 ? "it" : "them"}, too
                </Button>
              }
            >
              {`By ${further.columns.length === 1 ? "its name" : "their names"} ${further.columns.join(", ")} would belong here.`}
            </Notice>
          )}
          {outcomes.map(({ name, from }, index) => (
            <TextField
              key={from.join()}
              label={`New variable for ${from.filter((one) => one !== null)[0] ?? ""} …`}
              value={name}
              onChange={(to) => changeOutcome(index, { name: to })}
            />
          ))}
          <TextField
            label="Time variable"
            value={time.name}
            onChange={(name) => onChange({ ...content, time: { ...time, name } })}
          />
          {time.values.length > 0 && (
            <TimeValues time={time} onChange={(values) => onChange({ ...content, time: { ...time, values } })} />
          )}
          <TextField
            label="New variable that numbers the rows as they are now (optional)"
            value={content.newId ?? ""}
            onChange={(newId) => onChange({ ...content, newId: newId === "" ? undefined : newId })}
            description="For data without an identifier of persons."
          />
          <Checkbox
            isSelected={content.dropEmpty === true}
            onChange={(dropEmpty) => onChange({ ...content, dropEmpty })}
          >
            Leave out occasions at which nothing was measured
          </Checkbox>
        </div>
      </div>
    </div>
  );
}

const belongTogether = "Columns that belong together by their names";

function GroupChoice({
  groups,
  variables,
  chosen,
  onChange,
}: {
  readonly groups: readonly ColumnGroup[];
  readonly variables: readonly Variable[];
  readonly chosen: readonly string[];
  readonly onChange: (names: readonly string[]) => void;
}) {
  const listed = useMemo(() => listedGroups(groups, variables), [groups, variables]);
  if (groups.length > manyGroups) {
    return <VariableChoice label={belongTogether} variables={listed} chosen={chosen} onChange={onChange} />;
  }
  return (
    <fieldset className="prepare-stack">
      <legend className="field-label">{belongTogether}</legend>
      {groups.map(({ name, columns }) => (
        <Checkbox
          key={name}
          isSelected={chosen.includes(name)}
          onChange={(isChosen) =>
            onChange(
              groups.map((group) => group.name).filter((one) => (one === name ? isChosen : chosen.includes(one))),
            )
          }
          description={columns.map((column) => column.name).join(", ")}
        >
          {name}
        </Checkbox>
      ))}
    </fieldset>
  );
}

/** Each group as a variable like its first one. */
function listedGroups(groups: readonly ColumnGroup[], variables: readonly Variable[]): readonly Variable[] {
  const byName = new Map(variables.map((variable) => [variable.name, variable]));
  return groups.flatMap(({ name, columns }) => {
    const first = byName.get(columns[0]?.name ?? "");
    const label = `${columns.length} columns, ${columns[0]?.time} to ${columns.at(-1)?.time}`;
    return first === undefined ? [] : [{ ...first, name, label }];
  });
}

function TimeValues({
  time,
  onChange,
}: {
  readonly time: WideToLongStep["time"];
  readonly onChange: (values: readonly (number | string)[]) => void;
}) {
  const { values } = time;
  const change = (index: number, text: string) =>
    onChange(values.map((value, at) => (at === index ? typedValue(text) : value)));
  return (
    <fieldset className="prepare-times">
      <legend className="field-label">Its values</legend>
      {values.map((value, index) => (
        <TextField
          key={`time ${String(index)}`}
          label={`Time ${index + 1}`}
          labelHidden
          value={String(value)}
          onChange={(text) => change(index, text)}
        />
      ))}
    </fieldset>
  );
}

function typedValue(text: string): number | string {
  return text.trim() === "" || Number.isNaN(Number(text)) || text.endsWith(".") ? text : Number(text);
}
