import { MenuTrigger } from "react-aria-components";
import type { ProjectModel } from "../../../src-contract/project.ts";
import { Button } from "../../parts/Button.tsx";
import { Menu, MenuItem, MenuPopover, MenuSection, MenuSeparator, Submenu } from "../../parts/Menu.tsx";
import { useApp, useAppState, useRecord } from "../../state/app-context.ts";
import { comparedTable, outputOf } from "../../state/knowledge.ts";
import { addReportItems, type NewReportItem } from "../../state/report-items.ts";
import { reportWords as words } from "../../wording/report.ts";
import { tableNames } from "../../wording/results.ts";
import { currentOutput } from "../results/fit-status.ts";
import { comparisonItem, reportPieces, usualPieces } from "../results/report-pieces.ts";

/** A menu of what can be added: a heading, a note, and everything that any model has. What was added is told by its id. */
export function AddPiece({ onAdd }: { readonly onAdd: (item: string) => void }) {
  const { models, tables } = useAppState((state) => state.history.present);
  const withModels = tables.filter(({ id }) => models.some(({ table }) => table === id));
  const compared = useAppState(comparedTable);
  const add = useAdd(onAdd);
  return (
    <MenuTrigger>
      <Button icon="plus">{words.add}</Button>
      <MenuPopover>
        <Menu aria-label={words.add}>
          <MenuItem
            id="heading"
            icon="text"
            label={words.addHeading}
            onAction={() => add(words.addHeading, [{ kind: "heading", text: words.newHeading }])}
          />
          <MenuItem
            id="note"
            icon="pencil"
            label={words.addNote}
            onAction={() => add(words.addNote, [{ kind: "note", text: "" }])}
          />
          {compared !== null && (
            <MenuItem
              id="comparison"
              icon="table"
              label={tableNames.comparison}
              onAction={() => add(tableNames.comparison, [comparisonItem(compared)])}
            />
          )}
          {models.length > 0 && <MenuSeparator />}
          {withModels.map(({ id, name }) => (
            <MenuSection key={id} title={withModels.length > 1 ? words.fromModelsOf(name) : words.fromModels}>
              {models.flatMap((model) =>
                model.table === id ? [<ModelPieces key={model.id} model={model} onAdd={onAdd} />] : [],
              )}
            </MenuSection>
          ))}
        </Menu>
      </MenuPopover>
    </MenuTrigger>
  );
}

function ModelPieces({ model, onAdd }: { readonly model: ProjectModel; readonly onAdd: (item: string) => void }) {
  const output = useAppState((state) => currentOutput(state, model.id));
  const hint = useAppState((state) => (outputOf(state, model.id) === null ? words.noResults : words.refreshing));
  const add = useAdd(onAdd);
  if (output === null) return <MenuItem id={model.id} label={model.name} hint={hint} isDisabled />;
  const pieces = reportPieces(model, output, null);
  return (
    <Submenu item={<MenuItem id={model.id} label={model.name} />}>
      <Menu aria-label={model.name}>
        <MenuItem
          id="all"
          label={words.addEverything}
          onAction={() =>
            add(
              model.name,
              usualPieces(pieces).map(({ item }) => item),
            )
          }
        />
        {pieces.map(({ id, label, item }) => (
          <MenuItem key={id} id={id} label={label} onAction={() => add(label, [item])} />
        ))}
      </Menu>
    </Submenu>
  );
}

function useAdd(onAdd: (item: string) => void): (label: string, items: readonly NewReportItem[]) => void {
  const { store } = useApp();
  const record = useRecord();
  return (label, items) => {
    const before = store.getState().history.present.report.length;
    record(words.undo.add(label), (document) => addReportItems(document, items));
    const first = store.getState().history.present.report[before];
    if (first !== undefined) onAdd(first.id);
  };
}
