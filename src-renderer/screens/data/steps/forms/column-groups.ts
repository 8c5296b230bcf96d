import type { Variable } from "../../../../../src-contract/variable.ts";
import { numberedName } from "../../../../state/numbered-names.ts";

/** Columns of repeated measurements, recognized by their names: score1, score2, score3. */
export interface ColumnGroup {
  /** What their names have in common. */
  readonly name: string;
  readonly columns: readonly { readonly name: string; readonly time: number }[];
}

/** More groups than this are searched and chosen in a list, none of them to begin with. */
export const manyGroups = 12;

/** At least two columns of one storage, each time once, in the order of times. */
export function columnGroups(variables: readonly Variable[]): readonly ColumnGroup[] {
  const groups = new Map<string, { name: string; time: number }[]>();
  for (const { name, storage } of variables) {
    const numbered = numberedName(name);
    if (numbered === null) continue;
    const key = `${storage} ${numbered.stem}`;
    groups.set(key, [...(groups.get(key) ?? []), { name, time: numbered.time }]);
  }
  return [...groups]
    .map(([key, columns]) => ({
      name: key.slice(key.indexOf(" ") + 1),
      columns: columns.toSorted((a, b) => a.time - b.time),
    }))
    .filter(({ columns }) => columns.length > 1 && new Set(columns.map(({ time }) => time)).size === columns.length);
}

/**
 * Those measured at the times that most groups have, or at some of them: of five waves and a scale of six items the waves.
 * Of sets of times that are as frequent the largest counts.
 */
export function likelyGroups(groups: readonly ColumnGroup[]): readonly ColumnGroup[] {
  const timesOf = ({ columns }: ColumnGroup) => columns.map(({ time }) => time);
  const together = (group: ColumnGroup) => groups.filter((other) => timesOf(other).join() === timesOf(group).join());
  const [typical] = groups.toSorted(
    (a, b) => together(b).length - together(a).length || b.columns.length - a.columns.length,
  );
  const times = new Set(typical === undefined ? [] : timesOf(typical));
  return groups.filter((group) => timesOf(group).every((time) => times.has(time)));
}

/** Every time that a group has, and of each group its column then; null: not measured. */
export function alignedGroups(groups: readonly ColumnGroup[]) {
  const times = [...new Set(groups.flatMap(({ columns }) => columns.map(({ time }) => time)))].toSorted(
    (a, b) => a - b,
  );
  const outcomes = groups.map(({ name, columns }) => ({
    name,
    from: times.map((time) => columns.find((column) => column.time === time)?.name ?? null),
  }));
  return { times, outcomes };
}
