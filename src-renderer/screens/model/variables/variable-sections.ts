import { allUnits } from "../../../../src-contract/levels.ts";
import {
  type ContextVariable,
  isCrossClassified,
  levelCount,
  levelIdentifiedBy,
  type ModelContext,
  nounOfLevel,
  unitsIdentifiedBy,
} from "../../../../src-engine/specification/context.ts";
import { type MixedEquation, mixedEquation } from "../../../../src-engine/specification/equations/mixed-equation.ts";
import { type ModelSymbol, symbolText } from "../../../../src-engine/specification/equations/symbol.ts";
import { usesOf } from "../../../../src-engine/specification/variable-names.ts";
import type { WorkingModel } from "../../../../src-engine/specification/working-model.ts";
import type { IconName } from "../../../parts/Icon.tsx";
import { isBundle, variableBundles } from "../../../parts/variable-bundles.ts";
import { variableSearch } from "../../../parts/variable-search.ts";

/** The list of variables, level by level, with what each does in the model. */
export interface VariableSection {
  readonly id: string;
  readonly title: string;
  /** How many variables there are, also in bundles that are closed. */
  readonly count: number;
  readonly rows: readonly SectionRow[];
}

export type SectionRow = VariableRow | BundleRow;

/** Stands for variables whose names begin alike, where there are very many; opened, they stand below it. */
export interface BundleRow {
  readonly kind: "bundle";
  readonly key: string;
  readonly stem: string;
  readonly count: number;
  readonly isOpen: boolean;
}

export interface VariableRow {
  readonly kind: "variable";
  readonly name: string;
  readonly label: string;
  readonly icon: IconName;
  /** What kind of variable the icon stands for. */
  readonly measure: string;
  readonly badges: readonly Badge[];
}

export interface Badge {
  readonly kind: "outcome" | "group" | "grand" | "value" | "symbols" | "level";
  readonly text: string;
  /** As it is read aloud. */
  readonly spoken: string;
}

/** A section with more variables is one of bundles. */
const manyVariables = 100;

/** `opened`: keys of the bundles whose variables are shown. What is searched for is shown without bundles. */
export function variableSections(
  model: WorkingModel,
  searched: string,
  opened: ReadonlySet<string>,
): readonly VariableSection[] {
  const { context } = model;
  const found = [...context.variables.values()].filter(variableSearch(searched));
  const badges = badgesIn(model);
  const isIdentifier = ({ name }: ContextVariable) => unitsIdentifiedBy(context, name) !== null;
  const predictors = found.filter((variable) => !isIdentifier(variable));
  const levels = Array.from({ length: levelCount(context) }, (_, position) => position + 1);
  const row = (variable: ContextVariable) => rowOf(variable, badges(variable.name));
  const section = (id: string, title: string, variables: readonly ContextVariable[]): VariableSection => {
    const isBundled = searched.trim() === "" && variables.length > manyVariables;
    const rows = isBundled ? bundledRows(id, variables, opened, row) : variables.map(row);
    return { id, title, count: variables.length, rows };
  };
  return [
    ...levels.map((level) =>
      section(
        `level ${level}`,
        levelTitle(context, level),
        predictors.filter((variable) => variable.level === level),
      ),
    ),
    section(
      "constant",
      "The same in all rows",
      predictors.filter(({ level, hasValues }) => level === 0 && hasValues),
    ),
    section(
      "empty",
      "No values",
      predictors.filter(({ level, hasValues }) => level === 0 && !hasValues),
    ),
    section("identifiers", "Identifiers", found.filter(isIdentifier)),
  ].filter(({ count }) => count > 0);
}

/** "Level 2 · schools"; without groups only what a row is. */
export function levelTitle(context: ModelContext, level: number): string {
  const plural =
    level === 2 && isCrossClassified(context)
      ? allUnits(context.levels)
          .map((units) => units.plural)
          .join(" × ")
      : nounOfLevel(context, level).plural;
  return levelCount(context) === 1 ? `Variables of ${plural}` : `Level ${level} · ${plural}`;
}

function bundledRows(
  section: string,
  variables: readonly ContextVariable[],
  opened: ReadonlySet<string>,
  row: (variable: ContextVariable) => VariableRow,
): readonly SectionRow[] {
  return variableBundles(variables).flatMap((one): readonly SectionRow[] => {
    if (!isBundle(one)) return [row(one)];
    const key = `${section}: ${one.stem}…`;
    const isOpen = opened.has(key);
    const bundle = { kind: "bundle", key, stem: one.stem, count: one.variables.length, isOpen } as const;
    return [bundle, ...(isOpen ? one.variables.map(row) : [])];
  });
}

function rowOf(variable: ContextVariable, badges: readonly Badge[]): VariableRow {
  return {
    kind: "variable",
    name: variable.name,
    label: variable.label === "" ? codesOf(variable) : variable.label,
    ...iconOf(variable),
    badges,
  };
}

/** A variable without a label is known by its codes: "0 = public". */
function codesOf({ isCategorical, storage, categories }: ContextVariable): string {
  const [first] = categories ?? [];
  return isCategorical && storage === "number" && first !== undefined ? `${first.value} = ${first.label}` : "";
}

function iconOf({ storage, measure }: ContextVariable): Pick<VariableRow, "icon" | "measure"> {
  switch (storage) {
    case "date":
      return { icon: "calendar", measure: "date" };
    case "time":
      return { icon: "clock", measure: "time" };
    case "text":
      return { icon: "text", measure: "text" };
    case "number":
      if (measure === "nominal") return { icon: "category", measure: "nominal" };
      return measure === "ordinal" ? { icon: "ordinal", measure: "ordinal" } : { icon: "number", measure: "scale" };
  }
}

/** The badges of each variable of a model. */
function badgesIn(model: WorkingModel): (name: string) => readonly Badge[] {
  const { context, draft, equations } = model;
  const mixed = mixedEquation(equations, context);
  const inEquations = new Set(
    [...draft.fixed, ...draft.random.flatMap(({ terms }) => terms)].flatMap(({ variables }) =>
      variables.map(({ name }) => name),
    ),
  );
  return (name) => badgesOf(model, name, inEquations.has(name) ? mixed : null);
}

/** `mixed`: null where the variable is not in the equations. */
function badgesOf(model: WorkingModel, name: string, mixed: MixedEquation | null): readonly Badge[] {
  const { context, draft } = model;
  if (draft.outcome === name) return [{ kind: "outcome", text: "outcome", spoken: "outcome" }];
  const identified = levelIdentifiedBy(context, name);
  if (identified !== null)
    return [{ kind: "level", text: `level ${identified}`, spoken: `identifies level ${identified}` }];
  if (unitsIdentifiedBy(context, name) !== null)
    return [{ kind: "level", text: "crossed", spoken: "identifies a crossed factor" }];
  if (mixed === null) return [];
  const centering = centeringBadges(model, name);
  return [...centering, ...symbolBadges(model, name, mixed, centering.length === 0)];
}

function centeringBadges({ draft }: WorkingModel, name: string): readonly Badge[] {
  const centers = new Set(
    usesOf(draft, name).flatMap((use) =>
      use.kind === "fixed" || use.kind === "random" ? [use.variable.center ?? "none"] : [],
    ),
  );
  return [...centers].flatMap((center): readonly Badge[] => {
    if (center === "none") return [];
    if (center === "group") return [{ kind: "group", text: "group", spoken: "group-mean centered" }];
    if (center === "grand") return [{ kind: "grand", text: "grand", spoken: "grand-mean centered" }];
    return [{ kind: "value", text: `− ${center}`, spoken: `centered at ${center}` }];
  });
}

/**
 * At the highest level the coefficients estimated for it; below, where nothing else shows that it is in the model, the
 * coefficient that it multiplies.
 */
function symbolBadges(
  { equations }: WorkingModel,
  name: string,
  mixed: MixedEquation,
  showsLower: boolean,
): readonly Badge[] {
  const ofLower = equations.levels
    .slice(0, -1)
    .flatMap((ofLevel) =>
      ofLevel.flatMap(({ rows, coefficients }) =>
        rows.flatMap(({ summands }) =>
          summands.flatMap(({ symbol, coefficient }) =>
            coefficients[coefficient]?.part.some((variable) => variable.name === name) ? [symbol] : [],
          ),
        ),
      ),
    );
  const ofHighest = mixed.fixed.flatMap(({ symbol, path }) =>
    (path.at(-1) ?? []).some((variable) => variable.name === name) ? [symbol] : [],
  );
  const symbols = showsLower ? [...ofLower, ...ofHighest] : ofHighest;
  if (symbols.length === 0) return [];
  return [{ kind: "symbols", text: symbolsText(symbols), spoken: `coefficients ${symbolsText(symbols)}` }];
}

const symbolsShown = 2;

function symbolsText(symbols: readonly ModelSymbol[]): string {
  const texts = symbols.map(({ letter, numbers }) => symbolText({ letter, numbers, units: "" }));
  return texts.length <= symbolsShown + 1
    ? texts.join(" ")
    : `${texts.slice(0, symbolsShown).join(" ")} +${texts.length - symbolsShown}`;
}
