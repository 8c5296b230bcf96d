import { type KeyboardEvent, type MouseEvent, memo } from "react";
import { Group, ListBox, ListBoxItem, MenuTrigger, useDragAndDrop } from "react-aria-components";
import { useShallow } from "zustand/react/shallow";
import type { MenuCommandId } from "../../../../src-contract/commands.ts";
import type { ProjectDocument } from "../../../../src-contract/project.ts";
import { MenuEntries } from "../../../app/MenuEntries.tsx";
import { modelEntries } from "../../../app/model-entries.ts";
import { runCommand } from "../../../commands/run-command.ts";
import { IconButton } from "../../../parts/Button.tsx";
import { ContextMenu } from "../../../parts/ContextMenu.tsx";
import { Menu, MenuPopover } from "../../../parts/Menu.tsx";
import { useApp, useAppState, useUpdate } from "../../../state/app-context.ts";
import { changeDocument } from "../../../state/documents.ts";
import { moveModel } from "../../../state/models.ts";
import { modelsInView, showModel } from "../../../state/views.ts";
import { NextStepMenu } from "./NextStepMenu.tsx";
import { reordered } from "./reordered.ts";
import "./model-tabs.css";

/** The models of the table as tabs, in an order of the user's, and what comes next. */
export function ModelTabs() {
  const app = useApp();
  const update = useUpdate();
  // A click in the equations makes another model of the one in view, under the same name.
  const ids = useAppState(useShallow((state) => modelsInView(state).map(({ id }) => id)));
  const names = useAppState(useShallow((state) => modelsInView(state).map(({ name }) => name)));
  const active = useAppState((state) => state.view.model);
  const { dragAndDropHooks } = useDragAndDrop({
    getItems: (keys) => [...keys].map((key) => ({ "text/plain": String(key) })),
    onReorder: ({ keys, target }) => {
      const [moved] = keys;
      const move = (document: ProjectDocument) => {
        const to = reordered(document.models, String(moved), String(target.key), target.dropPosition);
        return moveModel(document, String(moved), to);
      };
      update((state) => changeDocument(state, "Reorder models", move));
    },
  });
  const rename = ({ target }: MouseEvent) => {
    if (isOnTab(target)) runCommand(app, "model.rename");
  };
  const press = (event: KeyboardEvent) => {
    const command = keyCommands[`${event.altKey ? "Alt+" : ""}${event.key}`];
    if (command === undefined || !isOnTab(event.target)) return;
    event.preventDefault();
    event.stopPropagation();
    runCommand(app, command);
  };
  return (
    <Group
      aria-label="Models"
      className="model-tabs"
      data-pane="models"
      onKeyDownCapture={press}
      onDoubleClick={rename}
    >
      <ContextMenu
        className="model-tab-menu"
        label="This model"
        items={<MenuEntries entries={modelEntries} />}
        opensAt={(target) => {
          const clicked = target.closest<HTMLElement>('.model-tab[role="option"]')?.dataset.key;
          if (clicked !== undefined) update((state) => showModel(state, clicked));
          return clicked !== undefined;
        }}
      >
        <ListBox
          aria-label="Models"
          className="model-tab-list"
          orientation="horizontal"
          selectionMode="single"
          selectionBehavior="replace"
          disallowEmptySelection
          selectedKeys={active === null ? [] : [active]}
          onSelectionChange={(keys) => {
            const [key] = keys === "all" ? [] : keys;
            if (key !== undefined) update((state) => showModel(state, String(key)));
          }}
          dragAndDropHooks={dragAndDropHooks}
        >
          {ids.map((id, position) => (
            <ListBoxItem key={id} id={id} textValue={`${position + 1} ${names[position]}`} className="model-tab">
              <span className="model-tab-number">{position + 1}</span> {names[position]}
            </ListBoxItem>
          ))}
        </ListBox>
      </ContextMenu>
      <ThisModel />
      <NextStepMenu />
    </Group>
  );
}

const ThisModel = memo(function ThisModel() {
  return (
    <MenuTrigger>
      <IconButton icon="more" label="This model: duplicate, rename, move, delete" />
      <MenuPopover>
        <Menu aria-label="This model">
          <MenuEntries entries={modelEntries} />
        </Menu>
      </MenuPopover>
    </MenuTrigger>
  );
});

function isOnTab(target: EventTarget): boolean {
  return target instanceof Element && target.closest('.model-tab[role="option"]') !== null;
}

const keyCommands: Readonly<Record<string, MenuCommandId>> = {
  Delete: "model.delete",
  "Alt+ArrowLeft": "model.moveEarlier",
  "Alt+ArrowRight": "model.moveLater",
};
