import type { ClipboardEvent } from "react";
import { MenuTrigger } from "react-aria-components";
import type { NewRow } from "../../../src-contract/after.ts";
import type { ProjectTable } from "../../../src-contract/project.ts";
import type { ModelContext } from "../../../src-engine/specification/context.ts";
import { cellsOfText, isTable } from "../../commands/paste-cells.ts";
import { tellFailure } from "../../commands/tell-failure.ts";
import { Button, IconButton } from "../../parts/Button.tsx";
import { Menu, MenuItem, MenuPopover } from "../../parts/Menu.tsx";
import { ScrollRegion } from "../../parts/ScrollRegion.tsx";
import { Select } from "../../parts/Select.tsx";
import { TextField } from "../../parts/TextField.tsx";
import { useApp, useAppState } from "../../state/app-context.ts";
import { newRowWords as words } from "../../wording/after.ts";
import { readRows } from "../data/values/row-reader.ts";
import { mostEditedRows, mostNewRows, type NewRowField, rowOfValues, rowsOfCells, withTyped } from "./new-rows.ts";
import "./after-results.css";

/** Rows that predictions are made for, side by side: variables down, an empty field is the mean or a new unit. */
export function NewRowsGrid({
  fields,
  rows,
  context,
  onChange,
}: {
  readonly fields: readonly NewRowField[];
  readonly rows: readonly NewRow[];
  readonly context: ModelContext;
  readonly onChange: (rows: readonly NewRow[]) => void;
}) {
  const labelOf = (name: string) => context.variables.get(name)?.label || name;
  const add = (more: readonly NewRow[]) => onChange([...rows, ...more].slice(0, mostNewRows));
  const paste = (event: ClipboardEvent) => {
    const text = event.clipboardData.getData("text/plain");
    if (!isTable(text)) return;
    event.preventDefault();
    add(rowsOfCells(cellsOfText(text), fields, context));
  };
  return (
    <section className="new-rows" aria-label={words.title} onPaste={paste}>
      {rows.length > mostEditedRows && (
        <p>
          {words.many(rows.length)}{" "}
          <Button kind="quiet" onPress={() => onChange([])}>
            {words.removeAll}
          </Button>
        </p>
      )}
      {rows.length > 0 && rows.length <= mostEditedRows && (
        <ScrollRegion label={words.title} className="new-rows-scroll">
          <table className="new-rows-grid">
            <thead>
              <tr>
                <th scope="col">{words.variable}</th>
                {rows.map((_, index) => (
                  <th key={words.row(index + 1)} scope="col">
                    {words.row(index + 1)}
                    <IconButton
                      icon="close"
                      label={words.remove(index + 1)}
                      onPress={() => onChange(rows.toSpliced(index, 1))}
                    />
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {fields.map((field) => (
                <tr key={field.name}>
                  <th scope="row">{labelOf(field.name)}</th>
                  {rows.map((row, index) => (
                    <td key={words.row(index + 1)}>
                      <ValueField
                        label={words.value(labelOf(field.name), index + 1)}
                        field={field}
                        row={row}
                        context={context}
                        onChange={(changed) => onChange(rows.with(index, changed))}
                      />
                    </td>
                  ))}
                </tr>
              ))}
            </tbody>
          </table>
        </ScrollRegion>
      )}
      <div className="new-rows-actions">
        <Button icon="plus" onPress={() => add([{}])}>
          {words.add}
        </Button>
        <RowsOfTable fields={fields} onRows={add} />
      </div>
      <p className="settings-note">{words.paste}</p>
    </section>
  );
}

/** Takes the first rows of a table of the project, with those of its variables that are fields. */
function RowsOfTable({
  fields,
  onRows,
}: {
  readonly fields: readonly NewRowField[];
  readonly onRows: (rows: readonly NewRow[]) => void;
}) {
  const app = useApp();
  const tables = useAppState((state) => state.history.present.tables);
  const take = async (table: ProjectTable) => {
    const variables = table.variables.filter(({ name }) => fields.some((field) => field.name === name));
    const answer = await readRows(app, table, variables, { first: 0, count: Math.min(table.rows, mostNewRows) });
    if (answer.ok) onRows(answer.value.map(({ values }) => rowOfValues(variables, values)));
    else tellFailure(app.store, answer.failure);
  };
  return (
    <MenuTrigger>
      <Button icon="table">{words.fromTable}</Button>
      <MenuPopover>
        <Menu aria-label={words.fromTable}>
          {tables.map((table) => (
            <MenuItem key={table.id} id={table.id} label={table.name} onAction={() => void take(table)} />
          ))}
        </Menu>
      </MenuPopover>
    </MenuTrigger>
  );
}

/** Stands for no value among a variable's categories. */
const noValue = "";

function ValueField({
  label,
  field: { name, isUnit },
  row,
  context,
  onChange,
}: {
  readonly label: string;
  readonly field: NewRowField;
  readonly row: NewRow;
  readonly context: ModelContext;
  readonly onChange: (row: NewRow) => void;
}) {
  const value = String(row[name] ?? noValue);
  const variable = context.variables.get(name);
  const empty = isUnit ? words.newUnit : words.mean;
  if (!isUnit && variable?.isCategorical === true && variable.categories !== null) {
    return (
      <Select
        label={label}
        labelHidden
        options={[
          { id: noValue, label: empty },
          ...variable.categories.map((category) => ({ id: String(category.value), label: category.label })),
        ]}
        value={value}
        onChange={(id) => onChange(withTyped(row, name, id))}
      />
    );
  }
  return (
    <TextField
      label={label}
      labelHidden
      placeholder={empty}
      value={value}
      onChange={(typed) => onChange(withTyped(row, name, typed))}
    />
  );
}
