import { useDeferredValue, useMemo, useState } from "react";
import { ListBox, ListBoxItem } from "react-aria-components";
import type { Variable } from "../../../../src-contract/variable.ts";
import { LongList } from "../../../parts/LongList.tsx";
import { SearchField } from "../../../parts/TextField.tsx";
import { variableSearch } from "../../../parts/variable-search.ts";
import { count } from "../../../wording/numbers.ts";
import { VariableWords } from "./VariableWords.tsx";

/** More variables than this come with a field to find one. */
const manyVariables = 10;

/** Several variables, chosen in a list by click or space. */
export function VariableChoice({
  label,
  variables,
  chosen,
  onChange,
}: {
  readonly label: string;
  readonly variables: readonly Variable[];
  readonly chosen: readonly string[];
  readonly onChange: (names: readonly string[]) => void;
}) {
  const [filter, setFilter] = useState("");
  const words = useDeferredValue(filter);
  const shown = useMemo(() => variables.filter(variableSearch(words)), [variables, words]);
  const change = (keys: "all" | Set<React.Key>) => {
    const inSight = new Set(shown.map(({ name }) => name));
    const hidden = chosen.filter((name) => !inSight.has(name));
    const names = new Set([...(keys === "all" ? inSight : [...keys].map(String)), ...hidden]);
    onChange(variables.map(({ name }) => name).filter((name) => names.has(name)));
  };
  return (
    <div className="prepare-choice">
      <span className="field-label">
        {label}
        {chosen.length > 0 && ` (${count(chosen.length)})`}
      </span>
      {variables.length > manyVariables && <SearchField label="Find a variable" value={filter} onChange={setFilter} />}
      <LongList count={variables.length}>
        <ListBox
          aria-label={label}
          className="prepare-list"
          items={shown}
          selectionMode="multiple"
          // Escape is the dialog's: what was chosen stays until it is left.
          escapeKeyBehavior="none"
          selectedKeys={chosen}
          onSelectionChange={change}
          renderEmptyState={() => <span className="prepare-waiting">No variable of this name</span>}
        >
          {(variable) => (
            <ListBoxItem id={variable.name} textValue={variable.name} className="prepare-item">
              <span className="choice-mark prepare-mark" aria-hidden="true" />
              <VariableWords variable={variable} />
            </ListBoxItem>
          )}
        </ListBox>
      </LongList>
    </div>
  );
}
