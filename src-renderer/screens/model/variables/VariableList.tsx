import { type KeyboardEvent, type MouseEvent, useRef, useState } from "react";
import {
  Button,
  GridList,
  GridListHeader,
  GridListItem,
  GridListSection,
  Group,
  useDragAndDrop,
} from "react-aria-components";
import { useCommandTarget } from "../../../app/targets.ts";
import { Icon } from "../../../parts/Icon.tsx";
import { SearchField } from "../../../parts/TextField.tsx";
import { useWorkbench } from "../workbench.ts";
import { variableDragType } from "./drag-type.ts";
import { type VariableRow, variableSections } from "./variable-sections.ts";
import "./variable-list.css";

/** The variables by level: a click opens what can be done with one, dragging puts it into an equation. */
export function VariableList() {
  const { model, menu, openMenu, change, request } = useWorkbench();
  const [searched, setSearched] = useState("");
  const pane = useRef<HTMLDivElement>(null);
  useCommandTarget("edit.find", () => pane.current?.querySelector("input")?.focus());
  const sections = variableSections(model, searched);
  const { dragAndDropHooks } = useDragAndDrop({
    getItems: (keys) => [...keys].map((key) => ({ [variableDragType]: String(key), "text/plain": String(key) })),
    getAllowedDropOperations: () => ["copy"],
  });
  const open = (name: string) => {
    const row = pane.current?.querySelector(`[data-key="${CSS.escape(name)}"]`);
    if (row !== null && row !== undefined) openMenu({ anchor: row, content: { kind: "variable", name } });
  };
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
  const opened = menu?.content.kind === "variable" ? menu.content.name : null;
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
        <SearchField label="Find a variable…" value={searched} onChange={setSearched} />
      </div>
      <GridList
        aria-label="Variables by level"
        className="variables-list"
        selectionMode="none"
        onAction={(key) => open(String(key))}
        dragAndDropHooks={dragAndDropHooks}
        renderEmptyState={() => <p className="variables-empty">No variable of that name</p>}
      >
        {sections.map(({ id, title, count, rows }) => (
          <GridListSection key={id} id={id} className="variables-section" aria-label={title}>
            <GridListHeader className="variables-head">
              <span>{title}</span>
              <span className="variables-count">{count > rows.length ? `${rows.length} of ${count}` : count}</span>
            </GridListHeader>
            {rows.map((row) => (
              <VariableItem key={row.name} row={row} isOpen={row.name === opened} />
            ))}
          </GridListSection>
        ))}
      </GridList>
    </Group>
  );
}

function VariableItem({ row, isOpen }: { readonly row: VariableRow; readonly isOpen: boolean }) {
  const { name, label, icon, kind, badges } = row;
  const spoken = [name, label, kind, ...badges.map((badge) => badge.spoken)].filter((text) => text !== "").join(", ");
  return (
    <GridListItem id={name} textValue={name} aria-label={spoken} className="variable" data-open={isOpen}>
      <Button slot="drag" className="variable-icon" aria-label={`Drag ${name}`}>
        <Icon name={icon} />
      </Button>
      <span className="variable-name" title={name}>
        {name}
      </span>
      <span className="variable-label" {...(label !== "" && { title: label })}>
        {label}
      </span>
      {badges.length > 0 && (
        <span className="variable-badges">
          {badges.map((badge) => (
            <span key={badge.kind} className={`badge badge-${badge.kind}`}>
              {badge.text}
            </span>
          ))}
        </span>
      )}
    </GridListItem>
  );
}

function nameAt(target: EventTarget): string | null {
  return target instanceof Element ? (target.closest<HTMLElement>(".variable")?.dataset.key ?? null) : null;
}
