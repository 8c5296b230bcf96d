import type { ReactNode } from "react";
import { MenuTrigger } from "react-aria-components";
import { IconButton } from "../../parts/Button.tsx";
import { ContextMenu } from "../../parts/ContextMenu.tsx";
import { Menu, MenuItem, MenuPopover, MenuSeparator } from "../../parts/Menu.tsx";
import { resultsWords as words } from "../../wording/results.ts";

export interface ResultCardProps {
  readonly label: string;
  readonly copyLabel: string;
  readonly saveLabel: string;
  /** It can be looked at, not taken along. */
  readonly isStale: boolean;
  readonly onCopy: () => void;
  readonly onAdd: () => void;
  /** Menu items. */
  readonly saves: ReactNode;
  /** The card's content, given the buttons of what can be done with it. */
  readonly children: (buttons: ReactNode) => ReactNode;
}

/** A table or chart with what can be done with it, in buttons and in its context menu. */
export function ResultCard({ label, copyLabel, saveLabel, isStale, onCopy, onAdd, saves, children }: ResultCardProps) {
  return (
    <ContextMenu
      role="region"
      className="card result-card"
      label={label}
      items={
        <>
          <MenuItem id="copy" label={copyLabel} isDisabled={isStale} onAction={onCopy} />
          <MenuItem id="add" label={words.addToReport} isDisabled={isStale} onAction={onAdd} />
          <MenuSeparator />
          {saves}
        </>
      }
    >
      {children(
        <>
          <IconButton icon="copy" label={copyLabel} isDisabled={isStale} onPress={onCopy} />
          <IconButton icon="plus" label={words.addToReport} isDisabled={isStale} onPress={onAdd} />
          <MenuTrigger>
            <IconButton icon="more" label={saveLabel} isDisabled={isStale} />
            <MenuPopover placement="bottom end">
              <Menu aria-label={saveLabel}>{saves}</Menu>
            </MenuPopover>
          </MenuTrigger>
        </>,
      )}
    </ContextMenu>
  );
}
