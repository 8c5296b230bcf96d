import type { DataFailure } from "../../src-contract/failure.ts";
import { stepNames, stepProblemText } from "../steps.ts";
import type { Sentences } from "./sentences.ts";
import { nothingCalled } from "./specification.ts";

export const dataSentences: Sentences<DataFailure> = {
  "table-not-open": () => "This table is not open any more; open its file again.",
  "variable-unknown": ({ name }) => `There is no variable “${name}” in this table; it may have been renamed.`,
  "variable-name-taken": ({ name }) => `Another variable is already called “${name}”; choose another name.`,
  "variable-name-empty": () => "A variable needs a name.",
  "no-residuals": ({ group }) =>
    group === null
      ? "This model has no residuals of rows: categories without an order have none."
      : `This model has no estimates for each unit of ${group}.`,
  "levels-not-chosen": () => "Say first, on the Levels page, which variable identifies the units that are observed.",
  "step-failed": ({ at, step, kind, problem }) =>
    at === null
      ? `Step ${step + 1} (${stepNames[kind]}) cannot be done: ${stepProblemText(problem)}`
      : `${at}: ${stepProblemText(problem)}`,
  "join-level-unknown": (unknown) => nothingCalled(unknown, "variable", "in the data"),
  "join-level-of-other-units": ({ at, many, one }) =>
    `${at}: the level and the key name different units: there are several of "${many}" in one of "${one}".`,
};
