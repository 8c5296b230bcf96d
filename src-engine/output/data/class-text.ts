import type { Storage, Variable } from "../../../src-contract/variable.ts";
import { distributionWords as words } from "../../../src-wording/data-charts.ts";
import { clockText, isoMoment } from "../../../src-wording/moments.ts";
import type { ValueClasses } from "../../describe/value-classes.ts";
import { tidy } from "../../math/nice-step.ts";

/** A class of values in words: "10" where it is one whole number, else "10 to < 15"; the last one has its upper end, too. */
export function classText(classes: ValueClasses, index: number, variable: Pick<Variable, "storage">): string {
  const { start, width, counts, areWholeNumbers } = classes;
  const [from, to] = [start + index * width, start + (index + 1) * width];
  if (areWholeNumbers) return momentText(from + 0.5, variable.storage);
  const isLast = index === counts.length - 1;
  return words.classOf(momentText(from, variable.storage), momentText(to, variable.storage), isLast);
}

/** A number, date or time of day as people write it. */
export function momentText(value: number, storage: Storage): string {
  if (storage === "date") return isoMoment(Math.round(value));
  if (storage === "time") return clockText(Math.round(value));
  return String(tidy(value)).replace("-", "−");
}
