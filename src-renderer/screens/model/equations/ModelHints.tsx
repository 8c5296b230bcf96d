import {
  changeThatAdds,
  type MissingPart,
  missingParts,
} from "../../../../src-engine/specification/equations/missing-parts.ts";
import { partName } from "../../../../src-engine/specification/predictor-name.ts";
import type { WorkingModel } from "../../../../src-engine/specification/working-model.ts";
import { Button } from "../../../parts/Button.tsx";
import { Notice } from "../../../parts/Notice.tsx";
import { useWorkbench } from "../workbench.ts";

/** Products without their parts and random slopes without a fixed part: possible, seldom meant. */
export function ModelHints() {
  const { model, change } = useWorkbench();
  return missingParts(model).map((part) => {
    const remedy = changeThatAdds(model, part.missing);
    return (
      <Notice
        key={JSON.stringify(part.missing)}
        tone="info"
        actions={remedy !== null && <Button onPress={() => change(remedy)}>Add it</Button>}
      >
        {hintText(model, part)}
      </Notice>
    );
  });
}

function hintText({ context }: WorkingModel, { of, missing }: MissingPart): string {
  const name = partName(context, missing.flat());
  return partName(context, of.flat()) === name
    ? `The slope of ${name} varies, but has no average (fixed) effect.`
    : `${partName(context, of.flat())} is in the model without ${name} itself.`;
}
