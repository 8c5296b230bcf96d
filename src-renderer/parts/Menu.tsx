import type { ReactNode } from "react";
import {
  Menu as AriaMenu,
  MenuItem as AriaMenuItem,
  type MenuItemProps as AriaMenuItemProps,
  MenuSection as AriaMenuSection,
  Header,
  Keyboard,
  type MenuProps,
  Popover,
  type PopoverProps,
  Separator,
  SubmenuTrigger,
  Text,
} from "react-aria-components";
import { Icon, type IconName } from "./Icon.tsx";
import "./menu.css";

/** A menu that opens from a button (inside a `MenuTrigger`) or at a place (`triggerRef`, `isOpen`). */
export function MenuPopover({ children, ...props }: PopoverProps & { readonly children: ReactNode }) {
  return (
    <Popover {...props} className="popover menu-popover" offset={props.offset ?? 4}>
      {children}
    </Popover>
  );
}

export function Menu<Item extends object>(props: MenuProps<Item>) {
  return <AriaMenu {...props} className="menu" />;
}

export interface MenuItemProps extends Omit<AriaMenuItemProps, "className" | "style" | "children"> {
  readonly label: string;
  /** Shown at the end: a key ("Ctrl+S"). */
  readonly shortcut?: string | undefined;
  /** Shown at the end, softly: "now", a symbol. */
  readonly hint?: ReactNode;
  readonly icon?: IconName | undefined;
  readonly description?: string | undefined;
  /** For items that switch something. */
  readonly checked?: boolean | undefined;
}

export function MenuItem({ label, shortcut, hint, icon, description, checked, ...props }: MenuItemProps) {
  return (
    <AriaMenuItem {...props} textValue={label} className="menu-item">
      {({ hasSubmenu }) => (
        <>
          {checked === true ? (
            <Icon name="check" />
          ) : icon !== undefined ? (
            <Icon name={icon} />
          ) : (
            <span className="menu-gap" />
          )}
          <span className="menu-words">
            <Text slot="label">{label}</Text>
            {description !== undefined && (
              <Text slot="description" className="menu-description">
                {description}
              </Text>
            )}
          </span>
          {checked === true && <span className="visually-hidden">, on</span>}
          {hint !== undefined && <span className="menu-hint">{hint}</span>}
          {shortcut !== undefined && <Keyboard className="menu-hint">{shortcut}</Keyboard>}
          {hasSubmenu && <Icon name="chevron-right" />}
        </>
      )}
    </AriaMenuItem>
  );
}

export function MenuSection({ title, children }: { readonly title?: string; readonly children: ReactNode }) {
  return (
    <AriaMenuSection className="menu-section" aria-label={title ?? "Group"}>
      {title !== undefined && <Header className="menu-header">{title}</Header>}
      {children}
    </AriaMenuSection>
  );
}

export function MenuSeparator() {
  return <Separator className="menu-separator" />;
}

/** An item that opens another menu beside it. */
export function Submenu({ item, children }: { readonly item: ReactNode; readonly children: ReactNode }) {
  return (
    <SubmenuTrigger>
      {/* react-aria counts two children: the item and its popover. */}
      {item as React.ReactElement}
      <MenuPopover offset={-4}>{children}</MenuPopover>
    </SubmenuTrigger>
  );
}
