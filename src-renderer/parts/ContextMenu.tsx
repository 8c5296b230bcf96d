import { type KeyboardEvent, type MouseEvent, type ReactNode, useRef, useState } from "react";
import { Button, Group, MenuTrigger } from "react-aria-components";
import { createPortal } from "react-dom";
import { Menu, MenuPopover } from "./Menu.tsx";

export interface ContextMenuProps {
  /** Names the menu, and the region where it is one. */
  readonly label: string;
  /** `MenuItem`s. */
  readonly items: ReactNode;
  readonly role?: "region" | "presentation";
  readonly className?: string;
  /** Whether there is a menu at what was clicked; called before it opens. By default everywhere. */
  readonly opensAt?: (target: Element) => boolean;
  readonly onKeyDown?: (event: KeyboardEvent) => void;
  readonly children: ReactNode;
}

/**
 * What can be done with the thing it surrounds, at the pointer: by the right button, the menu key or Shift+F10. Fields
 * keep the system's own menu.
 */
export function ContextMenu({
  label,
  items,
  role = "presentation",
  className = "",
  opensAt = everywhere,
  onKeyDown,
  children,
}: ContextMenuProps) {
  const [place, setPlace] = useState<{ readonly left: number; readonly top: number } | null>(null);
  const anchor = useRef<HTMLSpanElement>(null);
  const open = (event: MouseEvent) => {
    const { target } = event;
    // What a menu or dialog inside it does reaches us too, though it stands elsewhere in the page.
    if (!(target instanceof Element) || !event.currentTarget.contains(target)) return;
    if (target.closest("input, textarea, [contenteditable]") !== null || !opensAt(target)) return;
    event.preventDefault();
    setPlace({ left: event.clientX, top: event.clientY });
  };
  return (
    <Group
      role={role}
      className={className}
      {...(role === "region" && { "aria-label": label })}
      onContextMenu={open}
      onKeyDown={onKeyDown}
    >
      {children}
      {place !== null && (
        <MenuTrigger isOpen onOpenChange={(isOpen) => !isOpen && setPlace(null)}>
          {/* react-aria wants a button to hang its menus on; ours hang on a place. */}
          <Button className="menu-host" excludeFromTabOrder aria-hidden="true" aria-label={label} />
          {createPortal(<span ref={anchor} className="menu-place" style={place} />, document.body)}
          <MenuPopover triggerRef={anchor} placement="bottom start" offset={0}>
            <Menu aria-label={label}>{items}</Menu>
          </MenuPopover>
        </MenuTrigger>
      )}
    </Group>
  );
}

function everywhere(): boolean {
  return true;
}
