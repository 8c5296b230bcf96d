import { useState } from "react";
import type { ValueLabel, Variable, VariableSummary } from "../../../../src-contract/variable.ts";
import { Button, IconButton } from "../../../parts/Button.tsx";
import { Dialog } from "../../../parts/Dialog.tsx";
import { TextField } from "../../../parts/TextField.tsx";
import { count } from "../../../wording/numbers.ts";
import { type LabelDraft, labelDrafts, labelsOf, problemOf } from "./label-drafts.ts";

export interface ValueLabelsDialogProps {
  readonly variable: Variable;
  readonly summary: VariableSummary | null;
  readonly onChange: (labels: readonly ValueLabel[]) => void;
  readonly onClose: () => void;
}

/** What each value stands for. Values that occur in the data are listed, others can be added. */
export function ValueLabelsDialog({ variable, summary, onChange, onClose }: ValueLabelsDialogProps) {
  const [drafts, setDrafts] = useState(() => labelDrafts(variable, summary));
  const [added, setAdded] = useState(0);
  const counts = new Map(summary?.categories?.map((category) => [String(category.value), category.count]));
  const labels = labelsOf(drafts, variable);
  const change = (id: number, part: Partial<LabelDraft>) =>
    setDrafts((before) => before.map((draft) => (draft.id === id ? { ...draft, ...part } : draft)));
  const add = () => {
    setDrafts((before) => [...before, { id: before.length + added, value: "", label: "" }]);
    setAdded(added + 1);
  };
  const accept = () => {
    if (labels === null) return;
    onChange(labels);
    onClose();
  };
  return (
    <Dialog
      title={`Value labels of ${variable.name}`}
      onClose={onClose}
      aside={
        <Button icon="plus" onPress={add}>
          Add a value
        </Button>
      }
      footer={
        <>
          <Button onPress={onClose}>Cancel</Button>
          <Button kind="primary" isDisabled={labels === null} onPress={accept}>
            OK
          </Button>
        </>
      }
    >
      <p className="variables-dialog-intro">
        Labels are shown in the place of values: in the grid, in equations and in tables.
      </p>
      <table className="variables-dialog-table">
        <thead>
          <tr>
            <th scope="col">Value</th>
            <th scope="col">Label</th>
            <th scope="col" className="variables-dialog-count">
              Rows
            </th>
            <th scope="col">
              <span className="visually-hidden">Remove</span>
            </th>
          </tr>
        </thead>
        <tbody>
          {drafts.map((draft, index) => (
            <tr key={draft.id}>
              <td className="variables-dialog-value">
                <TextField
                  label={`Value ${index + 1}`}
                  labelHidden
                  value={draft.value}
                  onChange={(value) => change(draft.id, { value })}
                  problem={problemOf(draft, drafts, variable)}
                />
              </td>
              <td>
                <TextField
                  label={`Label of ${draft.value === "" ? `value ${index + 1}` : draft.value}`}
                  labelHidden
                  value={draft.label}
                  autoFocus={index === 0 || (added > 0 && index === drafts.length - 1)}
                  onChange={(label) => change(draft.id, { label })}
                />
              </td>
              <td className="variables-dialog-count">{countText(counts.get(draft.value))}</td>
              <td>
                <IconButton
                  icon="trash"
                  label={`Remove the label of ${draft.value}`}
                  onPress={() => setDrafts((before) => before.filter(({ id }) => id !== draft.id))}
                />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      {drafts.length === 0 && <p>No value has a label.</p>}
    </Dialog>
  );
}

function countText(rows: number | undefined): string {
  return rows === undefined ? "" : count(rows);
}
