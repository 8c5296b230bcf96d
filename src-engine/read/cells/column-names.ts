import type { ImportProblem } from "../../../src-contract/data-import.ts";

export interface ColumnName {
  /** What stands in the file, in one line; empty where nothing does. */
  readonly header: string;
  readonly name: string;
  /** The header in full where it is too long for a name; else empty. */
  readonly label: string;
  readonly problem: ImportProblem | null;
}

/**
 * A name for each column, all different. Columns without a header are called by their position ("V7"); a name that is
 * taken gets a number ("score_2"); a header longer than a name can be becomes the variable's label. Where the file has
 * no header row, a missing one is no problem.
 */
export function columnNames(headers: readonly string[], hasHeaderRow: boolean): readonly ColumnName[] {
  const texts = headers.map((header) => header.replace(/\s+/g, " ").trim());
  const free = nameGiver(texts);
  return texts.map((header, column) => {
    const wanted = header === "" ? `V${column + 1}` : cut(header);
    const name = free(wanted, header);
    const label = header.length > longestName ? header : "";
    return { header, name, label, problem: problemOf() };

    function problemOf(): ImportProblem | null {
      if (header === "") return hasHeaderRow ? { code: "empty-name", column, name } : null;
      return name === wanted ? null : { code: "duplicate-name", column, original: wanted, name };
    }
  });
}

/** As in SPSS. */
const longestName = 64;

function cut(header: string): string {
  return header.length <= longestName ? header : Array.from(header).slice(0, longestName).join("").trim();
}

/** Gives each column the name it wants, or that with the next free number; made-up names keep off the file's own. */
function nameGiver(own: readonly string[]): (wanted: string, header: string) => string {
  const headers = new Set(own);
  const given = new Set<string>();
  const lastNumber = new Map<string, number>();
  const isTaken = (name: string) => given.has(name) || headers.has(name);
  const numbered = (wanted: string) => {
    let number = (lastNumber.get(wanted) ?? 1) + 1;
    while (isTaken(`${wanted}_${number}`)) number++;
    lastNumber.set(wanted, number);
    return `${wanted}_${number}`;
  };
  return (wanted, header) => {
    const name = given.has(wanted) || (wanted !== header && headers.has(wanted)) ? numbered(wanted) : wanted;
    given.add(name);
    return name;
  };
}
