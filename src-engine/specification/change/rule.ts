import type { ModelDraft } from "../../../src-contract/project.ts";
import type { WorkingModel } from "../working-model.ts";
import type { Obstacle } from "./obstacle.ts";

/** All there is to say about one kind of change. */
export interface ChangeRule<Change> {
  /** Why it cannot be made now; null: it can. */
  readonly obstacle: (model: WorkingModel, change: Change) => Obstacle | null;
  /** The draft after the change. Called only where there is no obstacle. */
  readonly apply: (model: WorkingModel, change: Change) => ModelDraft;
  /** The change as undo names it: "Add SES, group-mean centered". */
  readonly describe: (model: WorkingModel, change: Change) => string;
}
