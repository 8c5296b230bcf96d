import { useState } from "react";
import type { WrittenCells } from "../../../src-contract/engine-api.ts";
import type { DialogProps } from "../../app/dialogs/dialog-props.ts";
import { Button } from "../../parts/Button.tsx";
import { RadioGroup } from "../../parts/Choices.tsx";
import { Dialog } from "../../parts/Dialog.tsx";
import { useApp } from "../../state/app-context.ts";
import { exportWords as words } from "../../wording/import.ts";
import "./export-data.css";

/** What stands in the cells of a file whose format knows neither value labels nor declared missing values. */
export function ExportDataDialog({ dialog: { format, hasLabels, hasMissing }, onClose }: DialogProps<"export-data">) {
  const { questions } = useApp();
  const [cells, setCells] = useState<WrittenCells>({ values: "codes", missing: "empty" });
  return (
    <Dialog
      title={words.title(format)}
      onClose={onClose}
      footer={
        <>
          <Button onPress={onClose}>{words.cancel}</Button>
          <Button kind="primary" onPress={() => questions.answer(cells)}>
            {words.continue}
          </Button>
        </>
      }
    >
      <div className="export-data">
        {hasLabels && (
          <RadioGroup
            label={words.values}
            options={words.valueOptions}
            value={cells.values}
            onChange={(values) => setCells({ ...cells, values })}
          />
        )}
        {hasMissing && (
          <RadioGroup
            label={words.missing}
            options={words.missingOptions}
            value={cells.missing}
            onChange={(missing) => setCells({ ...cells, missing })}
          />
        )}
      </div>
    </Dialog>
  );
}
