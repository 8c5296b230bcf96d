import { outcomeMisfit } from "../../../../src-engine/specification/outcome-range.ts";
import { outcomeLook, plainDistribution } from "../../../../src-engine/specification/outcome-settings.ts";
import { Button } from "../../../parts/Button.tsx";
import { Notice } from "../../../parts/Notice.tsx";
import { outcomeWords as words } from "../../../wording/outcome-settings.ts";
import { distributionChange, outcomeValuesOf, withDistribution } from "../settings/outcome-values.ts";
import { useWorkbench } from "../workbench.ts";

/** Categories are seldom meant as a normal outcome, nor can they have every other distribution: says so, and gives them theirs with a click. */
export function OutcomeHint() {
  const { model, change } = useWorkbench();
  const { draft, context } = model;
  const { distribution: chosen = "normal" } = draft;
  const variable = context.variables.get(draft.outcome ?? "");
  const look = variable === undefined ? null : outcomeLook(variable);
  const plain = plainDistribution(look);
  if (variable === undefined || look === null || plain === null || plain === chosen) return null;
  if (chosen !== "normal" && outcomeMisfit(variable, chosen) === null) return null;
  const usePlain = () => change(distributionChange(withDistribution(outcomeValuesOf(draft, context), plain), context));
  return (
    <Notice tone="info" actions={<Button onPress={usePlain}>{words.use(plain)}</Button>}>
      {words.otherThan(chosen, variable.label || variable.name, look)}
    </Notice>
  );
}
