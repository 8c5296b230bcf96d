import type { LevelReason, UnitNoun } from "../src-contract/levels.ts";
import { counted, listed } from "./failure/sentences.ts";

/** Why a variable looks like the identifier of units that are called `noun`: a sentence. */
export function levelReasonText(reason: LevelReason, noun: UnitNoun): string {
  switch (reason.code) {
    case "name-says-so":
      return `Its name, “${reason.name}”, says so.`;
    case "values-repeat":
      return `It has ${counted(reason.units, "value")} that repeat, with ${rowsEach(reason.rowsPerUnit)} on average.`;
    case "constant-within":
      return `${listed(reason.variables.map((name) => `“${name}”`))} ${reason.variables.length === 1 ? "does" : "do"} not vary within ${noun.plural}.`;
    case "rows-together":
      return `The rows of each ${noun.singular} stand together.`;
    case "contains":
      return `Each of the ${counted(reason.units, "value")} of “${reason.inner}” belongs to one ${noun.singular}.`;
  }
}

function rowsEach(rows: number): string {
  const shown = rows < 10 ? Math.round(rows * 10) / 10 : Math.round(rows);
  return shown === 1 ? "one row each" : `${shown.toLocaleString("en-US")} rows each`;
}
