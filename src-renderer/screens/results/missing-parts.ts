import type { AfterPart } from "../../../src-contract/after.ts";
import type { AfterAnswer } from "../../../src-contract/engine-api.ts";

/** The parts that were asked for and of which the model has none. */
export function missingParts(show: readonly AfterPart[], { tables, charts }: AfterAnswer): readonly AfterPart[] {
  const kinds = new Set<string>([...tables, ...charts].map(({ kind }) => kind));
  return show.filter((part) => ![part, ...otherKinds(part)].some((kind) => kinds.has(kind)));
}

/** Most parts have a table of their name. */
function otherKinds(part: AfterPart): readonly string[] {
  switch (part) {
    case "variance-by-level":
      return ["variance-partition"];
    case "residuals":
      return ["residuals-by-prediction", "residual-quantiles"];
    default:
      return [];
  }
}
