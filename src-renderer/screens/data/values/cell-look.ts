import type { Variable } from "../../../../src-contract/variable.ts";
import { contains, type SelectionHolder } from "./cell-range.ts";
import { isAlignedRight, isDeclaredMissing, shownValue } from "./shown-value.ts";

/** Undefined: not there yet; null: missing. */
export type CellValue = number | string | null | undefined;

/** What a variable's cells look like, however they are drawn. */
export interface CellLook {
  readonly text: (value: CellValue) => string;
  readonly alignment: "grid-number" | "";
  /** By class, which cells have it. `row`: undefined while its values are not there. */
  readonly marks: Readonly<Record<string, (value: CellValue, row: number | undefined) => boolean>>;
}

/** `place`: of the variable among those shown. */
export function cellLook(
  variable: Variable,
  place: number,
  showsLabels: boolean,
  selection: SelectionHolder,
): CellLook {
  return {
    text: (value) => {
      if (value === undefined) return "";
      return value === null ? "·" : shownValue(value, variable, showsLabels);
    },
    alignment: isAlignedRight(variable, showsLabels) ? "grid-number" : "",
    marks: {
      "grid-missing": (value) => value === null,
      "grid-declared-missing": (value) =>
        value !== null && value !== undefined && isDeclaredMissing(value, variable.missing),
      "grid-selected": (_, row) => row !== undefined && contains(selection.current, { row, column: place }),
    },
  };
}
