import type { StepContent, StepKind } from "../../../../src-contract/data-steps.ts";
import type { KeySuggestion } from "../../../../src-contract/engine-api.ts";
import type { ProjectTable } from "../../../../src-contract/project.ts";
import type { StepDetails, StepProblem } from "../../../../src-contract/step-report.ts";
import type { Variable } from "../../../../src-contract/variable.ts";

export type ContentOf<Kind extends StepKind> = Extract<StepContent, { readonly kind: Kind }>;

/** What a step's form is given. */
export interface FormProps<Kind extends StepKind> {
  readonly table: ProjectTable;
  /** The variables as they are when the step's turn comes. */
  readonly variables: readonly Variable[];
  readonly content: ContentOf<Kind>;
  readonly onChange: (content: ContentOf<Kind>) => void;
  /** Opens another file, for a step that takes from other tables. */
  readonly onOpenFile: () => void;
  /** Of a join: keys that the values of both tables speak for; null: not known yet. */
  readonly keys: readonly KeySuggestion[] | null;
  /** Why the engine cannot do it as it is now. */
  readonly problem: StepProblem | null;
  /** What the engine found when it did it, for the content as it is now. */
  readonly details: StepDetails | null;
}
