import { unitsOfRows } from "../../../../src-engine/specification/equations/notation.ts";
import { equationName } from "../../../../src-engine/specification/predictor-name.ts";
import { LongWords } from "../../../draw/LongWords.tsx";
import { useWorkbench } from "../workbench.ts";
import { Part } from "./Part.tsx";

/** The outcome, or the wish for one. */
export function OutcomePart({ id, problem }: { readonly id: string; readonly problem: string | null }) {
  const { model } = useWorkbench();
  const { outcome } = model.draft;
  if (outcome === null) {
    return (
      <Part id={id} className="part-add" label="Choose the outcome" menu={{ kind: "outcome" }} problem={problem}>
        Choose the outcome
      </Part>
    );
  }
  return (
    <Part
      id={id}
      className="part-outcome"
      label={`${equationName(outcome)}, the outcome`}
      menu={{ kind: "outcome" }}
      problem={problem}
    >
      <span>
        <LongWords text={equationName(outcome)} />
        <sub className="outcome-units">{unitsOfRows(model.context)}</sub>
      </span>
    </Part>
  );
}
