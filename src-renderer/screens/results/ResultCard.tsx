import { memo, type ReactNode } from "react";
import { MenuTrigger } from "react-aria-components";
import { IconButton } from "../../parts/Button.tsx";
import { ContextMenu } from "../../parts/ContextMenu.tsx";
import { Menu, MenuItem, MenuPopover, MenuSeparator } from "../../parts/Menu.tsx";
import { useStable } from "../../parts/use-stable.ts";
import { resultsWords as words } from "../../wording/results.ts";

export interface ResultCardProps {
  readonly label: string;
  readonly copyLabel: string;
  readonly saveLabel?: string;
  /** It can be looked at, not taken along. */
  readonly isStale: boolean;
  readonly onCopy: () => void;
  readonly onAdd: () => void;
  /** Menu items, made when they are to be seen; without them there is nothing to save. */
  readonly saves?: () => ReactNode;
  /** The card's content, given the buttons of what can be done with it. */
  readonly children: (buttons: ReactNode) => ReactNode;
}

/** A table or chart with what can be done with it, in buttons and in its context menu. */
export function ResultCard({ children, ...card }: ResultCardProps) {
  const onCopy = useStable(card.onCopy);
  const onAdd = useStable(card.onAdd);
  const stableSaves = useStable(card.saves ?? nothing);
  const saves = card.saves === undefined ? null : stableSaves;
  const { label, copyLabel, saveLabel = "", isStale } = card;
  return (
    <ContextMenu
      role="region"
      className="card result-card"
      label={label}
      items={
        <>
          <MenuItem id="copy" label={copyLabel} isDisabled={isStale} onAction={onCopy} />
          <MenuItem id="add" label={words.addToReport} isDisabled={isStale} onAction={onAdd} />
          {saves !== null && (
            <>
              <MenuSeparator />
              <Saves saves={saves} />
            </>
          )}
        </>
      }
    >
      {children(<CardButtons {...{ copyLabel, saveLabel, isStale, onCopy, onAdd, saves }} />)}
    </ContextMenu>
  );
}

// The buttons take longer to draw than a table's numbers, and stay the same when these change.
const CardButtons = memo(function CardButtons({ copyLabel, saveLabel, isStale, onCopy, onAdd, saves }: ButtonsProps) {
  return (
    <>
      <IconButton icon="copy" label={copyLabel} isDisabled={isStale} onPress={onCopy} />
      <IconButton icon="plus" label={words.addToReport} isDisabled={isStale} onPress={onAdd} />
      {saves !== null && (
        <MenuTrigger>
          <IconButton icon="more" label={saveLabel} isDisabled={isStale} />
          <MenuPopover placement="bottom end">
            <Menu aria-label={saveLabel}>
              <Saves saves={saves} />
            </Menu>
          </MenuPopover>
        </MenuTrigger>
      )}
    </>
  );
});

interface ButtonsProps extends Pick<ResultCardProps, "copyLabel" | "isStale" | "onCopy" | "onAdd"> {
  readonly saveLabel: string;
  readonly saves: (() => ReactNode) | null;
}

function Saves({ saves }: { readonly saves: () => ReactNode }) {
  return saves();
}

function nothing(): ReactNode {
  return null;
}
