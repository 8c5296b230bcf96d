import { useEffect, useLayoutEffect, useRef, useState } from "react";
import { Button, MenuTrigger, Toolbar } from "react-aria-components";
import { type Menu as MenuDefinition, type MenuEntry, menuBar } from "../../src-contract/commands.ts";
import { Menu, MenuPopover } from "../parts/Menu.tsx";
import { MenuEntries } from "./MenuEntries.tsx";
import { MenuOrigin, useMenuOrigin } from "./menu-origin.ts";
import "./menu-bar.css";

/**
 * The menu bar of the window, where the system has none. Arrow keys go from menu to menu, open or not; while one is open
 * the pointer opens its neighbours by resting on them. F10 reaches it from anywhere, Escape leaves it.
 */
export function MenuBar() {
  const [open, setOpen] = useState<number | null>(null);
  const [bar, setBar] = useState<HTMLDivElement | null>(null);
  const giveBack = useMenuOrigin(bar);
  const move = (step: number) => {
    if (open === null) return;
    const next = (open + step + menuBar.length) % menuBar.length;
    setOpen(next);
  };

  // There as soon as the bar is to be seen.
  useLayoutEffect(() => {
    const reach = (event: KeyboardEvent) => {
      if (event.key !== "F10" || event.shiftKey) return;
      event.preventDefault();
      bar?.querySelector("button")?.focus();
    };
    document.addEventListener("keydown", reach);
    return () => document.removeEventListener("keydown", reach);
  }, [bar]);

  return (
    <MenuOrigin value={giveBack}>
      <Toolbar ref={setBar} aria-label="Menu bar" className="menu-bar">
        {menuBar.map((menu, index) => (
          <BarMenu
            key={menu.label}
            menu={menu}
            frame={bar?.parentElement ?? undefined}
            isOpen={open === index}
            onOpenChange={(isOpen) => setOpen(isOpen ? index : null)}
            onRest={() => open !== null && setOpen(index)}
            onMove={move}
          />
        ))}
      </Toolbar>
    </MenuOrigin>
  );
}

interface BarMenuProps {
  readonly menu: MenuDefinition;
  /** Menus are drawn within the landmark of the bar. */
  readonly frame: Element | undefined;
  readonly isOpen: boolean;
  readonly onOpenChange: (isOpen: boolean) => void;
  readonly onRest: () => void;
  readonly onMove: (step: number) => void;
}

function BarMenu({ menu, frame, isOpen, onOpenChange, onRest, onMove }: BarMenuProps) {
  const button = useRef<HTMLButtonElement>(null);
  const openOrClose = (opens: boolean) => {
    onOpenChange(opens);
    // Closed after a walk through several menus, react-aria gives the focus back, a frame later, to the first of them.
    if (!opens) afterFrames(2, () => isInMenuBar(document.activeElement) && button.current?.focus());
  };
  // A click anywhere else closes the menu: it covers nothing, so that its neighbours can be reached.
  useEffect(() => {
    if (!isOpen) return;
    const press = ({ target }: PointerEvent) => {
      if (target instanceof Element && target.closest(".menu-bar, .menu-popover") === null) onOpenChange(false);
    };
    document.addEventListener("pointerdown", press, true);
    return () => document.removeEventListener("pointerdown", press, true);
  }, [isOpen, onOpenChange]);

  return (
    <MenuTrigger isOpen={isOpen} onOpenChange={openOrClose}>
      <Button ref={button} className="menu-bar-button" onHoverStart={onRest}>
        {menu.label}
      </Button>
      <MenuPopover
        isNonModal
        placement="bottom start"
        offset={2}
        {...(frame !== undefined && { UNSTABLE_portalContainer: frame })}
      >
        <div
          role="presentation"
          onKeyDownCapture={(event) => {
            // Keys of a submenu arrive here too.
            if (!(event.target instanceof Element) || !event.currentTarget.contains(event.target)) return;
            const opensSubmenu = event.target.closest("[role^=menuitem]")?.hasAttribute("aria-haspopup") ?? false;
            if (event.key === "ArrowLeft") onMove(-1);
            else if (event.key === "ArrowRight" && !opensSubmenu) onMove(1);
          }}
        >
          <Menu aria-label={menu.label} autoFocus="first">
            <MenuEntries entries={menu.entries as readonly MenuEntry[]} />
          </Menu>
        </div>
      </MenuPopover>
    </MenuTrigger>
  );
}

function isInMenuBar(element: Element | null): boolean {
  return element !== null && element.closest(".menu-bar") !== null;
}

function afterFrames(count: number, act: () => void): void {
  requestAnimationFrame(() => (count > 1 ? afterFrames(count - 1, act) : act()));
}
