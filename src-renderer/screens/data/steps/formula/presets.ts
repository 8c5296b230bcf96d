import type { LevelsDefinition } from "../../../../../src-contract/levels.ts";
import { writtenName } from "../../../../../src-engine/formula/tokens.ts";
import type { Completion } from "./completions.ts";

/** What people compute most, to begin with: the caret stands where the variable belongs. */
export function presetsFor(
  levels: LevelsDefinition | null,
): readonly { readonly label: string; readonly completion: Completion }[] {
  const [level] = levels?.upper ?? [];
  const names = level?.id.map(writtenName) ?? [];
  const unit = names.length > 1 ? `[${names.join(", ")}]` : names[0];
  const grouped =
    unit === undefined
      ? []
      : [
          preset(`Mean by ${level?.singular ?? "unit"}`, `mean(|, by: ${unit})`),
          preset(`Deviation from the ${level?.singular ?? "unit"}’s mean`, `center(|, by: ${unit})`),
          preset(`Standardized within ${level?.plural ?? "units"}`, `z(|, by: ${unit})`),
          preset("Value before", `lag(|, by: ${unit})`),
          preset("Value after", `lead(|, by: ${unit})`),
          preset(`Number within ${level?.singular ?? "unit"}`, `occasion(by: ${unit}|)`),
        ];
  return [
    ...grouped,
    preset("Standardized", "z(|)"),
    preset("Rank", "rank(|)"),
    preset("Groups of equal size", "ntile(|, 4)"),
    preset("Category of numbers", "if(| > 0, 1, 0)"),
    preset("Mean of items", "mean(|, valid: 2)"),
  ];
}

function preset(label: string, formula: string) {
  const caret = formula.indexOf("|");
  return { label, completion: { id: label, label, description: "", text: formula.replace("|", ""), caret } };
}
