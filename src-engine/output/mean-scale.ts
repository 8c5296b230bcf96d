import { meanAxisText, offsetHeld } from "../../src-wording/outcomes.ts";
import { meanOf } from "../design/row-values.ts";
import { meanAt } from "../fit/predicted-effects.ts";
import type { FittedModel } from "./fitted-model.ts";

/** From the linear predictor without offset to the scale on which a chart shows the outcome: its mean. */
export interface MeanScale {
  readonly label: string;
  readonly isLinear: boolean;
  at(predictor: number): number;
  /** What a note should say of it. */
  readonly notes: readonly string[];
}

export function meanScale({ fit, outcomeLabel, context }: FittedModel): MeanScale {
  const { specification, offset, event } = fit.design;
  const held = offset === null ? 0 : meanOf(offset);
  const categories = context.variables.get(specification.outcome)?.categories ?? [];
  const label = categories.find(({ value }) => value === event)?.label ?? (event === null ? null : String(event));
  return {
    label: meanAxisText(specification.distribution, outcomeLabel, label),
    isLinear: fit.kind === "linear" || specification.link === "identity",
    at: (predictor) => meanAt(fit, predictor + held),
    notes: offset === null ? [] : [offsetHeld],
  };
}
