import { levelCount } from "../../../../src-engine/specification/context.ts";
import { Button } from "../../../parts/Button.tsx";
import { Notice } from "../../../parts/Notice.tsx";
import { useUpdate } from "../../../state/app-context.ts";
import { showScreen } from "../../../state/views.ts";
import { useWorkbench } from "../workbench.ts";

/** A table without levels gives models without random effects: says so, and leads to where they are chosen. */
export function GroupsHint() {
  const { model } = useWorkbench();
  const update = useUpdate();
  if (levelCount(model.context) > 1) return null;
  return (
    <Notice
      tone="info"
      actions={<Button onPress={() => update((state) => showScreen(state, "levels"))}>Choose the levels</Button>}
    >
      It is not said yet which rows belong together, so nothing can vary between groups.
    </Notice>
  );
}
