import type { LevelReason, NestingReport, UnitNoun } from "../../src-contract/levels.ts";
import { count, counted } from "./numbers.ts";

/** The words of the Levels screen. */

/** Why a variable looks like the identifier of units. */
export function levelReasonText(reason: LevelReason, noun: UnitNoun): string {
  switch (reason.code) {
    case "name-says-so":
      return `Its name, “${reason.name}”, says so.`;
    case "values-repeat":
      return `Its values repeat: ${count(reason.units)} of them, ${count(Math.round(reason.rowsPerUnit))} rows each on average.`;
    case "constant-within":
      return `${list(reason.variables)} ${reason.variables.length === 1 ? "has" : "have"} one value in each ${noun.singular}.`;
    case "rows-together":
      return `The rows of a ${noun.singular} stand together.`;
    case "contains":
      return `Each “${reason.inner}” belongs to one ${noun.singular}.`;
  }
}

/** How two levels stand to each other. */
export function nestingText({ relation, split, example }: NestingReport, inner: UnitNoun, outer: UnitNoun): string {
  if (relation === "nested") return `Each ${inner.singular} belongs to one ${outer.singular}: the levels are nested.`;
  if (relation === "same") return `Each ${outer.singular} has a single ${inner.singular}: they are the same units.`;
  const such = example === null ? "" : `, such as ${example}`;
  return `${counted(split, inner)} occur in more than one ${outer.singular}${such}: the levels are not nested.`;
}

/** What a unit is called before anyone says so: the identifier's own name. */
export function nounOf(id: readonly string[]): UnitNoun {
  const name = (id.at(-1) ?? "unit").replace(/[_.\s-]*(id|nr|no|num|code)$/i, "").toLowerCase() || "unit";
  return { singular: name, plural: pluralOf(name) };
}

export function pluralOf(singular: string): string {
  if (/[^aeiou]y$/.test(singular)) return `${singular.slice(0, -1)}ies`;
  return /(s|x|ch|sh)$/.test(singular) ? `${singular}es` : `${singular}s`;
}

function list(words: readonly string[], longest = 4): string {
  const names = words.map((word) => `“${word}”`);
  const shown = names.length > longest ? [...names.slice(0, longest), `${names.length - longest} more`] : names;
  return shown.length < 2 ? shown.join("") : `${shown.slice(0, -1).join(", ")} and ${shown.at(-1)}`;
}
