import type { LevelsDefinition, LevelsReport } from "../../../../src-contract/levels.ts";
import { nameStem } from "../../../parts/variable-bundles.ts";
import type { VariableGrouping } from "../../../state/view.ts";
import { measureNames, storageNames } from "../../../wording/variables.ts";
import type { VariableRow } from "./variable-row.ts";

export interface GroupingContext {
  readonly grouping: VariableGrouping;
  readonly levels: LevelsDefinition | null;
  readonly report: LevelsReport | null;
  /** Groups that the user opened or closed. */
  readonly toggled: ReadonlySet<string>;
  /** All are open while something is searched for. */
  readonly isSearching: boolean;
}

/** The rows under the heads of their groups, each group where its first variable stands; closed ones without their rows. */
export function groupedRows(rows: readonly VariableRow[], context: GroupingContext): readonly VariableRow[] {
  const { grouping, toggled, isSearching } = context;
  if (grouping === "none") return rows;
  const titleOf = titlesBy(context);
  const groups = new Map<string, VariableRow[]>();
  for (const row of rows) {
    const title = titleOf(row);
    const group = groups.get(title);
    if (group === undefined) groups.set(title, [row]);
    else group.push(row);
  }
  const opensByItself = grouping !== "name";
  return [...groups].flatMap(([title, [first, ...others]]) => {
    if (first === undefined || (grouping === "name" && others.length === 0)) return first ?? [];
    const key = `${grouping}: ${title}`;
    const isOpen = isSearching || opensByItself !== toggled.has(key);
    const head = { ...first, head: { key, title, count: others.length + 1, isOpen } };
    return isOpen ? [head, first, ...others] : [head];
  });
}

function titlesBy({ grouping, levels, report }: GroupingContext): (row: VariableRow) => string {
  const levelOf = new Map((report?.variables ?? []).map(({ name, level }) => [name, level]));
  return ({ variable: { name, storage, measure } }) => {
    switch (grouping) {
      case "name": {
        const stem = nameStem(name);
        return stem === null ? name : `${stem}…`;
      }
      case "level":
        return levelTitle(levels, levelOf.get(name));
      default:
        return storage === "number" ? measureNames[measure] : storageNames[storage];
    }
  };
}

function levelTitle(levels: LevelsDefinition | null, level: number | undefined): string {
  if (level === undefined) return "Level not known";
  if (level === 0) return "The same in all rows";
  const noun = level === 1 ? levels?.first.plural : levels?.upper[level - 2]?.plural;
  return `Level ${level}${noun === undefined ? "" : ` · ${noun}`}`;
}
