import type { TermVariable } from "../../src-contract/analysis.ts";
import { groupOfLevel, levelCount, type ModelContext } from "./context.ts";
import { levelOfVariable } from "./term.ts";

/** The ways a number can be centered: not at all, at the means of the units of each higher level, at the overall mean. */
export function centeredForms(context: ModelContext, variable: TermVariable): readonly TermVariable[] {
  const { center, by, ...plain } = variable;
  const level = levelOfVariable(context, plain);
  const higher = Array.from({ length: levelCount(context) - level }, (_, step) => level + 1 + step);
  return [
    plain,
    ...higher.map((group): TermVariable => ({ ...plain, center: "group", by: groupOfLevel(context, group) })),
    { ...plain, center: "grand" },
  ];
}
