import { GridList, GridListItem } from "react-aria-components";
import type { FolderEntry } from "../../../../src-contract/host-api.ts";
import { Icon } from "../../../parts/Icon.tsx";
import { sizeText } from "../../../wording/import.ts";
import { momentText } from "../../../wording/moments.ts";

export interface FolderListProps {
  readonly entries: readonly FolderEntry[];
  readonly onSelect: (entry: FolderEntry) => void;
  /** By double click or Enter. */
  readonly onOpen: (entry: FolderEntry) => void;
  /** By Backspace. */
  readonly onUp: () => void;
}

export function FolderList({ entries, onSelect, onOpen, onUp }: FolderListProps) {
  const find = (key: React.Key) => entries.find(({ path }) => path === key);
  return (
    <div
      role="presentation"
      className="file-list-frame"
      onKeyDownCapture={(event) => {
        if (event.key === "Backspace") onUp();
      }}
    >
      <GridList
        aria-label="Files"
        className="file-list"
        items={entries.map((entry) => ({ ...entry, id: entry.path }))}
        selectionMode="single"
        escapeKeyBehavior="none"
        selectionBehavior="replace"
        onSelectionChange={(keys) => {
          const [key] = keys === "all" ? [] : keys;
          const entry = key === undefined ? undefined : find(key);
          if (entry !== undefined) onSelect(entry);
        }}
        onAction={(key) => {
          const entry = find(key);
          if (entry !== undefined) onOpen(entry);
        }}
        renderEmptyState={() => <p className="file-empty">There is nothing of this kind in this folder.</p>}
      >
        {(entry) => (
          <GridListItem textValue={entry.name} className="file-entry">
            <Icon name={entry.kind === "folder" ? "folder" : "table"} />
            <span className="file-entry-name">{entry.name}</span>
            <span className="file-entry-date">{momentText(entry.modified)}</span>
            <span className="file-entry-size">{entry.kind === "file" ? sizeText(entry.bytes) : ""}</span>
          </GridListItem>
        )}
      </GridList>
    </div>
  );
}
