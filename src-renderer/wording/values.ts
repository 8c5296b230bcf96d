import type { Variable } from "../../src-contract/variable.ts";
import { isoMoment } from "../../src-wording/moments.ts";

/** A stored value as the grid shows it. */
export function valueText(value: number | string, variable: Pick<Variable, "storage" | "decimals">): string {
  if (typeof value === "string") return value;
  if (variable.storage === "date") return isoMoment(value);
  if (variable.storage === "time") return timeText(value);
  return numberText(value, variable.decimals);
}

/** With the variable's decimals, unless that would hide what is there: very large and very small numbers get exponents. */
export function numberText(value: number, decimals: number): string {
  const size = Math.abs(value);
  if (size >= 1e15 || (size > 0 && size < 0.5 * 10 ** -Math.max(decimals, 6))) {
    return value.toExponential(4).replace("-", "−").replace("e+", "e").replace("e-", "e−");
  }
  return value.toFixed(decimals).replace("-", "−");
}

/** Seconds as 14:02:05. */
function timeText(seconds: number): string {
  const size = Math.abs(seconds);
  const parts = [Math.floor(size / 3600), Math.floor(size / 60) % 60, Math.floor(size % 60)];
  const fraction = Number.isInteger(size) ? "" : (size % 1).toFixed(3).slice(1);
  return `${seconds < 0 ? "−" : ""}${parts.map((part) => String(part).padStart(2, "0")).join(":")}${fraction}`;
}
