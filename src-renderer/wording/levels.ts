import type { NestingReport, UnitNoun } from "../../src-contract/levels.ts";
import { nounOfName } from "../../src-wording/nouns.ts";
import { counted } from "./numbers.ts";

/** The words of the Levels screen. */

/** How two levels stand to each other. */
export function nestingText({ relation, split, example }: NestingReport, inner: UnitNoun, outer: UnitNoun): string {
  if (relation === "nested") return `Each ${inner.singular} belongs to one ${outer.singular}: the levels are nested.`;
  if (relation === "same") return `Each ${outer.singular} has a single ${inner.singular}: they are the same units.`;
  const such = example === null ? "" : `, such as ${example}`;
  return `${counted(split, inner)} ${split === 1 ? "occurs" : "occur"} in more than one ${outer.singular}${such}: the levels are not nested.`;
}

/** What a unit is called before anyone says so: the identifier's own name. */
export function nounOf(id: readonly string[]): UnitNoun {
  return nounOfName((id.at(-1) ?? "unit").replace(/[_.\s-]*(id|nr|no|num|code)$/i, "") || "unit");
}
