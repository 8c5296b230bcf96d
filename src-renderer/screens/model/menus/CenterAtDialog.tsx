import { type FormEvent, useState } from "react";
import type { TermVariable } from "../../../../src-contract/analysis.ts";
import { equationName } from "../../../../src-engine/specification/predictor-name.ts";
import { Button } from "../../../parts/Button.tsx";
import { Dialog } from "../../../parts/Dialog.tsx";
import { NumberField } from "../../../parts/NumberField.tsx";
import { useWorkbench } from "../workbench.ts";

/** Asks for the value that becomes a predictor's zero. */
export function CenterAtDialog({
  variable,
  onClose,
}: {
  readonly variable: TermVariable;
  readonly onClose: () => void;
}) {
  const { change } = useWorkbench();
  const [value, setValue] = useState(typeof variable.center === "number" ? variable.center : Number.NaN);
  const [isMissing, setMissing] = useState(false);
  const name = equationName(variable.name);
  const center = (event: FormEvent) => {
    event.preventDefault();
    setMissing(Number.isNaN(value));
    if (Number.isNaN(value)) return;
    const { by, ...plain } = variable;
    change({ kind: "change-form", from: variable, to: { ...plain, center: value } });
    onClose();
  };
  return (
    <Dialog
      title={`Center ${name}`}
      size="small"
      onClose={onClose}
      footer={
        <>
          <Button onPress={onClose}>Cancel</Button>
          <Button kind="primary" type="submit" form="center-at">
            OK
          </Button>
        </>
      }
    >
      <form id="center-at" onSubmit={center}>
        <NumberField
          label="Value that becomes zero"
          description={`The intercept is then the expected outcome where ${name} has this value.`}
          value={value}
          problem={isMissing ? "Type the value that becomes zero." : null}
          onChange={setValue}
          formatOptions={{ maximumFractionDigits: 12, useGrouping: false }}
          autoFocus
        />
      </form>
    </Dialog>
  );
}
