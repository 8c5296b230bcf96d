import { useDeferredValue } from "react";
import type { ModelId } from "../../../src-contract/project.ts";
import { useAppState } from "../../state/app-context.ts";
import { isAwaited } from "../../state/app-state.ts";
import { afterOf } from "../../state/knowledge.ts";

/** Whether what follows the fit is still that of an earlier state of the model. */
export function useIsBehind(model: ModelId): boolean {
  const after = useAppState((state) => afterOf(state, model));
  const drawn = useDeferredValue(after);
  return isAwaited(after) || drawn !== after;
}
