import type { LevelReason, UnitNoun } from "../src-contract/levels.ts";
import { counted, listed } from "./failure/sentences.ts";

/** Why a variable looks like the identifier of units that are called `noun`: a sentence. */
export function levelReasonText(reason: LevelReason, noun: UnitNoun): string {
  switch (reason.code) {
    case "name-says-so":
      return `Its name, “${reason.name}”, says so.`;
    case "label-says-so":
      return "Its label says so.";
    case "starts-again":
      return `The values of “${reason.name}” start again in each ${listed(quoted(reason.within))}: only together do they tell ${noun.plural} apart.`;
    case "values-repeat":
      return `Its ${counted(reason.units, "value")} repeat, with ${rowsEach(reason.rowsPerUnit)} on average.`;
    case "constant-within":
      return `${listed(quoted(reason.variables))} ${reason.variables.length === 1 ? "does" : "do"} not vary within ${noun.plural}.`;
    case "rows-together":
      return `The rows of each ${noun.singular} stand together.`;
    case "contains":
      return `Each of the ${counted(reason.units, reason.inner.singular, reason.inner.plural)} belongs to one ${noun.singular}.`;
    case "crosses":
      return `Most of the ${counted(reason.units, reason.inner.singular, reason.inner.plural)} have rows of several ${noun.plural}, and the other way round.`;
  }
}

function quoted(names: readonly string[]): readonly string[] {
  return names.map((name) => `“${name}”`);
}

function rowsEach(rows: number): string {
  const shown = rows < 10 ? Math.round(rows * 10) / 10 : Math.round(rows);
  return shown === 1 ? "one row each" : `${shown.toLocaleString("en-US")} rows each`;
}
