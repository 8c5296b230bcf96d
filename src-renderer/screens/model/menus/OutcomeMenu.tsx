import { useDeferredValue, useMemo, useState } from "react";
import { Autocomplete, Collection } from "react-aria-components";
import { unitsIdentifiedBy } from "../../../../src-engine/specification/context.ts";
import { obstacleTo } from "../../../../src-engine/specification/model-change.ts";
import { LongList } from "../../../parts/LongList.tsx";
import { Menu, MenuItem, MenuSection, MenuSeparator } from "../../../parts/Menu.tsx";
import { SearchField } from "../../../parts/TextField.tsx";
import { variableSearch } from "../../../parts/variable-search.ts";
import { useUpdate } from "../../../state/app-context.ts";
import { openDialog } from "../../../state/dialogs.ts";
import { obstacleText } from "../../../wording/obstacles.ts";
import { rowKey } from "../variables/row-keys.ts";
import { useWorkbench } from "../workbench.ts";

/** Chooses the outcome, and how it is distributed. */
export function OutcomeMenu() {
  const { id, model, change, openMenu } = useWorkbench();
  const update = useUpdate();
  const [searched, setSearched] = useState("");
  const { context, draft } = model;
  const all = useMemo(
    () => [...context.variables.values()].filter(({ name }) => unitsIdentifiedBy(context, name) === null),
    [context],
  );
  const words = useDeferredValue(searched);
  const found = useMemo(() => all.filter(variableSearch(words)), [all, words]);
  return (
    <Autocomplete inputValue={searched} onInputChange={setSearched}>
      <div className="menu-search">
        <SearchField label="Choose the outcome" autoFocus />
      </div>
      <LongList count={all.length}>
        <Menu aria-label="Outcome" onClose={() => openMenu(null)}>
          <MenuSection>
            <Collection items={found}>
              {({ name, label }) => {
                const setOutcome = { kind: "set-outcome", name } as const;
                const obstacle = obstacleTo(model, setOutcome);
                return (
                  <MenuItem
                    id={rowKey(name)}
                    label={name}
                    hint={label === "" ? undefined : label}
                    checked={draft.outcome === name}
                    isDisabled={obstacle !== null}
                    description={obstacle === null ? undefined : obstacleText(obstacle)}
                    onAction={() => change(setOutcome)}
                  />
                );
              }}
            </Collection>
          </MenuSection>
          <MenuSeparator />
          <MenuItem
            label="Distribution and link…"
            onAction={() => update((state) => openDialog(state, { kind: "basic-settings", model: id }))}
          />
        </Menu>
      </LongList>
    </Autocomplete>
  );
}
