import { type FormEvent, useState } from "react";
import { type Candidate, type NextStep, stepName, takeStep } from "../../../../src-engine/specification/ladder.ts";
import { Button } from "../../../parts/Button.tsx";
import { Checkbox } from "../../../parts/Choices.tsx";
import { Dialog } from "../../../parts/Dialog.tsx";
import { Select } from "../../../parts/Select.tsx";
import { TextField } from "../../../parts/TextField.tsx";
import { useWorkbench } from "../workbench.ts";
import { useAddStep } from "./use-add-step.ts";

/** Asks what a step of the ladder adds, and in which form; centering is always shown. */
export function StepDialog({ step, onClose }: { readonly step: NextStep; readonly onClose: () => void }) {
  const { model } = useWorkbench();
  const addStep = useAddStep();
  const [chosen, setChosen] = useState<ReadonlySet<string>>(
    new Set(step.candidates.filter(({ isProposed }) => isProposed).map(({ id }) => id)),
  );
  const [typed, setTyped] = useState<string | null>(null);
  const name = typed ?? stepName(step, chosen.size);
  const [forms, setForms] = useState<Readonly<Record<string, string>>>({});
  const formOf = ({ id, forms: possible }: Candidate) =>
    possible.find((form) => form.name === forms[id]) ?? possible[0] ?? null;
  const isReady = chosen.size > 0 && name.trim() !== "";
  const create = (event: FormEvent) => {
    event.preventDefault();
    if (!isReady) return;
    const taken = step.candidates.filter(({ id }) => chosen.has(id)).flatMap((each) => formOf(each) ?? []);
    addStep(name.trim(), takeStep(model, step, taken));
    onClose();
  };
  const choose = (id: string, isChosen: boolean) =>
    setChosen(new Set(isChosen ? [...chosen, id] : [...chosen].filter((other) => other !== id)));
  return (
    <Dialog
      title="Next step"
      onClose={onClose}
      footer={
        <>
          <Button onPress={onClose}>Cancel</Button>
          <Button kind="primary" type="submit" form="next-step" isDisabled={!isReady}>
            Add model
          </Button>
        </>
      }
    >
      <form id="next-step" className="step" onSubmit={create}>
        <TextField label="Name of the new model" value={name} onChange={setTyped} selectsAll />
        <fieldset className="step-candidates">
          <legend className="field-label">{legendOf(step)}</legend>
          {step.candidates.map((candidate) => {
            const form = formOf(candidate);
            return (
              <div key={candidate.id} className="step-candidate">
                <Checkbox
                  isSelected={chosen.has(candidate.id)}
                  onChange={(isChosen) => choose(candidate.id, isChosen)}
                  {...describedAs(candidate)}
                >
                  {candidate.name}
                </Checkbox>
                {candidate.forms.length > 1 && form !== null && (
                  <Select
                    label={`Form of ${candidate.name}`}
                    labelHidden
                    options={candidate.forms.map((each) => ({ id: each.name, label: each.name }))}
                    value={form.name}
                    onChange={(chosenForm) => {
                      setForms({ ...forms, [candidate.id]: chosenForm });
                      choose(candidate.id, true);
                    }}
                  />
                )}
              </div>
            );
          })}
        </fieldset>
      </form>
    </Dialog>
  );
}

/** The variable's label, and the form where there is no choice of it. */
function describedAs({ label, forms }: Candidate): { readonly description?: string } {
  const [form] = forms.length === 1 ? forms : [];
  const words = [label, form?.name ?? ""].filter((text) => text !== "");
  return words.length === 0 ? {} : { description: words.join(" · ") };
}

function legendOf({ kind, level }: NextStep): string {
  if (kind === "random-slopes") return "Let these slopes vary";
  if (kind === "cross-level") return "Add to the equations of slopes";
  return level === 1 ? "Add to the level-1 equation" : "Add to the equation of the intercept";
}
