import type { ProjectModel } from "../../../../src-contract/project.ts";

/** Where in the document a model stands after it was dropped before or after another one. */
export function reordered(
  models: readonly ProjectModel[],
  moved: string,
  target: string,
  position: "before" | "after" | "on",
): number {
  const others = models.filter(({ id }) => id !== moved);
  const at = others.findIndex(({ id }) => id === target);
  return position === "after" ? at + 1 : Math.max(at, 0);
}
