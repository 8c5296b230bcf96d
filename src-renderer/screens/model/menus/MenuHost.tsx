import { type ReactNode, useRef } from "react";
import { Button, MenuTrigger } from "react-aria-components";
import { createPortal } from "react-dom";
import { centeringText, partName } from "../../../../src-engine/specification/predictor-name.ts";
import type { WorkingModel } from "../../../../src-engine/specification/working-model.ts";
import { MenuPopover } from "../../../parts/Menu.tsx";
import { useWorkbench } from "../workbench.ts";
import { AnyAdditionMenu } from "./AnyAdditionMenu.tsx";
import { EntriesMenu } from "./EntriesMenu.tsx";
import { equationTitle } from "./equation-titles.ts";
import { OutcomeMenu } from "./OutcomeMenu.tsx";
import type { MenuContent } from "./open-menu.ts";
import { interceptGroups, predictorGroups } from "./predictor-groups.ts";
import { additionGroups, variableGroups } from "./variable-groups.ts";
import "./menus.css";

/**
 * The one menu of the Model screen that is open, hung on the part that was clicked. What a press beside it hits is a
 * ground of its own: a modal menu would make the window inert, which styles and lays out all of it anew when it opens
 * and again between a choice and its results.
 */
export function MenuHost() {
  const { model, menu, openMenu } = useWorkbench();
  const anchor = useRef<Element | null>(null);
  anchor.current = menu?.anchor ?? anchor.current;
  const close = () => openMenu(null);
  return (
    <MenuTrigger isOpen={menu !== null} onOpenChange={(isOpen) => !isOpen && close()}>
      {/* react-aria wants a button to hang its menus on; ours hang on whatever was clicked. */}
      <Button
        className="menu-host"
        excludeFromTabOrder
        aria-hidden="true"
        aria-label={menu === null ? "Menu" : nameOf(model, menu.content)}
      />
      {menu !== null && createPortal(<div className="menu-ground" onPointerDown={close} />, document.body)}
      <MenuPopover
        isNonModal
        triggerRef={anchor}
        placement={menu?.content.kind === "variable" && hasRoomBeside(menu.anchor) ? "end top" : "bottom start"}
      >
        {menu !== null && (
          <div role="dialog" aria-label={nameOf(model, menu.content)} className="menu-frame">
            <Content content={menu.content} />
          </div>
        )}
      </MenuPopover>
    </MenuTrigger>
  );
}

/** The widest menus, in the size of the text. */
const menuWidth = 20;

/** In a narrow window, or with large text, the list of variables is as wide as the window. */
function hasRoomBeside(anchor: Element): boolean {
  const size = Number.parseFloat(getComputedStyle(document.documentElement).fontSize);
  return window.innerWidth - anchor.getBoundingClientRect().right > menuWidth * size;
}

/** What a menu is about. */
function nameOf({ context }: WorkingModel, content: MenuContent): string {
  switch (content.kind) {
    case "variable":
    case "addition":
      return content.name;
    case "any-addition":
      return `Add to ${equationTitle(content.equation)}`;
    case "outcome":
      return "Outcome";
    case "predictor":
      return partName(context, content.path.at(-1) ?? []);
    case "intercept":
      return "Intercept";
  }
}

function Content({ content }: { readonly content: MenuContent }) {
  const { model, current } = useWorkbench();
  const name = nameOf(model, content);
  switch (content.kind) {
    case "variable":
      return (
        <Titled name={name} note={labelOf(model, content.name)}>
          <EntriesMenu isRoot label={name} groups={variableGroups(model, content.name, current)} />
        </Titled>
      );
    case "addition": {
      const variable = model.context.variables.get(content.name);
      return variable === undefined ? null : (
        <Titled name={name} note={variable.label}>
          <EntriesMenu isRoot label={name} groups={additionGroups(model, variable, content.equation)} />
        </Titled>
      );
    }
    case "any-addition":
      return <AnyAdditionMenu equation={content.equation} />;
    case "outcome":
      return <OutcomeMenu />;
    case "predictor": {
      const part = content.path.at(-1) ?? [];
      const [only, ...others] = part;
      const note = only !== undefined && others.length === 0 ? centeringText(model.context, only) : "product";
      return (
        <Titled name={name} note={note}>
          <EntriesMenu isRoot label={name} groups={predictorGroups(model, content.path)} />
        </Titled>
      );
    }
    case "intercept":
      return <EntriesMenu isRoot label={name} groups={interceptGroups(model, content.path)} />;
  }
}

function labelOf({ context }: WorkingModel, name: string): string {
  return context.variables.get(name)?.label ?? "";
}

function Titled({
  name,
  note,
  children,
}: {
  readonly name: string;
  readonly note: string;
  readonly children: ReactNode;
}) {
  return (
    <>
      <div className="menu-title" aria-hidden="true">
        <span className="menu-title-name">{name}</span>
        <span className="menu-title-note">{note}</span>
      </div>
      {children}
    </>
  );
}
