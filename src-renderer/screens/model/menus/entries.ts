import type { TermVariable } from "../../../../src-contract/analysis.ts";
import type { Obstacle } from "../../../../src-engine/specification/change/obstacle.ts";
import type { EquationId } from "../../../../src-engine/specification/equations/equation.ts";
import { type ModelChange, obstacleTo } from "../../../../src-engine/specification/model-change.ts";
import type { WorkingModel } from "../../../../src-engine/specification/working-model.ts";

/** What a menu of the Model screen offers, as data: derived from the model, drawn by `EntriesMenu`. */
export interface MenuGroup {
  readonly id: string;
  readonly title?: string;
  readonly entries: readonly MenuEntry[];
}

export type MenuEntry =
  | {
      readonly kind: "change";
      readonly id: string;
      readonly label: string;
      readonly change: ModelChange;
      /** Why it cannot be chosen; null: it can. */
      readonly obstacle: Obstacle | null;
      readonly isChecked: boolean;
      readonly shortcut?: string;
      readonly hint?: string;
    }
  | {
      readonly kind: "request";
      readonly id: string;
      readonly label: string;
      readonly request: Request;
      readonly shortcut?: string;
    }
  | {
      readonly kind: "submenu";
      readonly id: string;
      readonly label: string;
      readonly hint?: string;
      readonly groups: readonly MenuGroup[];
    };

/** What the screen is asked to do instead of a change. */
export type Request =
  | { readonly kind: "describe"; readonly name: string }
  | { readonly kind: "center-at"; readonly variable: TermVariable }
  | { readonly kind: "work-on"; readonly equation: EquationId };

export function changeEntry(
  model: WorkingModel,
  id: string,
  label: string,
  change: ModelChange,
  details: { readonly isChecked?: boolean; readonly shortcut?: string; readonly hint?: string } = {},
): MenuEntry {
  const { isChecked = false, ...shown } = details;
  return { kind: "change", id, label, change, obstacle: obstacleTo(model, change), isChecked, ...shown };
}

/** Groups without entries are left out. */
export function withoutEmpty(groups: readonly MenuGroup[]): readonly MenuGroup[] {
  return groups.filter(({ entries }) => entries.length > 0);
}
