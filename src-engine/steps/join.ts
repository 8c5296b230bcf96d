import type { JoinStep } from "../../src-contract/step-contents.ts";
import type { JoinReport, KeyExamples } from "../../src-contract/step-report.ts";
import type { Variable } from "../../src-contract/variable.ts";
import { columnOf, type DataSet, dataSet } from "../table/data-set.ts";
import { columnId, findVariables, freeName, isRefusal, notThere, takeFrom, takeRows } from "./columns.ts";
import { type KeyPair, keyPair } from "./key-comparison.ts";
import { type MatchedKeys, matchKeys } from "./keys.ts";
import { cannot, done, type FindTable, type OtherTable, type StepRefusal, type StepResult } from "./step-result.ts";
import { numberWriter } from "./value-text.ts";

/**
 * Adds the variables of another table's row with the same key. The other table is read as it is, in any order; keys that
 * it has more than once are refused (unless the first row is to count), and so is a join in which nothing matches.
 */
export function join(data: DataSet, step: string, content: JoinStep, find: FindTable): StepResult {
  const other = find(content.from);
  if (isRefusal(other)) return other;
  const pairs = keyPairs(data, other.data, content.keys);
  if (isRefusal(pairs)) return pairs;
  const keys = matchKeys(data, other.data, pairs);
  const taken = takenVariables(other.data, pairs, content.variables);
  if (isRefusal(taken)) return taken;

  const rowOfKey = firstRows(keys);
  const named = freeNames(data, taken);
  const report = reportOf(keys, rowOfKey, data, other, pairs, named);
  if (report.matchedRows === 0) return cannot({ code: "no-key-matches", from: other.name, report });
  if (report.duplicateKeys.count > 0 && content.duplicates !== "first") {
    return cannot({ code: "duplicate-keys", from: other.name, report });
  }

  const from = keys.left.map((key) => (key < 0 ? -1 : rowOfKey[key]));
  const details = { kind: "join", ...report } as const;
  if (content.unmatched !== "drop") return done(withTaken(data, step, other.data, named, from), details);
  const kept = Int32Array.from([...from.keys()].filter((row) => from[row] >= 0));
  const rows = takeRows(data, kept);
  return done(
    withTaken(
      rows,
      step,
      other.data,
      named,
      Int32Array.from(kept, (row) => from[row]),
    ),
    details,
  );
}

/** A variable of the other table and what it is called here. */
interface TakenVariable {
  readonly variable: Variable;
  readonly name: string;
}

function keyPairs(data: DataSet, other: DataSet, keys: JoinStep["keys"]): readonly KeyPair[] | StepRefusal {
  const pairs: KeyPair[] = [];
  for (const key of keys) {
    const [here, there] = [data.byName.get(key.left), other.byName.get(key.right)];
    if (here === undefined) return notThere(data, key.left);
    if (there === undefined) return notThere(other, key.right);
    pairs.push(keyPair(here, there, key));
  }
  return pairs;
}

function takenVariables(
  other: DataSet,
  pairs: readonly KeyPair[],
  names: readonly string[] | undefined,
): readonly Variable[] | StepRefusal {
  if (names === undefined) return other.variables.filter((variable) => !pairs.some(({ right }) => right === variable));
  return findVariables(other, names);
}

/** The first row of the other table with each key; -1: it has none. */
function firstRows({ right, count }: MatchedKeys): Int32Array {
  const rows = new Int32Array(count).fill(-1);
  for (let row = right.length - 1; row >= 0; row--) if (right[row] >= 0) rows[right[row]] = row;
  return rows;
}

function freeNames(data: DataSet, variables: readonly Variable[]): readonly TakenVariable[] {
  const names = new Set(data.variables.map(({ name }) => name));
  return variables.map((variable) => {
    const name = freeName(variable.name, names);
    names.add(name);
    return { variable, name };
  });
}

function withTaken(
  data: DataSet,
  step: string,
  other: DataSet,
  taken: readonly TakenVariable[],
  from: Int32Array,
): DataSet {
  const columns = new Map(data.table.columns);
  const variables = [...data.variables];
  for (const { variable, name } of taken) {
    const column = columnId(step, name);
    columns.set(column, takeFrom(columnOf(other.table, variable), from));
    variables.push({ ...variable, column, name });
  }
  return dataSet({ rows: data.table.rows, columns }, variables);
}

function reportOf(
  { left, right, count, differentTypes }: MatchedKeys,
  rowOfKey: Int32Array,
  data: DataSet,
  other: OtherTable,
  pairs: readonly KeyPair[],
  taken: readonly TakenVariable[],
): JoinReport {
  const leftRow = new Int32Array(count).fill(-1);
  const timesRight = new Int32Array(count);
  let [matchedRows, rowsWithoutKey] = [0, 0];
  for (let row = 0; row < left.length; row++) {
    const key = left[row];
    if (key < 0) rowsWithoutKey++;
    else {
      if (leftRow[key] < 0) leftRow[key] = row;
      if (rowOfKey[key] >= 0) matchedRows++;
    }
  }
  for (let row = 0; row < right.length; row++) if (right[row] >= 0) timesRight[right[row]]++;
  const keys = Array.from({ length: count }, (_, key) => key);
  const here = keysText(
    data,
    pairs.map((pair) => pair.left),
    leftRow,
  );
  const there = keysText(
    other.data,
    pairs.map((pair) => pair.right),
    rowOfKey,
  );
  return {
    from: other.name,
    matchedRows,
    unmatchedRows: left.length - matchedRows - rowsWithoutKey,
    rowsWithoutKey,
    matchedKeys: keys.filter((key) => leftRow[key] >= 0 && rowOfKey[key] >= 0).length,
    unmatchedKeys: examples(
      keys.filter((key) => leftRow[key] >= 0 && rowOfKey[key] < 0),
      here,
    ),
    unusedKeys: examples(
      keys.filter((key) => leftRow[key] < 0 && rowOfKey[key] >= 0),
      there,
    ),
    duplicateKeys: examples(
      keys.filter((key) => leftRow[key] >= 0 && timesRight[key] > 1),
      there,
    ),
    differentTypes,
    renamed: taken
      .filter(({ variable, name }) => variable.name !== name)
      .map(({ variable, name }) => ({ from: variable.name, to: name })),
  };
}

const mostExamples = 5;

function examples(keys: readonly number[], text: (key: number) => string): KeyExamples {
  return { count: keys.length, examples: keys.slice(0, mostExamples).map(text) };
}

/** A key as its table shows it, by the row it is in: "12", "12 / 3". */
function keysText(data: DataSet, variables: readonly Variable[], rows: Int32Array): (key: number) => string {
  const columns = variables.map((variable) => ({
    column: columnOf(data.table, variable),
    write: numberWriter(variable.storage),
  }));
  return (key) =>
    columns
      .map(({ column, write }) => {
        const row = rows[key];
        return column.kind === "number" ? write(column.values[row]) : (column.texts[column.codes[row]] ?? "");
      })
      .join(" / ");
}
