import type { TermVariable } from "../../src-contract/analysis.ts";
import { type Category, categoryGiven, entersAsCategories, type ModelContext } from "./context.ts";
import type { Part } from "./term.ts";

/** One column that a variable puts into a product: the variable itself, or one contrast of its categories. */
export interface Factor {
  readonly variable: TermVariable;
  readonly contrast: Contrast | null;
}

/** What a coefficient of a categorical variable stands for. */
export type Contrast =
  /** This category against the reference category. */
  | { readonly kind: "dummy"; readonly category: Category; readonly reference: Category }
  /** This category by itself: where nothing else holds what the categories have in common. */
  | { readonly kind: "indicator"; readonly category: Category }
  /** This category against the mean of all. */
  | { readonly kind: "effect"; readonly category: Category }
  /** This category against the mean of those before it. */
  | { readonly kind: "helmert"; readonly category: Category }
  /** The trend of this degree over the categories in their order. */
  | { readonly kind: "polynomial"; readonly degree: number }
  /** The categories are not known (yet), so neither is how many coefficients there will be. */
  | { readonly kind: "open" };

/**
 * The columns of a product: one for each combination of its variables' contrasts, the first variable's fastest.
 * `isWhole` tells of which variables all categories have a column.
 */
export function columnsOf(
  context: ModelContext,
  part: Part,
  isWhole: (variable: TermVariable) => boolean,
): readonly (readonly Factor[])[] {
  return part.reduce<readonly (readonly Factor[])[]>(
    (columns, variable) => {
      const factors = factorsOf(context, variable, isWhole(variable));
      return factors.flatMap((factor) => columns.map((column) => [...column, factor]));
    },
    [[]],
  );
}

function factorsOf(context: ModelContext, variable: TermVariable, isWhole: boolean): readonly Factor[] {
  if (!entersAsCategories(context, variable)) return [{ variable, contrast: null }];
  const contrasts = isWhole ? indicatorsOf(context, variable) : contrastsOf(context, variable);
  return contrasts.map((contrast) => ({ variable, contrast }));
}

function indicatorsOf({ variables }: ModelContext, { name }: TermVariable): readonly Contrast[] {
  const categories = variables.get(name)?.categories ?? [];
  return categories.length === 0 ? [{ kind: "open" }] : categories.map((category) => ({ kind: "indicator", category }));
}

/** A categorical variable's contrasts, one fewer than it has categories. */
export function contrastsOf({ variables }: ModelContext, variable: TermVariable): readonly Contrast[] {
  const categories = variables.get(variable.name)?.categories ?? [];
  const [first, ...later] = categories;
  if (first === undefined || later.length === 0) return [{ kind: "open" }];
  switch (variable.coding ?? "dummy") {
    case "dummy": {
      const reference = categoryGiven(categories, variable.reference) ?? first;
      return categories
        .filter((category) => category !== reference)
        .map((category) => ({ kind: "dummy", category, reference }));
    }
    case "effect": {
      const left = categoryGiven(categories, variable.reference) ?? later.at(-1);
      return categories.filter((category) => category !== left).map((category) => ({ kind: "effect", category }));
    }
    case "helmert":
      return later.map((category) => ({ kind: "helmert", category }));
    case "polynomial":
      return later.map((_, position) => ({ kind: "polynomial", degree: position + 1 }));
  }
}

/** The contrast in a word or two, as it stands behind the variable: "Catholic", "quadratic". */
export function contrastName(contrast: Contrast): string | null {
  switch (contrast.kind) {
    case "dummy":
    case "indicator":
    case "effect":
    case "helmert":
      return contrast.category.label;
    case "polynomial":
      return trendNames[contrast.degree - 1] ?? `degree ${contrast.degree}`;
    case "open":
      return null;
  }
}

const trendNames = ["linear", "quadratic", "cubic"];
