import { type KeyboardEvent, type MouseEvent, useCallback, useDeferredValue, useRef, useState } from "react";
import { Group } from "react-aria-components";
import { useCommandTarget } from "../../../app/use-command-target.ts";
import { SearchField } from "../../../parts/TextField.tsx";
import { toggledSet } from "../../../parts/toggled-set.ts";
import { useHeld } from "../../../parts/use-held.ts";
import { useLasting } from "../../../parts/use-lasting.ts";
import { useAppState } from "../../../state/app-context.ts";
import { isAwaited } from "../../../state/app-state.ts";
import { fitOf } from "../../../state/knowledge.ts";
import { useIsBehind } from "../../results/use-is-behind.ts";
import { useWorkbench } from "../workbench.ts";
import { rowKey, variableOfRow } from "./row-keys.ts";
import { VariableRows } from "./VariableRows.tsx";
import { variableSections } from "./variable-sections.ts";
import "./variable-list.css";

/** The variables by level: a click opens what can be done with one, dragging puts it into an equation. */
export function VariableList() {
  const { id, model, openMenu, change, request } = useWorkbench();
  const [typed, setTyped] = useState("");
  const searched = useDeferredValue(typed);
  const [bundles, setBundles] = useState<ReadonlySet<string>>(new Set());
  const toggle = useCallback((key: string) => setBundles((shown) => toggledSet(shown, key)), []);
  const pane = useRef<HTMLDivElement>(null);
  useCommandTarget("edit.find", () => pane.current?.querySelector("input")?.focus());
  const open = useCallback(
    (name: string) => {
      const row = pane.current?.querySelector(`[data-key="${CSS.escape(rowKey(name))}"]`);
      if (row !== null && row !== undefined) openMenu({ anchor: row, content: { kind: "variable", name } });
    },
    [openMenu],
  );
  const press = (event: KeyboardEvent) => {
    const name = nameAt(event.target);
    if (name === null) return;
    if (event.key === "Delete") change({ kind: "remove-variable", name });
    else if (event.key === "Enter" && event.altKey) request({ kind: "describe", name });
    else if (event.key === "ContextMenu" || (event.key === "F10" && event.shiftKey)) open(name);
    else return;
    event.preventDefault();
    event.stopPropagation();
  };
  const openAtPointer = (event: MouseEvent) => {
    const name = nameAt(event.target);
    if (name === null) return;
    event.preventDefault();
    open(name);
  };
  // What stands beside the variables may follow the equations a moment later: after all results, when these come at once.
  const isFitting = useAppState((state) => isAwaited(fitOf(state, id)));
  const isBehind = useIsBehind(id) || isFitting;
  const isLongBehind = useLasting(isBehind);
  const shown = useDeferredValue(useHeld(model, isBehind && !isLongBehind));
  return (
    <Group
      ref={pane}
      aria-label="Variables"
      className="variables"
      data-pane="variables"
      onKeyDownCapture={press}
      onContextMenu={openAtPointer}
    >
      <div className="variables-search">
        <SearchField label="Find a variable…" value={typed} onChange={setTyped} />
      </div>
      <VariableRows sections={variableSections(shown, searched, bundles)} onOpen={open} onToggle={toggle} />
    </Group>
  );
}

function nameAt(target: EventTarget): string | null {
  const key = target instanceof Element ? target.closest<HTMLElement>(".variable")?.dataset.key : undefined;
  return key === undefined ? null : variableOfRow(key);
}
