import type { ImportProblem } from "../../src-contract/data-import.ts";

/** What is to be told of columns that hold something else than single values. */
export function leftOutProblem(names: readonly string[]): readonly ImportProblem[] {
  return names.length === 0 ? [] : [{ code: "columns-left-out", names }];
}
