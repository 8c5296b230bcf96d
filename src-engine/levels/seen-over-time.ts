import type { DataSet } from "../table/data-set.ts";
import { type Factor, factorOf, factorOfPairs } from "../table/factor.ts";
import { meaningOfName, type NameMeaning } from "./name-meaning.ts";
import { variationOf } from "./unit-evidence.ts";
import { comparableValues } from "./variable-by-level.ts";

/**
 * Whether the rows of units are occasions. For groups a time must tell their rows apart: pupils of a school differ in age,
 * too. For others it may stand still from one row to the next (several entries of a day), but must not go back; what may
 * be something else, as a grade is a mark, must go on from row to row, as marks do not.
 */
export function isSeenOverTime(data: DataSet, units: Factor, meaning: NameMeaning): boolean {
  const isGroup = meaning.means === "unit" && meaning.kind.role === "group";
  return data.variables.some((variable) => {
    const said = meaningOfName(variable.name);
    const isTime = variable.storage === "date" || said.means === "time";
    if (!isTime) return false;
    if (isGroup) return tellsRowsApart(units, factorOf(data, variable), data.table.rows);
    const values = comparableValues(data, variable);
    if (said.means === "time" && !said.isCertain) return goesOn(values, units, (step) => step > 0);
    return (
      variationOf(values, units) === "within" &&
      (tellsRowsApart(units, factorOf(data, variable), data.table.rows) || goesOn(values, units, (step) => step >= 0))
    );
  });
}

function tellsRowsApart(units: Factor, time: Factor, rows: number): boolean {
  return factorOfPairs(units, time).categories.length >= nearlyAll * rows;
}

/** Whether values take a step forward from each row of a unit to its next one, as a rule. */
function goesOn(values: Float64Array, { codes, categories }: Factor, isForward: (step: number) => boolean): boolean {
  const last = new Float64Array(categories.length).fill(Number.NaN);
  let [steps, forward] = [0, 0];
  for (let i = 0; i < values.length; i++) {
    const unit = codes[i];
    if (unit < 0 || Number.isNaN(values[i])) continue;
    const step = values[i] - last[unit];
    last[unit] = values[i];
    if (Number.isNaN(step)) continue;
    steps++;
    if (isForward(step)) forward++;
  }
  return steps > 0 && forward >= nearlyAll * steps;
}

const nearlyAll = 0.95;
