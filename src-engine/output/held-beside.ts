import { heldBeside } from "../../src-wording/outcomes.ts";
import type { FittedModel } from "./fitted-model.ts";

/** At which exposure and offset means are shown; nothing where the model has none. */
export function heldBesideNotes({ fit, columns }: Pick<FittedModel, "fit" | "columns">): readonly string[] {
  const { exposure, offset } = fit.design.specification;
  return [
    ...(exposure === null ? [] : [heldBeside.exposure(columns.labelOf(exposure))]),
    ...(offset === null ? [] : [heldBeside.offset(columns.labelOf(offset))]),
  ];
}
