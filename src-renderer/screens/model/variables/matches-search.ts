import type { ContextVariable } from "../../../../src-engine/specification/context.ts";

/** Whether a variable is meant by what was typed into a search field: part of its name or label, whatever the case. */
export function matchesSearch({ name, label }: ContextVariable, searched: string): boolean {
  const wanted = searched.trim().toLowerCase();
  return wanted === "" || name.toLowerCase().includes(wanted) || label.toLowerCase().includes(wanted);
}
