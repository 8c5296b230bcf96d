import type { ImportProblem, ImportReason } from "../../../src-contract/data-import.ts";
import type { CellSource } from "./cell.ts";
import { type CollectRequest, collectColumns } from "./collect-columns.ts";
import type { ColumnCollector, ColumnPlan } from "./column-collector.ts";
import type { ColumnLayout } from "./column-layout.ts";
import { areFewWords, guessColumn, mostlyDatesReason, textReason } from "./guess-column.ts";
import { exceptionsOf } from "./misfits.ts";
import type { IsMissingCode } from "./missing-codes.ts";

/** A column as it was read, and why as this. */
export interface ReadColumn {
  readonly collector: ColumnCollector;
  readonly reason: ImportReason;
}

export interface ReadColumns {
  /** By position in the file. */
  readonly columns: readonly ReadColumn[];
  readonly rows: number;
  readonly problems: readonly ImportProblem[];
}

/**
 * Reads every column as the first rows suggest, and those that turn out to be something else further down ("A17" after
 * thousands of numbers) once more.
 */
export async function readColumns(
  source: CellSource,
  layout: ColumnLayout,
  isMissingCode: IsMissingCode,
  { keepFooter, report, checkSize }: Pick<CollectRequest, "report" | "checkSize"> & { readonly keepFooter: boolean },
): Promise<ReadColumns> {
  const { headerRow, header, width } = layout;
  let lastRow: number | null = null;
  const collect = (planOf: CollectRequest["planOf"]) =>
    collectColumns({ source, headerRow: headerRow ?? 0, header, lastRow, width, planOf, report, checkSize });
  const guessed: CollectRequest["planOf"] = (position) =>
    layout.guesses[position]?.plan ?? { storage: "number", notation: null };
  let first = await collect(guessed);
  const footer = keepFooter ? null : first.footer;
  if (footer !== null) {
    lastRow = footer.firstRow - 1;
    first = await collect(guessed);
  }
  const columns = new Map<number, ReadColumn>();
  let collectors = first.collectors;
  for (;;) {
    const again = new Map<number, ColumnPlan>();
    for (const [position, collector] of collectors.entries()) {
      if (collector === null) continue;
      const before = columns.get(position)?.reason ?? layout.guesses[position]?.reason ?? { code: "empty-column" };
      const { reason, otherPlan } = judge(collector, before, isMissingCode);
      columns.set(position, { collector, reason });
      if (otherPlan !== null) again.set(position, otherPlan);
    }
    if (again.size === 0) break;
    collectors = (await collect((position) => again.get(position) ?? null)).collectors;
  }
  return {
    columns: [...columns].sort(([a], [b]) => a - b).map(([, column]) => column),
    rows: first.rows,
    problems: footer === null ? first.problems : [...first.problems, footer.problem],
  };
}

/** Whether a column is what it was read as, now that all of it has been seen. */
function judge(
  collector: ColumnCollector,
  reason: ImportReason,
  isMissingCode: IsMissingCode,
): { readonly reason: ImportReason; readonly otherPlan: ColumnPlan | null } {
  if (collector.storage === "text" || reason.code === "user-chose") return { reason, otherPlan: null };
  if (collector.storage === "number") {
    const guess = guessColumn(collector, isMissingCode);
    const isAsRead = guess.plan.storage === "number" && guess.plan.notation === collector.notation;
    return { reason: guess.reason, otherPlan: isAsRead ? null : guess.plan };
  }
  const exceptions = exceptionsOf(collector.misfits, isMissingCode);
  if (exceptions.length === 0) return { reason, otherPlan: null };
  const { overflow } = collector.misfits;
  return collector.storage === "date" && !overflow && areFewWords(exceptions, collector.cells)
    ? { reason: mostlyDatesReason(collector.patternName, exceptions), otherPlan: null }
    : { reason: textReason(exceptions), otherPlan: { storage: "text" } };
}
