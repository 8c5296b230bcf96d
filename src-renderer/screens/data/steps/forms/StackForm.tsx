import { Button } from "../../../../parts/Button.tsx";
import { Checkbox } from "../../../../parts/Choices.tsx";
import { Notice } from "../../../../parts/Notice.tsx";
import { TextField } from "../../../../parts/TextField.tsx";
import { count } from "../../../../wording/numbers.ts";
import { stackPlaceText } from "../../../../wording/steps.ts";
import type { FormProps } from "../form.ts";
import { useOtherTables } from "../use-other-tables.ts";

/** Rows of other tables below those of this one. */
export function StackForm({ table, content, onChange, onOpenFile }: FormProps<"stack">) {
  const tables = useOtherTables(table.id);
  const chosen = content.from.flatMap((from) => ("table" in from ? [from.table] : []));
  if (tables.length === 0) {
    return (
      <Notice tone="info" actions={<Button onPress={onOpenFile}>Open a file…</Button>}>
        Open the files with the other rows; each becomes a table of its own here.
      </Notice>
    );
  }
  const choose = (id: string, isChosen: boolean) => {
    const left = content.from.filter((from) => !("table" in from && from.table === id));
    const added = tables.filter((one) => one.id === id).map((one) => ({ table: one.id, name: one.name }));
    onChange({ ...content, from: isChosen ? [...left, ...added] : left });
  };
  return (
    <div className="prepare-form">
      <fieldset className="prepare-stack">
        <legend className="field-label">Add the rows of</legend>
        {tables.map(({ id, name, rows, variables }) => (
          <Checkbox
            key={id}
            isSelected={chosen.includes(id)}
            onChange={(isChosen) => choose(id, isChosen)}
            description={[
              `${count(rows)} rows, ${count(variables.length)} variables`,
              // This table is the first; the others follow as they are chosen.
              ...(chosen.includes(id) ? [stackPlaceText(chosen.indexOf(id) + 2)] : []),
            ].join(" · ")}
          >
            {name}
          </Checkbox>
        ))}
      </fieldset>
      <div className="prepare-presets">
        <Button kind="quiet" icon="folder" onPress={onOpenFile}>
          Open another file…
        </Button>
      </div>
      <TextField
        label="New variable that says from which table a row is (optional)"
        value={content.origin ?? ""}
        onChange={(origin) => onChange({ ...content, origin: origin === "" ? undefined : origin })}
      />
    </div>
  );
}
