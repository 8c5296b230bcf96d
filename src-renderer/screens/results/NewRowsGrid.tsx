import type { NewRow } from "../../../src-contract/after.ts";
import type { ModelContext } from "../../../src-engine/specification/context.ts";
import { Button, IconButton } from "../../parts/Button.tsx";
import { ScrollRegion } from "../../parts/ScrollRegion.tsx";
import { Select } from "../../parts/Select.tsx";
import { TextField } from "../../parts/TextField.tsx";
import { newRowWords as words } from "../../wording/after.ts";
import { type NewRowField, withTyped } from "./new-rows.ts";
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
  return (
    <div className="new-rows">
      {rows.length > 0 && (
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
      <Button icon="plus" onPress={() => onChange([...rows, {}])}>
        {words.add}
      </Button>
    </div>
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
