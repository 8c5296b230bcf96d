import type { ModelDraft } from "../../../../src-contract/project.ts";
import { withModel } from "../../../commands/model.ts";
import { useUpdate } from "../../../state/app-context.ts";
import { activeModel } from "../../../state/views.ts";

/** Adds a model after the one in view and shows it. */
export function useAddStep(): (name: string, draft: ModelDraft) => void {
  const update = useUpdate();
  return (name, model) =>
    update((state) => {
      const active = activeModel(state);
      return active === null ? state : withModel(state, { name, table: active.table, model }, `Add ${name}`, active.id);
    });
}
