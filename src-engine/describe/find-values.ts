import type { FindAnswer, FindRequest } from "../../src-contract/find-values.ts";
import { type Outcome, refuse, succeed } from "../../src-contract/outcome.ts";
import type { Variable } from "../../src-contract/variable.ts";
import { clockText, isoMoment } from "../../src-wording/moments.ts";
import { columnOf, type DataSet } from "../table/data-set.ts";
import type { Column } from "../table/table.ts";
import { countHits, firstHit, lastHit, type Mark, markRounded, markWhere } from "./marked-rows.ts";

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
  const columns = variables.map((variable) =>
    markOf(columnOf(data.table, variable), variable, text, request.withLabels),
  );
  const { rows } = data.table;
  const start = from === null ? null : { row: from.row, column: names.indexOf(from.variable) };
  const place =
    direction === "previous"
      ? (lastBefore(columns, rows, start) ?? lastBefore(columns, rows, null))
      : (firstFrom(columns, rows, start, direction === "here") ?? firstFrom(columns, rows, null, true));
  if (place === null) return succeed({ hits: 0, found: null });
  const { hits, number } = counted(columns, rows, place);
  return succeed({ hits, found: { row: place.row, variable: names[place.column], number } });
}

function firstFrom(columns: readonly Mark[], rows: number, start: Place | null, includes: boolean): Place | null {
  let best: Place | null = null;
  for (const [column, mark] of columns.entries()) {
    let row = 0;
    if (start !== null) {
      const isAhead = column > start.column || (includes && column === start.column);
      row = isAhead ? start.row : start.row + 1;
    }
    // A column further right wins only in an earlier row.
    const found = firstHit(mark, row, best === null ? rows : best.row);
    if (found !== null) best = { row: found, column };
  }
  return best;
}

function lastBefore(columns: readonly Mark[], rows: number, start: Place | null): Place | null {
  let best: Place | null = null;
  for (let column = columns.length - 1; column >= 0; column--) {
    const end = start === null ? rows : column < start.column ? start.row + 1 : start.row;
    const found = lastHit(columns[column], best === null ? 0 : best.row + 1, end);
    if (found !== null) best = { row: found, column };
  }
  return best;
}

/** All hits, and how many of them come up to and with a place. */
function counted(
  columns: readonly Mark[],
  rows: number,
  place: Place,
): { readonly hits: number; readonly number: number } {
  let [hits, number] = [0, 0];
  for (const [column, mark] of columns.entries()) {
    const end = column <= place.column ? place.row + 1 : place.row;
    const before = countHits(mark, 0, end);
    number += before;
    hits += before + countHits(mark, end, rows);
  }
  return { hits, number };
}

/** Where in a column the text is. */
function markOf(column: Column, variable: Variable, text: string, withLabels: boolean): Mark {
  const isForMissing = text === "." || text === "·";
  const labels = withLabels ? variable.valueLabels : [];
  if (column.kind === "text") {
    const { codes, texts } = column;
    if (isForMissing) return markWhere(codes, (code) => code < 0);
    const labelOf = new Map(labels.map(({ value, label }) => [String(value), label]));
    const isHit = Uint8Array.from(texts, (own) => Number(includes(labelOf.get(own) ?? own, text)));
    return markWhere(codes, (code) => code >= 0 && isHit[code] === 1);
  }
  const { values } = column;
  if (isForMissing) return markWhere(values, Number.isNaN);
  if (labels.length === 0 && variable.storage === "number") return markNumbers(values, variable.decimals, text);
  const byLabel = new Map(labels.map(({ value, label }) => [Number(value), includes(label, text)]));
  const isValue = valueTest(variable, text);
  return markWhere(
    values,
    remembered((value) => byLabel.get(value) ?? isValue(value)),
  );
}

/** Numbers are hits that are, or are shown as, what was typed; dates and times of day in whose text it occurs. */
function valueTest({ storage, decimals }: Variable, text: string): (value: number) => boolean {
  if (storage === "date") return (value) => includes(isoMoment(value), text);
  if (storage === "time") return (value) => includes(clockText(value), text);
  const block = new Uint8Array(1);
  return (value) => {
    markNumbers(Float64Array.of(value), decimals, text)(0, 1, block);
    return block[0] === 1;
  };
}

function markNumbers(values: Float64Array, decimals: number, text: string): Mark {
  const sought = Number(text.replace("−", "-").replace(",", "."));
  const scale = 10 ** decimals;
  const shown = Math.round(sought * scale);
  const isShownSo = Math.abs(sought * scale - shown) < 1e-9;
  return isShownSo ? markRounded(values, scale, shown) : markWhere(values, (value) => value === sought);
}

/** Each value is looked at once. */
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
