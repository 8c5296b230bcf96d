import { type Coding, codings, type TermVariable } from "../../../../src-contract/analysis.ts";
import { entersAsCategories, type ModelContext } from "../../../../src-engine/specification/context.ts";
import { centeredForms } from "../../../../src-engine/specification/forms.ts";
import { centeringText, variableText } from "../../../../src-engine/specification/predictor-name.ts";
import { type Path, variableKey } from "../../../../src-engine/specification/term.ts";
import type { WorkingModel } from "../../../../src-engine/specification/working-model.ts";
import { capitalized } from "../../../../src-wording/capitalized.ts";
import { changeEntry, type MenuEntry } from "./entries.ts";

/** Entries that put a variable into an equation, or change the form in which it is there. */

/** "Add uncentered", "Add group-mean centered", "Add grand-mean centered". */
export function addFormEntries(model: WorkingModel, prefix: Path, variable: TermVariable): readonly MenuEntry[] {
  return centeredForms(model.context, variable).map((form) =>
    changeEntry(model, `add ${variableKey(model.context, form)}`, `Add ${centeringText(model.context, form)}`, {
      kind: "add-predictor",
      prefix,
      variable: form,
    }),
  );
}

/** The forms of a predictor that is there, the present one checked. */
export function formEntries(model: WorkingModel, variable: TermVariable): readonly MenuEntry[] {
  return entersAsCategories(model.context, variable)
    ? categoryEntries(model, variable)
    : [...centeringEntries(model, variable), powerEntry(model, variable), ...asCategoriesEntry(model, variable)];
}

function centeringEntries(model: WorkingModel, variable: TermVariable): readonly MenuEntry[] {
  const { context } = model;
  const isAtValue = typeof variable.center === "number";
  return [
    ...centeredForms(context, variable).map((form) => formEntry(model, variable, form, centeringText(context, form))),
    {
      kind: "request",
      id: "center-at",
      label: isAtValue ? `Centered at ${String(variable.center)}…` : "Centered at a value…",
      request: { kind: "center-at", variable },
    },
  ];
}

/** A form to change to, checked when it is the present one. */
function formEntry(model: WorkingModel, from: TermVariable, to: TermVariable, label: string): MenuEntry {
  const { context } = model;
  const isNow = variableKey(context, from) === variableKey(context, to);
  return changeEntry(
    model,
    `form ${variableKey(context, to)}`,
    capitalized(label),
    { kind: "change-form", from, to },
    isNow ? { isChecked: true, hint: "now" } : {},
  );
}

const powers: readonly { readonly power: number; readonly name: string }[] = [
  { power: 1, name: "Linear" },
  { power: 2, name: "Squared" },
  { power: 3, name: "Cubed" },
];

function powerEntry(model: WorkingModel, variable: TermVariable): MenuEntry {
  const entries = powers.map(({ power, name }) => formEntry(model, variable, { ...variable, power }, name));
  return { kind: "submenu", id: "power", label: "Power", groups: [{ id: "powers", entries }] };
}

/** The same variable one power higher, beside the one that is there. */
export function addPowerEntry(model: WorkingModel, prefix: Path, variable: TermVariable): readonly MenuEntry[] {
  if (entersAsCategories(model.context, variable)) return [];
  const higher = { ...variable, power: (variable.power ?? 1) + 1 };
  const label = `Add ${variableText(model.context, higher)} as well`;
  return [changeEntry(model, "add-power", label, { kind: "add-predictor", prefix, variable: higher })];
}

/** More categories than these are hardly meant as such. */
const categoriesOffered = 30;

function asCategoriesEntry(model: WorkingModel, variable: TermVariable): readonly MenuEntry[] {
  const { name, aggregate } = variable;
  if (aggregate !== undefined || !hasFewCategories(model.context, name)) return [];
  return [formEntry(model, variable, { name, type: "categorical" }, "As categories")];
}

/** Whether a number could be meant as categories. */
export function hasFewCategories({ variables }: ModelContext, name: string): boolean {
  const categories = variables.get(name)?.categories ?? null;
  return categories !== null && categories.length > 1 && categories.length <= categoriesOffered;
}

const codingNames: Readonly<Record<Coding, string>> = {
  dummy: "Dummy: against the reference",
  effect: "Effect: against the mean of all",
  helmert: "Helmert: against the mean of those before",
  polynomial: "Polynomial: trends over the order",
};

function categoryEntries(model: WorkingModel, variable: TermVariable): readonly MenuEntry[] {
  const { context } = model;
  const known = context.variables.get(variable.name);
  const coding = variable.coding ?? "dummy";
  const references = (known?.categories ?? []).map(({ value, label }) =>
    formEntry(model, variable, { ...variable, reference: value }, label),
  );
  const schemes = codings.map((scheme) =>
    formEntry(model, variable, { ...variable, coding: scheme }, codingNames[scheme]),
  );
  return [
    ...(coding === "dummy" && references.length > 0 ? [submenu("reference", "Reference category", references)] : []),
    submenu("coding", "Coding", schemes),
    ...(known?.storage === "text"
      ? []
      : [formEntry(model, variable, { name: variable.name, type: "continuous" }, "As a number")]),
  ];
}

function submenu(id: string, label: string, entries: readonly MenuEntry[]): MenuEntry {
  return { kind: "submenu", id, label, groups: [{ id, entries }] };
}
