import type { TermVariable } from "../../../../src-contract/analysis.ts";
import {
  type ContextVariable,
  entersAsCategories,
  groupOfLevel,
  levelCount,
  nounOfLevel,
} from "../../../../src-engine/specification/context.ts";
import type { Equation } from "../../../../src-engine/specification/equations/equation.ts";
import { equationAt } from "../../../../src-engine/specification/equations/level-equations.ts";
import { targetPrefix } from "../../../../src-engine/specification/equations/target-equation.ts";
import { type Path, samePath } from "../../../../src-engine/specification/term.ts";
import type { WorkingModel } from "../../../../src-engine/specification/working-model.ts";
import { changeEntry, type MenuEntry, type MenuGroup, withoutEmpty } from "./entries.ts";
import { equationTitle } from "./equation-titles.ts";
import { addFormEntries, formEntries, hasFewCategories } from "./form-entries.ts";
import { productEntries, slopeEntries } from "./relation-entries.ts";

/** What can be done with a variable while `current` is the equation being worked on. */
export function variableGroups(model: WorkingModel, name: string, current: Equation): readonly MenuGroup[] {
  const { context, draft } = model;
  const variable = context.variables.get(name);
  if (variable === undefined) return [];
  const prefix = targetPrefix(current, Math.max(variable.level, 1));
  const path: Path = [...prefix, [formInEquation(model, prefix, name) ?? { name }]];
  return withoutEmpty([
    {
      id: "outcome",
      entries: [
        changeEntry(model, "outcome", "Make it the outcome", { kind: "set-outcome", name }, outcomeMark(draft, name)),
      ],
    },
    { id: "predictor", ...predictorGroup(model, prefix, variable) },
    meanGroup(model, variable, current),
    { id: "relations", entries: [...slopeEntries(model, path), ...productEntries(model, path)] },
    {
      id: "rest",
      entries: [
        {
          kind: "request",
          id: "describe",
          label: "Describe…",
          request: { kind: "describe", name },
          shortcut: "Alt+Enter",
        },
        changeEntry(model, "remove", "Remove from the model", { kind: "remove-variable", name }, { shortcut: "Del" }),
      ],
    },
  ]);
}

function outcomeMark({ outcome }: WorkingModel["draft"], name: string) {
  return outcome === name ? { isChecked: true, hint: "now" } : {};
}

/** What of a variable can go into an equation: itself, its means, or nothing, with the reason. */
export function additionGroups(
  model: WorkingModel,
  variable: ContextVariable,
  equation: Equation,
): readonly MenuGroup[] {
  const level = Math.max(variable.level, 1);
  const own = level < equation.level ? null : predictorGroup(model, targetPrefix(equation, level), variable);
  const groups = withoutEmpty([
    ...(own === null ? [] : [{ id: "predictor", ...own }]),
    meanGroup(model, variable, equation),
  ]);
  if (groups.length > 0) return groups;
  const change = { kind: "add-predictor", prefix: equation.prefix, variable: { name: variable.name } } as const;
  return [{ id: "nothing", entries: [changeEntry(model, "add", `Add to ${equationTitle(equation)}`, change)] }];
}

/** The ways into the equation; where the variable is there already, the forms it can have. */
function predictorGroup(model: WorkingModel, prefix: Path, { name, storage }: ContextVariable): Omit<MenuGroup, "id"> {
  const equation = equationAt(model.context, model.equations, prefix);
  const title = `In ${equation === null ? "the equation of the intercept" : equationTitle(equation)}`;
  const present = formInEquation(model, prefix, name);
  if (present !== null) return { title, entries: [...formEntries(model, present), ...both(model, prefix, name)] };
  const asNumber = [...addFormEntries(model, prefix, { name, type: "continuous" }), ...both(model, prefix, name)];
  const asCategories = changeEntry(model, "add-categories", "Add as categories", {
    kind: "add-predictor",
    prefix,
    variable: { name, type: "categorical" },
  });
  if (!entersAsCategories(model.context, { name })) {
    return { title, entries: hasFewCategories(model.context, name) ? [...asNumber, asCategories] : asNumber };
  }
  if (storage === "text") return { title, entries: [asCategories] };
  const numbers: MenuEntry = {
    kind: "submenu",
    id: "as-number",
    label: "Add as a number",
    groups: [{ id: "numbers", entries: asNumber }],
  };
  return { title, entries: [asCategories, numbers] };
}

function both(model: WorkingModel, prefix: Path, name: string): readonly MenuEntry[] {
  if (levelCount(model.context) === 1) return [];
  const change = { kind: "add-within-between", prefix, name } as const;
  return [changeEntry(model, "within-between", "Add within + between", change)];
}

/** For a variable of a lower level than the current equation: its means over the equation's units. */
function meanGroup(model: WorkingModel, { name, level, storage }: ContextVariable, current: Equation): MenuGroup {
  const { context } = model;
  if (storage === "text" || level === 0 || level >= current.level) return { id: "mean", entries: [] };
  const mean: TermVariable = { name, aggregate: { function: "mean", by: groupOfLevel(context, current.level) } };
  const unit = nounOfLevel(context, current.level).singular;
  return {
    id: "mean",
    title: `Its ${unit} mean, in ${equationTitle(current)}`,
    entries: addFormEntries(model, current.prefix, mean),
  };
}

/** The form in which a variable stands in the equation by itself; null: it does not. */
function formInEquation({ context, equations }: WorkingModel, prefix: Path, name: string): TermVariable | null {
  const equation = equationAt(context, equations, prefix);
  const alone = (equation?.coefficients ?? []).flatMap(({ part, path }) => {
    const [only, ...others] = part;
    const isIt = only !== undefined && others.length === 0 && only.name === name && only.aggregate === undefined;
    return isIt && samePath(context, path.slice(0, -1), prefix) ? [only] : [];
  });
  return alone.find(({ power = 1 }) => power === 1) ?? alone[0] ?? null;
}
