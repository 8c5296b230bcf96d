import { memo } from "react";
import { Button, GridList, GridListHeader, GridListItem, GridListSection, useDragAndDrop } from "react-aria-components";
import { isAlike } from "../../../parts/alike.ts";
import { Icon } from "../../../parts/Icon.tsx";
import { LongList } from "../../../parts/LongList.tsx";
import { counted, count as inThousands } from "../../../wording/numbers.ts";
import { useWorkbench } from "../workbench.ts";
import { variableDragType } from "./drag-type.ts";
import { rowKey, variableOfRow } from "./row-keys.ts";
import type { BundleRow, VariableRow, VariableSection } from "./variable-sections.ts";

export interface VariableRowsProps {
  readonly sections: readonly VariableSection[];
  readonly onOpen: (name: string) => void;
  /** Opens or closes a bundle. */
  readonly onToggle: (bundle: string) => void;
}

/** The list itself. Most clicks in the equations change nothing in it, so it is compared by what it shows. */
export const VariableRows = memo(
  VariableGrid,
  (before, after) =>
    before.onOpen === after.onOpen && before.onToggle === after.onToggle && isAlike(before.sections, after.sections),
);

function VariableGrid({ sections, onOpen, onToggle }: VariableRowsProps) {
  const { dragAndDropHooks } = useDragAndDrop({
    getItems: (keys) =>
      [...keys].map(String).map((key) => {
        const name = variableOfRow(key);
        return name === null ? { "text/plain": key } : { [variableDragType]: name, "text/plain": name };
      }),
    getAllowedDropOperations: () => ["copy"],
  });
  const count = sections.reduce((sum, { rows }) => sum + rows.length, 0);
  return (
    <LongList count={count}>
      <GridList
        aria-label="Variables by level"
        className="variables-list"
        selectionMode="none"
        onAction={(key) => {
          const name = variableOfRow(String(key));
          if (name === null) onToggle(String(key));
          else onOpen(name);
        }}
        dragAndDropHooks={dragAndDropHooks}
        renderEmptyState={() => <p className="variables-empty">No variable of that name</p>}
      >
        {sections.map(({ id, title, count, rows }) => (
          <GridListSection key={id} className="variables-section" aria-label={title}>
            <GridListHeader className="variables-head">
              <span>{title}</span>
              <span className="variables-count">{inThousands(count)}</span>
            </GridListHeader>
            {rows.map((row) =>
              row.kind === "bundle" ? (
                <BundleItem key={row.key} row={row} />
              ) : (
                <VariableItem key={row.name} row={row} />
              ),
            )}
          </GridListSection>
        ))}
      </GridList>
    </LongList>
  );
}

/** Many variables in one row. */
function BundleItem({ row: { key, stem, count, isOpen } }: { readonly row: BundleRow }) {
  const variables = counted(count, { singular: "variable", plural: "variables" });
  return (
    <GridListItem
      id={key}
      textValue={stem}
      aria-label={`${stem}…, ${variables}, ${isOpen ? "shown" : "not shown"}`}
      className="variable-bundle"
    >
      <Button slot="drag" className="variable-bundle-icon" aria-label={`Drag ${stem}…`}>
        <Icon name={isOpen ? "chevron-down" : "chevron-right"} />
      </Button>
      <span className="variable-name" title={stem}>
        {stem}…
      </span>
      <span className="variables-count">{inThousands(count)}</span>
    </GridListItem>
  );
}

/** A predictor that comes or goes changes its own row. */
const VariableItem = memo(VariableListItem, (before, after) => isAlike(before.row, after.row));

function VariableListItem({ row }: { readonly row: VariableRow }) {
  const { name, label, icon, measure, badges } = row;
  const spoken = [name, label, measure, ...badges.map((badge) => badge.spoken)]
    .filter((text) => text !== "")
    .join(", ");
  return (
    <GridListItem id={rowKey(name)} textValue={name} aria-label={spoken} className="variable">
      <OpenMark name={name} />
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

/** The ground of the row whose menu is open. On its own, so that opening and closing a menu draws no row anew. */
function OpenMark({ name }: { readonly name: string }) {
  const { menu } = useWorkbench();
  const isOpen = menu?.content.kind === "variable" && menu.content.name === name;
  return isOpen ? <span className="variable-open" /> : null;
}
