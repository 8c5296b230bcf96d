import type { NewRow } from "../../src-contract/after.ts";
import type { Design } from "../design/design.ts";
import { meanOf } from "../design/row-values.ts";

/** What a new row says of how much it stands for. */
export interface RowAmounts {
  /** Offset and ln exposure: as given, else the mean over the rows. */
  readonly offset: number;
  /** Binomial: as given, else the mean over the rows as a whole number; else 1. */
  readonly trials: number;
}

/** Null: an exposure or a number of trials that is not positive, or a text where a number belongs. */
export function rowAmounts(design: Design, row: NewRow): RowAmounts | null {
  const { exposure, offset, trials } = design.specification;
  const amounts = {
    offset: (numberAt(design, row, offset) ?? 0) + (numberAt(design, row, exposure, Math.log) ?? 0),
    trials: trialsOf(design, row, trials),
  };
  return Number.isFinite(amounts.offset) && amounts.trials >= 1 ? amounts : null;
}

/** Null: the model has no such variable. */
function numberAt(
  { values }: Design,
  row: NewRow,
  name: string | null,
  scale = (value: number) => value,
): number | null {
  if (name === null) return null;
  const given = row[name];
  if (given !== undefined) return scale(Number(given));
  return meanOf(
    values.continuous({ kind: "continuous", name, centering: { kind: "none" }, meanBy: null, power: 1 }).map(scale),
  );
}

function trialsOf(design: Design, row: NewRow, name: string | null): number {
  const given = numberAt(design, row, name) ?? 1;
  return name !== null && row[name] !== undefined && !Number.isInteger(given) ? Number.NaN : Math.round(given);
}
