import { useState } from "react";
import type { DataStep } from "../../../src-contract/data-steps.ts";
import type { DialogProps } from "../../app/dialogs/dialog-props.ts";
import { changeSteps } from "../../commands/prepare-data.ts";
import { replaceTable } from "../../commands/replace-data.ts";
import { tellFailure } from "../../commands/tell-failure.ts";
import { Button } from "../../parts/Button.tsx";
import { Checkbox } from "../../parts/Choices.tsx";
import { Dialog } from "../../parts/Dialog.tsx";
import { Select } from "../../parts/Select.tsx";
import { useApp, useUpdate } from "../../state/app-context.ts";
import { closeDialog } from "../../state/dialogs.ts";
import { undoChange } from "../../state/documents.ts";
import { stepsOf } from "../../state/preparation.ts";
import type { SameVariables } from "../../state/replace-source.ts";
import type { SourceDifferences } from "../../state/source-differences.ts";
import { findTable } from "../../state/tables.ts";
import { differenceParts, mostRenamed, replacedSourceWords } from "../../wording/replaced-source.ts";
import "./replaced-source.css";

/**
 * A new file has taken the place of a table's: what of it is otherwise, and what can therefore not be done as before.
 * Columns that are there under another name can be said to be the same: everything is then done again.
 */
export function ReplacedSourceDialog({ dialog, onClose }: DialogProps<"replaced-source">) {
  const app = useApp();
  const update = useUpdate();
  const [same, setSame] = useState<SameVariables>({});
  const { differences, table, opened, source } = dialog;
  const takeBack = () => update((state) => closeDialog(undoChange(state)));
  const doAgain = async () => {
    takeBack();
    const done = await replaceTable(app, table, opened, source, { ...dialog.same, ...same });
    if (done?.ok === false) tellFailure(app.store, done.failure);
  };
  const isRenamed = Object.keys(same).length > 0;
  const [left, setLeft] = useState<readonly string[]>([]);
  const further = differences.further.filter(({ step }) => !left.includes(step));
  const takeFurther = async () => {
    const replaced = findTable(app.store.getState().history.present, opened.id);
    if (replaced === null) return onClose();
    const steps = stepsOf(replaced).map((step): DataStep => {
      const taken = further.find((one) => one.step === step.id);
      return taken === undefined || step.kind !== "wide-to-long" ? step : { ...step, ...taken.with };
    });
    const done = await changeSteps(app, opened.id, replacedSourceWords.withFurther, steps);
    if (!done.ok) tellFailure(app.store, done.failure);
    onClose();
  };
  const [label, act] = isRenamed
    ? [replacedSourceWords.again, doAgain]
    : further.length > 0
      ? [replacedSourceWords.withFurther, takeFurther]
      : [replacedSourceWords.keep, onClose];
  return (
    <Dialog
      title={replacedSourceWords.title(opened.name)}
      size="medium"
      onClose={onClose}
      footer={
        <>
          <Button onPress={takeBack}>{replacedSourceWords.takeBack}</Button>
          <Button kind="primary" onPress={() => void act()} autoFocus>
            {label}
          </Button>
        </>
      }
    >
      <div className="replaced-source">
        {differenceParts(differences).map(({ title, lines }) => (
          <section key={title}>
            <h3 className="field-label">{title}</h3>
            <ul className="replaced-source-lines">
              {lines.map((line) => (
                <li key={line}>{line}</li>
              ))}
            </ul>
          </section>
        ))}
        <FurtherColumns further={differences.further} left={left} onChange={setLeft} />
        <SameColumns gone={differences.gone} added={differences.added} same={same} onChange={setSame} />
      </div>
    </Dialog>
  );
}

/** New columns that steps can gather with theirs, unless they are to stay as they are. */
function FurtherColumns({
  further,
  left,
  onChange,
}: {
  readonly further: SourceDifferences["further"];
  readonly left: readonly string[];
  readonly onChange: (left: readonly string[]) => void;
}) {
  if (further.length === 0) return null;
  return (
    <fieldset className="replaced-source-same">
      <legend className="field-label">{replacedSourceWords.further}</legend>
      {further.map((one) => (
        <Checkbox
          key={one.step}
          isSelected={!left.includes(one.step)}
          onChange={(isTaken) => onChange(isTaken ? left.filter((step) => step !== one.step) : [...left, one.step])}
        >
          {replacedSourceWords.take(one)}
        </Checkbox>
      ))}
    </fieldset>
  );
}

/** For each column that is not there, which of the new ones it is. */
function SameColumns({
  gone,
  added,
  same,
  onChange,
}: {
  readonly gone: readonly string[];
  readonly added: readonly string[];
  readonly same: SameVariables;
  readonly onChange: (same: SameVariables) => void;
}) {
  if (gone.length === 0 || added.length === 0) return null;
  const choose = (name: string, place: string) => {
    const { [name]: _before, ...others } = same;
    const column = added[Number(place)];
    onChange(column === undefined ? others : { ...others, [name]: column });
  };
  return (
    <fieldset className="replaced-source-same">
      <legend className="field-label">{replacedSourceWords.same}</legend>
      {gone.slice(0, mostRenamed).map((name) => (
        <Select
          key={name}
          label={name}
          value={String(added.indexOf(same[name] ?? ""))}
          options={[
            { id: "-1", label: replacedSourceWords.none },
            ...added.map((column, place) => ({
              id: String(place),
              label: column,
              isDisabled: column !== same[name] && Object.values(same).includes(column),
            })),
          ]}
          onChange={(place) => choose(name, place)}
        />
      ))}
    </fieldset>
  );
}
