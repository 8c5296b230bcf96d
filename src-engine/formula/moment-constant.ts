import type { FormulaType } from "../../src-contract/formula-problem.ts";
import type { Place } from "./syntax.ts";
import { isMoment } from "./type-rules.ts";
import type { Typed } from "./typed.ts";
import { Wrong } from "./wrong.ts";

/** A text beside a date or a time as such a one. */
export function momentOf(place: Place, value: Typed, beside: FormulaType): Typed | null {
  const moment = momentConstant(value, beside);
  if (moment === null || !Number.isNaN(moment.value)) return moment;
  throw new Wrong(place, {
    code: "not-a-moment",
    of: beside === "time" ? "time" : "date",
    text: value.kind === "constant" ? String(value.value) : "",
  });
}

/** "2001-05-31" beside a date is one, and "10:30" beside a time. Null: it stands beside something else; NaN: it is none. */
function momentConstant(value: Typed, beside: FormulaType): (Typed & { readonly kind: "constant" }) | null {
  if (!isMoment(beside) || value.kind !== "constant" || typeof value.value !== "string") return null;
  return { type: beside, kind: "constant", value: beside === "date" ? dayOf(value.value) : secondsOf(value.value) };
}

/** JavaScript takes February 30th for March 1st. */
function dayOf(text: string): number {
  const milliseconds = /^\d{4}-\d{2}-\d{2}$/.test(text) ? Date.parse(text) : Number.NaN;
  const isThere = !Number.isNaN(milliseconds) && new Date(milliseconds).toISOString().startsWith(text);
  return isThere ? milliseconds / 86_400_000 : Number.NaN;
}

function secondsOf(text: string): number {
  const [, hours, minutes, seconds = "0"] = /^(\d{1,4}):([0-5]\d)(?::([0-5]\d(?:\.\d+)?))?$/.exec(text) ?? [];
  return hours === undefined ? Number.NaN : Number(hours) * 3600 + Number(minutes) * 60 + Number(seconds);
}
