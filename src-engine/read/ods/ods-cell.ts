import type { Cell } from "../cells/cell.ts";
import { datePatterns } from "../cells/parse-date.ts";
import type { FormulaResult } from "../sheet-remarks.ts";
import { attribute } from "../xml.ts";

/** What a cell holds (OpenDocument 1.3 part 3, section 19.385), by its opening tag and the text that is shown. */
export function cellOf(tag: string, text: string): Cell {
  switch (attribute(tag, "office:value-type")) {
    case "float":
    case "percentage":
    case "currency":
      return finite(Number(attribute(tag, "office:value") ?? Number.NaN));
    case "boolean":
      // Python's pandas writes the value where numbers have theirs.
      return (
        (attribute(tag, "office:boolean-value") ?? attribute(tag, "office:value") ?? text.toLowerCase()) === "true"
      );
    case "date": {
      const days = datePatterns[0]?.parse(attribute(tag, "office:date-value") ?? "") ?? Number.NaN;
      return Number.isNaN(days) ? text : { days };
    }
    case "time": {
      const seconds = durationSeconds(attribute(tag, "office:time-value") ?? "");
      return Number.isNaN(seconds) ? text : { seconds };
    }
    default: {
      // Errors have an empty value of their own beside the text that is shown.
      const shown = attribute(tag, "office:string-value") || text;
      return shown === "" ? null : shown;
    }
  }
}

function finite(value: number): number | null {
  return Number.isFinite(value) ? value : null;
}

/** A duration as XML Schema writes it: `PT10H30M05.5S`. */
function durationSeconds(duration: string): number {
  const [whole, sign, days, hours, minutes, seconds] =
    /^(-?)P(?:(\d+)D)?T?(?:(\d+)H)?(?:(\d+)M)?(?:(\d+(?:[.,]\d+)?)S)?$/.exec(duration) ?? [];
  if (whole === undefined) return Number.NaN;
  const size = Number(days ?? 0) * 86_400 + Number(hours ?? 0) * 3600 + Number(minutes ?? 0) * 60;
  return (sign === "-" ? -1 : 1) * (size + Number(seconds?.replace(",", ".") ?? 0));
}

/** What stands beside a cell's formula; null: it has none. */
export function formulaResult(tag: string): FormulaResult | null {
  if (attribute(tag, "table:formula") === null) return null;
  const value = valueAttributes[attribute(tag, "office:value-type") ?? ""];
  return value === undefined || (value !== "" && attribute(tag, value) === null) ? "none" : "value";
}

/** Texts stand between the tags. */
const valueAttributes: Readonly<Record<string, string>> = {
  float: "office:value",
  percentage: "office:value",
  currency: "office:value",
  boolean: "office:boolean-value",
  date: "office:date-value",
  time: "office:time-value",
  string: "",
};
