import { memo } from "react";
import { Button, GridList, GridListHeader, GridListItem, GridListSection, useDragAndDrop } from "react-aria-components";
import { Icon } from "../../../parts/Icon.tsx";
import { variableDragType } from "./drag-type.ts";
import type { VariableRow, VariableSection } from "./variable-sections.ts";

export interface VariableRowsProps {
  readonly sections: readonly VariableSection[];
  /** The variable whose menu is open. */
  readonly opened: string | null;
  readonly onOpen: (name: string) => void;
}

/** The list itself. Most clicks in the equations change nothing in it, so it is compared by what it shows. */
export const VariableRows = memo(
  VariableGrid,
  (before, after) =>
    before.opened === after.opened &&
    before.onOpen === after.onOpen &&
    JSON.stringify(before.sections) === JSON.stringify(after.sections),
);

function VariableGrid({ sections, opened, onOpen }: VariableRowsProps) {
  const { dragAndDropHooks } = useDragAndDrop({
    getItems: (keys) => [...keys].map((key) => ({ [variableDragType]: String(key), "text/plain": String(key) })),
    getAllowedDropOperations: () => ["copy"],
  });
  return (
    <GridList
      aria-label="Variables by level"
      className="variables-list"
      selectionMode="none"
      onAction={(key) => onOpen(String(key))}
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
      <span className="variable-words">
        <span className="variable-name" title={name}>
          {name}
        </span>
        <span className="variable-label" {...(label !== "" && { title: label })}>
          {label}
        </span>
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
