import { useState } from "react";
import type { WrittenFormat } from "../../../src-contract/data-import.ts";
import { groupName } from "../../../src-engine/specification/specification.ts";
import type { DialogProps } from "../../app/dialogs/dialog-props.ts";
import { Button } from "../../parts/Button.tsx";
import { RadioGroup } from "../../parts/Choices.tsx";
import { Dialog } from "../../parts/Dialog.tsx";
import { Select } from "../../parts/Select.tsx";
import { useApp, useAppState } from "../../state/app-context.ts";
import { fitOf } from "../../state/knowledge.ts";
import { findModel } from "../../state/models.ts";
import { findTable } from "../../state/tables.ts";
import { residualFileWords as words } from "../../wording/after.ts";
import { openResidualFile, type ResidualFile, saveResidualFile } from "./residual-files.ts";

/** HLM's residual files: which of them, and whether to save it for another program or to go on with it here. */
export function ResidualFilesDialog({ dialog, onClose }: DialogProps<"residual-files">) {
  const app = useApp();
  const files = useResidualFiles(dialog.model);
  const [chosen, setChosen] = useState("0");
  const [format, setFormat] = useState<WrittenFormat>("sav");
  const file = files[Number(chosen)]?.file;
  const close = (then: (file: ResidualFile) => Promise<void>) => {
    onClose();
    if (file !== undefined) void then(file);
  };
  return (
    <Dialog
      title={words.title}
      onClose={onClose}
      footer={
        <>
          <Button onPress={onClose}>{words.cancel}</Button>
          <Button onPress={() => close((one) => openResidualFile(app, dialog.model, one))}>{words.open}</Button>
          <Button kind="primary" onPress={() => close((one) => saveResidualFile(app, dialog.model, one, format))}>
            {words.save}
          </Button>
        </>
      }
    >
      <div className="settings">
        <RadioGroup
          label={words.which}
          options={files.map(({ label, use }, index) => ({ id: String(index), label, description: use }))}
          value={chosen}
          onChange={setChosen}
        />
        <Select
          label={words.format}
          options={words.formats.map(([id, label]) => ({ id, label }))}
          value={format}
          onChange={setFormat}
        />
      </div>
    </Dialog>
  );
}

interface ListedFile {
  readonly file: ResidualFile;
  readonly label: string;
  readonly use: string;
}

/** Rows first, then the units of each grouping factor, then the influence of each. */
function useResidualFiles(id: string): readonly ListedFile[] {
  const model = useAppState((state) => findModel(state.history.present, id));
  const levels = useAppState((state) => findTable(state.history.present, model?.table ?? "")?.levels ?? null);
  const fitted = useAppState((state) => fitOf(state, id).answer?.result.fit.groups) ?? [];
  const name = model?.name ?? "";
  const rows = levels?.first.plural ?? words.rows;
  const groups = fitted.map(({ group }) => {
    const index = levels?.upper.findIndex((level) => groupName(level.id) === group) ?? -1;
    return { group, level: index < 0 ? null : index + 2, plural: levels?.upper[index]?.plural ?? group };
  });
  return [
    {
      file: { part: "residuals", group: null, title: words.fileTitle(name, rows) },
      label: words.level(1, rows),
      use: words.ofRows,
    },
    ...groups.map(
      ({ group, level, plural }): ListedFile => ({
        file: { part: "unit-effects", group, title: words.fileTitle(name, plural) },
        label: words.level(level, plural),
        use: words.ofUnits,
      }),
    ),
    ...groups.map(
      ({ group, plural }): ListedFile => ({
        file: { part: "influence", group, title: words.influenceTitle(name, plural) },
        label: words.influence(plural),
        use: words.ofInfluence,
      }),
    ),
  ];
}
