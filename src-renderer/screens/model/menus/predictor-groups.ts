import { dependentPaths } from "../../../../src-engine/specification/change/predictor.ts";
import { partName, variableText } from "../../../../src-engine/specification/predictor-name.ts";
import { type Path, variableKey } from "../../../../src-engine/specification/term.ts";
import type { WorkingModel } from "../../../../src-engine/specification/working-model.ts";
import { changeEntry, type MenuEntry, type MenuGroup, withoutEmpty } from "./entries.ts";
import { addPowerEntry, formEntries } from "./form-entries.ts";
import { productEntries, slopeEntries, workOnEntries } from "./relation-entries.ts";

/** What can be done with a predictor where it stands in its equation. */
export function predictorGroups(model: WorkingModel, path: Path): readonly MenuGroup[] {
  const part = path.at(-1) ?? [];
  const [only, ...others] = part;
  const prefix = path.slice(0, -1);
  const forms: readonly MenuEntry[] =
    only !== undefined && others.length === 0
      ? formEntries(model, only)
      : part.map((variable) => ({
          kind: "submenu",
          id: variableKey(model.context, variable),
          label: variableText(model.context, variable),
          groups: [{ id: "forms", entries: formEntries(model, variable) }],
        }));
  const powers = only !== undefined && others.length === 0 ? addPowerEntry(model, prefix, only) : [];
  return withoutEmpty([
    { id: "forms", entries: forms },
    {
      id: "relations",
      entries: [...slopeEntries(model, path), ...workOnEntries(model, path), ...productEntries(model, path), ...powers],
    },
    { id: "place", entries: placeEntries(model, path) },
  ]);
}

function placeEntries(model: WorkingModel, path: Path): readonly MenuEntry[] {
  const dependents = dependentPaths(model, path).map((other) => partName(model.context, other.at(-1) ?? []));
  const remove = dependents.length === 0 ? "Remove" : `Remove with ${dependents.join(", ")}`;
  return [
    changeEntry(model, "left", "Move left", { kind: "move-predictor", path, direction: "left" }, { shortcut: "Alt+←" }),
    changeEntry(
      model,
      "right",
      "Move right",
      { kind: "move-predictor", path, direction: "right" },
      { shortcut: "Alt+→" },
    ),
    changeEntry(model, "remove", remove, { kind: "remove-predictor", path }, { shortcut: "Del" }),
  ];
}

/** What can be done with an intercept. */
export function interceptGroups(model: WorkingModel, path: Path): readonly MenuGroup[] {
  const prefix = path.slice(0, -1);
  return withoutEmpty([
    { id: "equation", entries: workOnEntries(model, path) },
    {
      id: "intercept",
      entries: [changeEntry(model, "remove", "Remove the intercept", { kind: "switch-intercept", prefix })],
    },
  ]);
}
