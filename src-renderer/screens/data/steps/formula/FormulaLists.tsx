import { type RefObject, useState } from "react";
import { Header, ListBox, ListBoxItem, ListBoxSection, Text } from "react-aria-components";
import type { Variable } from "../../../../../src-contract/variable.ts";
import { functionGroups } from "../../../../../src-engine/formula/functions/definition.ts";
import { definitionOf, functionNames } from "../../../../../src-engine/formula/functions.ts";
import { MeasureIcon } from "../../../../parts/MeasureIcon.tsx";
import { SearchField } from "../../../../parts/TextField.tsx";
import { type Completion, functionCompletion, variableCompletion } from "./completions.ts";

/** The variables and functions that a formula can have, to be put in at its caret: SPSS's two lists. */
export function FormulaLists({
  variables,
  insert,
}: {
  readonly variables: readonly Variable[];
  readonly insert: RefObject<((completion: Completion) => void) | null>;
}) {
  const [filter, setFilter] = useState("");
  const words = filter.trim().toLowerCase();
  const shown = variables.filter(({ name, label }) => `${name} ${label}`.toLowerCase().includes(words));
  const groups = functionGroups.map((group) => ({
    group,
    names: functionNames.filter((name) => {
      const { group: own, signature, summary } = definitionOf(name);
      return own === group && `${signature} ${summary}`.toLowerCase().includes(words);
    }),
  }));
  const putVariable = (key: React.Key) => {
    const variable = variables.find(({ name }) => name === key);
    if (variable !== undefined) insert.current?.(variableCompletion(variable));
  };
  const putFunction = (key: React.Key) => {
    const name = functionNames.find((one) => one === key);
    if (name !== undefined) insert.current?.(functionCompletion(name));
  };
  return (
    <div className="formula-lists">
      <SearchField label="Find a variable or function" value={filter} onChange={setFilter} />
      <div className="formula-columns">
        <ListBox aria-label="Variables" className="prepare-list" onAction={putVariable}>
          {shown.map((variable) => (
            <ListBoxItem key={variable.name} id={variable.name} textValue={variable.name} className="prepare-item">
              <MeasureIcon variable={variable} />
              <Text slot="label">{variable.name}</Text>
              {variable.label !== "" && <span className="prepare-item-label">{variable.label}</span>}
            </ListBoxItem>
          ))}
        </ListBox>
        <ListBox aria-label="Functions" className="prepare-list" onAction={putFunction}>
          {groups
            .filter(({ names }) => names.length > 0)
            .map(({ group, names }) => (
              <ListBoxSection key={group} className="formula-group">
                <Header className="formula-group-title">{group}</Header>
                {names.map((name) => (
                  <ListBoxItem key={name} id={name} textValue={name} className="prepare-item formula-function">
                    <Text slot="label">{definitionOf(name).signature}</Text>
                    <Text slot="description" className="prepare-item-label">
                      {definitionOf(name).summary}
                    </Text>
                  </ListBoxItem>
                ))}
              </ListBoxSection>
            ))}
        </ListBox>
      </div>
    </div>
  );
}
