import { outcomeLook } from "../../../../src-engine/specification/outcome-settings.ts";
import { Button } from "../../../parts/Button.tsx";
import { Notice } from "../../../parts/Notice.tsx";
import { outcomeWords as words } from "../../../wording/outcome-settings.ts";
import { distributionChange, outcomeValuesOf, withDistribution } from "../settings/outcome-values.ts";
import { useWorkbench } from "../workbench.ts";

/** An outcome of two values is seldom meant as a normal one: says so, and makes it one of Bernoulli's with a click. */
export function OutcomeHint() {
  const { model, change } = useWorkbench();
  const { draft, context } = model;
  const variable = context.variables.get(draft.outcome ?? "");
  const look = variable === undefined ? null : outcomeLook(variable);
  if (variable === undefined || look?.kind !== "two-values" || (draft.distribution ?? "normal") !== "normal")
    return null;
  const useBernoulli = () =>
    change(distributionChange(withDistribution(outcomeValuesOf(draft, context), "bernoulli"), context));
  return (
    <Notice tone="info" actions={<Button onPress={useBernoulli}>{words.useBernoulli}</Button>}>
      {words.twoValues(variable.label || variable.name, look.values)}
    </Notice>
  );
}
