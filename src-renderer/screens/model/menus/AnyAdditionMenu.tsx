import { useDeferredValue, useMemo, useState } from "react";
import { Autocomplete } from "react-aria-components";
import type { ContextVariable } from "../../../../src-engine/specification/context.ts";
import type { Equation } from "../../../../src-engine/specification/equations/equation.ts";
import { LongList } from "../../../parts/LongList.tsx";
import { Menu, MenuItem } from "../../../parts/Menu.tsx";
import { SearchField } from "../../../parts/TextField.tsx";
import { variableSearch } from "../../../parts/variable-search.ts";
import { obstacleText } from "../../../wording/obstacles.ts";
import { useWorkbench } from "../workbench.ts";
import { candidates } from "./candidates.ts";
import { equationTitle } from "./equation-titles.ts";

/** What can be added to an equation: variables to search among; the one chosen asks for its form next. */
export function AnyAdditionMenu({ equation }: { readonly equation: Equation }) {
  const { model, menu, openMenu } = useWorkbench();
  const [searched, setSearched] = useState("");
  const all = useMemo(() => candidates(model, equation), [model, equation]);
  const words = useDeferredValue(searched);
  const found = useMemo(() => {
    const isSought = variableSearch(words);
    return all.filter(({ variable }) => isSought(variable));
  }, [all, words]);
  const choose = ({ name }: ContextVariable) => {
    if (menu !== null) openMenu({ anchor: menu.anchor, content: { kind: "addition", name, equation } });
  };
  return (
    <Autocomplete inputValue={searched} onInputChange={setSearched}>
      <div className="menu-search">
        <SearchField label={`Add to ${equationTitle(equation)}`} autoFocus />
      </div>
      <LongList count={all.length}>
        <Menu
          aria-label={`Add to ${equationTitle(equation)}`}
          items={found}
          onClose={() => {}}
          renderEmptyState={() => <p className="menu-empty">No variable of that name</p>}
        >
          {({ variable, note, obstacle }) => (
            <MenuItem
              id={variable.name}
              label={variable.name}
              hint={note === "" ? undefined : note}
              description={obstacle === null ? undefined : obstacleText(obstacle)}
              isDisabled={obstacle !== null}
              shouldCloseOnSelect={false}
              onAction={() => choose(variable)}
            />
          )}
        </Menu>
      </LongList>
    </Autocomplete>
  );
}
