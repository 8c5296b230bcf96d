import type { ModelDraft } from "../../../src-contract/project.ts";
import { equationName } from "../predictor-name.ts";
import { filterTerms } from "../working-model.ts";
import { roleObstacle } from "./predictor.ts";
import type { ChangeRule } from "./rule.ts";

/** Takes every term with a variable out of the model, in whatever form it is there. */
export interface RemoveVariable {
  readonly kind: "remove-variable";
  readonly name: string;
}

export const removeVariable: ChangeRule<RemoveVariable> = {
  obstacle: (model, { name }) =>
    withoutVariable(model.draft, name) === model.draft
      ? (roleObstacle(model, name) ?? { code: "is-not-in-model" })
      : null,
  apply: ({ draft }, { name }) => withoutVariable(draft, name),
  describe: (_, { name }) => `Remove ${equationName(name)}`,
};

/** The draft without the terms that contain the variable; the same draft where there are none. */
export function withoutVariable(draft: ModelDraft, name: string): ModelDraft {
  const isWithout = ({ variables }: ModelDraft["fixed"][number]) =>
    variables.every((variable) => variable.name !== name);
  return filterTerms(draft, isWithout, isWithout);
}
