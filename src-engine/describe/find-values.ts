import type { FindAnswer, FindRequest } from "../../src-contract/find-values.ts";
import { type Outcome, refuse, succeed } from "../../src-contract/outcome.ts";
import type { Variable } from "../../src-contract/variable.ts";
import { clockText, isoMoment } from "../../src-wording/moments.ts";
import { columnOf, type DataSet } from "../table/data-set.ts";
import type { Column } from "../table/table.ts";

/** Whether the cell of a row is a hit. */
type Test = (row: number) => boolean;

interface Place {
  readonly row: number;
  readonly column: number;
}

/** Cells are gone through row by row, as people read. Refused where a variable is not there. */
export function findValues(data: DataSet, request: Omit<FindRequest, "table">): Outcome<FindAnswer> {
  const { variables: names, from, direction } = request;
  const unknown = names.find((name) => !data.byName.has(name));
  if (unknown !== undefined) return refuse({ code: "variable-unknown", name: unknown });
  const text = request.text.trim();
  const variables = names.flatMap((name) => data.byName.get(name) ?? []);
  if (text === "") return succeed({ hits: 0, found: null });
  const tests = variables.map((variable) => testOf(columnOf(data.table, variable), variable, text, request.withLabels));
  const { rows } = data.table;
  const start = from === null ? null : { row: from.row, column: names.indexOf(from.variable) };
  const place =
    direction === "previous"
      ? (lastBefore(tests, rows, start) ?? lastBefore(tests, rows, null))
      : (firstFrom(tests, rows, start, direction === "here") ?? firstFrom(tests, rows, null, true));
  if (place === null) return succeed({ hits: 0, found: null });
  const { hits, number } = counted(tests, rows, place);
  return succeed({ hits, found: { row: place.row, variable: names[place.column], number } });
}

function firstFrom(tests: readonly Test[], rows: number, start: Place | null, includes: boolean): Place | null {
  let best: Place | null = null;
  for (const [column, isHit] of tests.entries()) {
    let row = 0;
    if (start !== null) {
      const isAhead = column > start.column || (includes && column === start.column);
      row = isAhead ? start.row : start.row + 1;
    }
    // A column further right wins only in an earlier row.
    const end: number = best === null ? rows : best.row;
    while (row < end && !isHit(row)) row++;
    if (row < end) best = { row, column };
  }
  return best;
}

function lastBefore(tests: readonly Test[], rows: number, start: Place | null): Place | null {
  let best: Place | null = null;
  for (let column = tests.length - 1; column >= 0; column--) {
    let row = start === null ? rows - 1 : column < start.column ? start.row : start.row - 1;
    const end: number = best === null ? -1 : best.row;
    while (row > end && !tests[column](row)) row--;
    if (row > end) best = { row, column };
  }
  return best;
}

/** All hits, and how many of them come up to and with a place. */
function counted(
  tests: readonly Test[],
  rows: number,
  place: Place,
): { readonly hits: number; readonly number: number } {
  let [hits, number] = [0, 0];
  for (const [column, isHit] of tests.entries()) {
    const end = column <= place.column ? place.row + 1 : place.row;
    for (let row = 0; row < rows; row++) {
      if (!isHit(row)) continue;
      hits++;
      if (row < end) number++;
    }
  }
  return { hits, number };
}

function testOf(column: Column, variable: Variable, text: string, withLabels: boolean): Test {
  const isForMissing = text === "." || text === "·";
  const labels = withLabels ? variable.valueLabels : [];
  if (column.kind === "text") {
    const { codes, texts } = column;
    if (isForMissing) return (row) => codes[row] < 0;
    const labelOf = new Map(labels.map(({ value, label }) => [String(value), label]));
    const isHit = Uint8Array.from(texts, (own) => Number(includes(labelOf.get(own) ?? own, text)));
    return (row) => codes[row] >= 0 && isHit[codes[row]] === 1;
  }
  const { values } = column;
  if (isForMissing) return (row) => Number.isNaN(values[row]);
  const isNumberHit = numberTest(variable, text);
  if (labels.length === 0) return (row) => isNumberHit(values[row]);
  const byLabel = new Map(labels.map(({ value, label }) => [Number(value), includes(label, text)]));
  return (row) => byLabel.get(values[row]) ?? isNumberHit(values[row]);
}

/** Numbers that are, or are shown as, what was typed; dates and times of day in whose text it occurs. */
function numberTest({ storage, decimals }: Variable, text: string): (value: number) => boolean {
  if (storage === "date") return remembered((value) => includes(isoMoment(value), text));
  if (storage === "time") return remembered((value) => includes(clockText(value), text));
  const sought = Number(text.replace("−", "-").replace(",", "."));
  if (Number.isNaN(sought)) return () => false;
  const scale = 10 ** decimals;
  const shown = Math.round(sought * scale);
  const isShownSo = Math.abs(sought * scale - shown) < 1e-9;
  if (!isShownSo) return (value) => value === sought;
  const [low, high] = [shown - 0.5, shown + 0.5];
  return (value) => value * scale >= low && value * scale < high;
}

/** Each value is written once. */
function remembered(test: (value: number) => boolean): (value: number) => boolean {
  const known = new Map<number, boolean>();
  return (value) => {
    if (Number.isNaN(value)) return false;
    const before = known.get(value);
    if (before !== undefined) return before;
    const isHit = test(value);
    known.set(value, isHit);
    return isHit;
  };
}

function includes(text: string, part: string): boolean {
  return text.toLowerCase().includes(part.toLowerCase());
}
