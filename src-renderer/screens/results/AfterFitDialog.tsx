import { type FormEvent, useState } from "react";
import {
  type AfterPart,
  type AfterSettings,
  afterParts,
  comparisonAdjustments,
  defaultAfterSettings,
} from "../../../src-contract/after.ts";
import type { DialogProps } from "../../app/dialogs/dialog-props.ts";
import { Checkbox } from "../../parts/Choices.tsx";
import { NumberField } from "../../parts/NumberField.tsx";
import { Select } from "../../parts/Select.tsx";
import { useAppState, useRecord } from "../../state/app-context.ts";
import { findTable } from "../../state/tables.ts";
import { activeModel } from "../../state/views.ts";
import { adjustmentNames, afterPartNames, afterPartUses, afterWords as words } from "../../wording/after.ts";
import { SettingsDialog } from "../model/settings/SettingsDialog.tsx";
import { noTable } from "../model/settings/use-settings.ts";
import { useModelContext } from "../model/use-model-context.ts";
import { NewRowsGrid } from "./NewRowsGrid.tsx";
import { newRowFields, typedRows } from "./new-rows.ts";
import "./after-results.css";

/** What is shown of every model besides its fit. */
export function AfterFitDialog({ onClose }: DialogProps<"after-fit">) {
  const present = useAppState((state) => state.history.present.after) ?? defaultAfterSettings;
  const record = useRecord();
  const [settings, setSettings] = useState<AfterSettings>(present);
  const { show } = settings;
  const models = useAppState((state) => state.history.present.models);
  const active = useAppState(activeModel);
  const table = useAppState((state) => (active === null ? null : findTable(state.history.present, active.table)));
  const context = useModelContext(table ?? noTable);
  const fields = newRowFields(models.filter((model) => model.table === table?.id).map(({ model }) => model));
  const change = (part: AfterPart, isShown: boolean) =>
    setSettings({ ...settings, show: afterParts.filter((one) => (one === part ? isShown : show.includes(one))) });
  const apply = (event: FormEvent) => {
    event.preventDefault();
    const after = { ...settings, ...(settings.rows !== undefined && { rows: typedRows(settings.rows) }) };
    if (JSON.stringify(after) !== JSON.stringify(present)) {
      record(words.change, (document) => ({ ...document, after }));
    }
    onClose();
  };
  return (
    <SettingsDialog
      title={words.title}
      canApply
      onSubmit={apply}
      onReset={() => setSettings(defaultAfterSettings)}
      onClose={onClose}
    >
      <p className="settings-note">{words.intro}</p>
      <fieldset className="settings-checks after-parts">
        <legend className="visually-hidden">{words.show}</legend>
        {afterParts.map((part) => (
          <Checkbox
            key={part}
            isSelected={show.includes(part)}
            onChange={(isShown) => change(part, isShown)}
            description={afterPartUses[part]}
          >
            {afterPartNames[part]}
          </Checkbox>
        ))}
      </fieldset>
      <Select
        label={words.adjustment}
        options={comparisonAdjustments.map((id) => ({ id, label: adjustmentNames[id] }))}
        value={settings.adjustment ?? "tukey"}
        onChange={(adjustment) => setSettings({ ...settings, adjustment })}
        isDisabled={!show.includes("marginal-means") && !show.includes("simple-slopes")}
      />
      <div className="after-numbers">
        <NumberField
          label={words.cutPoint}
          description={words.cutPointHelp}
          minValue={0.01}
          maxValue={0.99}
          step={0.01}
          value={settings.cutPoint ?? 0.5}
          onChange={(cutPoint) => setSettings({ ...settings, cutPoint: Number.isNaN(cutPoint) ? undefined : cutPoint })}
          isDisabled={!show.includes("classification")}
        />
        <NumberField
          label={words.seed}
          step={1}
          value={settings.seed ?? 1}
          onChange={(seed) => setSettings({ ...settings, seed: Number.isNaN(seed) ? undefined : seed })}
          isDisabled={!show.includes("model-checks") && !show.includes("predictions")}
        />
      </div>
      {show.includes("predictions") && (
        <NewRowsGrid
          fields={fields}
          rows={settings.rows ?? []}
          context={context}
          onChange={(rows) => setSettings({ ...settings, rows })}
        />
      )}
    </SettingsDialog>
  );
}
