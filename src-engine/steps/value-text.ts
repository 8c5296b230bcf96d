import type { Storage } from "../../src-contract/variable.ts";
import { clockText, isoMoment } from "../../src-wording/moments.ts";
import { decimalText } from "./formula/texts.ts";

/** How a number of a variable is written as a text: dates as 2024-01-31, times as 08:05:30. */
export function numberWriter(storage: Storage): (value: number) => string {
  switch (storage) {
    case "date":
      return (days) => isoMoment(days);
    case "time":
      return clockText;
    default:
      return decimalText;
  }
}
