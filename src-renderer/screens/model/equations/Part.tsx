import { type KeyboardEvent, type MouseEvent, type ReactNode, useContext, useRef } from "react";
import type { RichText } from "../../../../src-contract/output.ts";
import type { MenuContent } from "../menus/open-menu.ts";
import { useWorkbench } from "../workbench.ts";
import { MeaningContext } from "./meaning-context.ts";
import { PartStopContext } from "./part-keys.ts";

export interface PartProps {
  /** Its place among the parts. */
  readonly id: string;
  /** What it is, for those who do not see it. */
  readonly label: string;
  readonly className?: string;
  /** The menu it opens; else `onPress`. */
  readonly menu?: MenuContent;
  readonly onPress?: () => void;
  /** Something that is switched on or off. */
  readonly isOn?: boolean;
  /** What other keys do: "Delete", "Alt+ArrowLeft". */
  readonly keys?: Readonly<Record<string, () => void>>;
  /** The same wherever it stands: the focus follows it when it is moved. */
  readonly identity?: string;
  /** What it stands for, told while the pointer or the focus is on it. */
  readonly meaning?: () => RichText;
  /** Id of the text that says what is wrong with it. */
  readonly problem?: string | null;
  readonly children: ReactNode;
}

/**
 * A part of an equation: a button that opens a menu or switches something. A plain one, since every click on the model
 * draws all parts anew, and a model has many.
 */
export function Part({
  id,
  label,
  className = "",
  menu,
  onPress,
  isOn,
  keys = {},
  identity,
  meaning,
  problem = null,
  children,
}: PartProps) {
  const { model, menu: open, openMenu } = useWorkbench();
  const stop = useContext(PartStopContext);
  const tell = useContext(MeaningContext);
  const element = useRef<HTMLButtonElement>(null);
  const explain = () => tell(meaning === undefined ? null : { model, text: meaning() });
  const beStill = () => tell(null);
  const press = (event: MouseEvent<HTMLButtonElement>) => {
    // A click beside the parts is one on the equation.
    event.stopPropagation();
    // Safari focuses no button that is pressed.
    event.currentTarget.focus();
    if (menu === undefined) onPress?.();
    else openMenu({ anchor: event.currentTarget, content: menu });
  };
  // The right button, the menu key and Shift+F10 open the menu, too.
  const openByContext = (event: MouseEvent<HTMLButtonElement>) => {
    event.preventDefault();
    press(event);
  };
  const pressKey = (event: KeyboardEvent) => {
    const act = keys[`${event.altKey ? "Alt+" : ""}${event.key}`];
    if (act === undefined) return;
    event.stopPropagation();
    act();
  };
  return (
    <button
      ref={element}
      type="button"
      data-part={id}
      data-identity={identity}
      className={`part ${className}`}
      aria-label={label}
      tabIndex={stop === id ? 0 : -1}
      onPointerEnter={explain}
      onPointerLeave={beStill}
      onFocus={explain}
      onBlur={beStill}
      onClick={press}
      onKeyDown={pressKey}
      {...(menu !== undefined && {
        onContextMenu: openByContext,
        "aria-haspopup": "menu",
        "aria-expanded": open !== null && open.anchor === element.current,
      })}
      {...(isOn !== undefined && { "aria-pressed": isOn })}
      {...(problem !== null && { "aria-describedby": problem })}
    >
      {children}
    </button>
  );
}
