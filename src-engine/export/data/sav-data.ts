import { spssNames } from "../../specification/name-rules.ts";
import type { DataSet } from "../../table/data-set.ts";
import { otherNames } from "./other-names.ts";
import { savCases } from "./sav-cases.ts";
import { savDictionary } from "./sav-dictionary.ts";
import { savVariable } from "./sav-variable.ts";

/**
 * An SPSS system file in UTF-8 (PSPP Developers Guide, "System File Format"), its data packed byte by byte: names, labels,
 * value labels, missing values, measures, dates and texts of up to 32,767 bytes.
 */
export function* savData(data: DataSet): Generator<Uint8Array> {
  const variables = otherNames(data.variables, spssNames).map((named, index) => savVariable(named, index, data));
  yield savDictionary(variables, data.table.rows);
  yield* savCases(variables, data.table.rows);
}
