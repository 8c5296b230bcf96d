import { memo, type RefObject, useDeferredValue, useMemo, useState } from "react";
import { Header, ListBox, ListBoxItem, ListBoxSection, Text } from "react-aria-components";
import type { Variable } from "../../../../../src-contract/variable.ts";
import { functionGroups } from "../../../../../src-engine/formula/functions/definition.ts";
import { definitionOf, functionNames } from "../../../../../src-engine/formula/functions.ts";
import { LongList } from "../../../../parts/LongList.tsx";
import { SearchField } from "../../../../parts/TextField.tsx";
import { variableSearch } from "../../../../parts/variable-search.ts";
import { VariableWords } from "../VariableWords.tsx";
import { type Completion, functionCompletion, variableCompletion } from "./completions.ts";

interface FormulaListsProps {
  readonly variables: readonly Variable[];
  readonly insert: RefObject<((completion: Completion) => void) | null>;
}

/**
 * The variables and functions that a formula can have, to be put in at its caret: SPSS's two lists. They stay as they are
 * while the formula is typed, which with 5,000 variables is most of what a key costs.
 */
export const FormulaLists = memo(function FormulaLists({ variables, insert }: FormulaListsProps) {
  const [filter, setFilter] = useState("");
  const words = useDeferredValue(filter).trim().toLowerCase();
  const shown = useMemo(() => variables.filter(variableSearch(words)), [variables, words]);
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
        <LongList count={variables.length}>
          <ListBox aria-label="Variables" className="prepare-list" items={shown} onAction={putVariable}>
            {(variable) => (
              <ListBoxItem id={variable.name} textValue={variable.name} className="prepare-item">
                <VariableWords variable={variable} />
              </ListBoxItem>
            )}
          </ListBox>
        </LongList>
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
});
