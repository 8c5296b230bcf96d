import type { ModelDraft } from "../../src-contract/project.ts";
import { groupOf } from "./specification.ts";

/** Every variable that the model needs a value of, once. */
export function usedVariables({ outcome, fixed, random, zeros, residual, ...draft }: ModelDraft): readonly string[] {
  const terms = [
    ...fixed,
    ...(zeros?.predictors ?? []),
    ...(residual?.predictors ?? []),
    ...random.flatMap((entry) => entry.terms),
  ];
  const subject = residual?.within === undefined ? [] : groupOf(residual.within);
  const beside = [
    outcome,
    draft.trials,
    draft.exposure,
    draft.offset,
    draft.weights?.level1,
    residual?.order,
    residual?.by,
    ...subject,
  ];
  return [
    ...new Set([
      ...beside.filter((name) => name !== null && name !== undefined),
      ...terms.flatMap(({ variables }) =>
        variables.flatMap(({ name, by, center, aggregate }) => [
          name,
          ...(center === "group" && by !== undefined ? groupOf(by) : []),
          ...(aggregate === undefined ? [] : groupOf(aggregate.by)),
        ]),
      ),
      ...random.flatMap(({ group }) => groupOf(group)),
    ]),
  ];
}
