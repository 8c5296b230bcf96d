import { useState } from "react";
import type { MissingValues, Variable } from "../../../../src-contract/variable.ts";
import { Button, IconButton } from "../../../parts/Button.tsx";
import { Dialog } from "../../../parts/Dialog.tsx";
import { TextField } from "../../../parts/TextField.tsx";
import {
  missingValuesOf,
  missingValuesText,
  type RangeDraft,
  rangeDrafts,
  rangeProblem,
  rangesOf,
} from "./missing-drafts.ts";

export interface MissingValuesDialogProps {
  readonly variable: Variable;
  readonly onChange: (missing: MissingValues) => void;
  readonly onClose: () => void;
}

/** Which recorded values count as missing: single ones, and for numbers ranges too. */
export function MissingValuesDialog({ variable, onChange, onClose }: MissingValuesDialogProps) {
  const isText = variable.storage === "text";
  const [text, setText] = useState(missingValuesText(variable.missing));
  const [ranges, setRanges] = useState(() => rangeDrafts(variable.missing));
  const [nextId, setNextId] = useState(ranges.length);
  const values = missingValuesOf(text, variable);
  const closed = rangesOf(ranges);
  const change = (id: number, part: Partial<RangeDraft>) =>
    setRanges((before) => before.map((range) => (range.id === id ? { ...range, ...part } : range)));
  const add = () => {
    setRanges((before) => [...before, { id: nextId, low: "", high: "" }]);
    setNextId(nextId + 1);
  };
  const accept = () => {
    if (values === null || closed === null) return;
    onChange({ values, ranges: closed });
    onClose();
  };
  return (
    <Dialog
      title={`Missing values of ${variable.name}`}
      size="small"
      onClose={onClose}
      footer={
        <>
          <Button onPress={onClose}>Cancel</Button>
          <Button kind="primary" isDisabled={values === null || closed === null} onPress={accept}>
            OK
          </Button>
        </>
      }
    >
      <div className="variables-missing">
        <TextField
          label="Values that count as missing"
          description={isText ? "Separate them by semicolons." : "Separate them by spaces or semicolons: −99 −98"}
          value={text}
          onChange={setText}
          problem={values === null ? "Only numbers can be missing values of this variable." : null}
          autoFocus
        />
        {!isText && (
          <>
            {ranges.map((range, index) => (
              <div key={range.id} className="variables-range">
                <TextField
                  label="From"
                  value={range.low}
                  onChange={(low) => change(range.id, { low })}
                  placeholder="Lowest"
                />
                <TextField
                  label="To"
                  value={range.high}
                  onChange={(high) => change(range.id, { high })}
                  placeholder="Highest"
                  problem={rangeProblem(range)}
                />
                <IconButton
                  icon="trash"
                  label={`Remove range ${index + 1}`}
                  onPress={() => setRanges((before) => before.filter(({ id }) => id !== range.id))}
                />
              </div>
            ))}
            <div>
              <Button icon="plus" kind="quiet" onPress={add}>
                Add a range
              </Button>
            </div>
          </>
        )}
      </div>
    </Dialog>
  );
}
