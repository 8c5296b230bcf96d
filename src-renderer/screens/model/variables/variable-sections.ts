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
import { mixedEquation } from "../../../../src-engine/specification/mixed-equation.ts";
import { type ModelSymbol, symbolText } from "../../../../src-engine/specification/symbol.ts";
import { usesOf } from "../../../../src-engine/specification/variable-names.ts";
import type { WorkingModel } from "../../../../src-engine/specification/working-model.ts";
import type { IconName } from "../../../parts/Icon.tsx";
import { matchesSearch } from "./matches-search.ts";

/** The list of variables, level by level, with what each does in the model. */
export interface VariableSection {
  readonly id: string;
  readonly title: string;
  /** How many there are, also of those that are not shown. */
  readonly count: number;
  readonly rows: readonly VariableRow[];
}

export interface VariableRow {
  readonly name: string;
  readonly label: string;
  readonly icon: IconName;
  /** What kind of variable the icon stands for. */
  readonly kind: string;
  readonly badges: readonly Badge[];
}

export interface Badge {
  readonly kind: "outcome" | "group" | "grand" | "value" | "symbols" | "level";
  readonly text: string;
  /** As it is read aloud. */
  readonly spoken: string;
}

/** A list of thousands is searched, not scrolled: more rows than these are counted only. */
const rowsShown = 300;

export function variableSections(model: WorkingModel, searched: string): readonly VariableSection[] {
  const { context } = model;
  const found = [...context.variables.values()].filter((variable) => matchesSearch(variable, searched));
  const isIdentifier = ({ name }: ContextVariable) => unitsIdentifiedBy(context, name) !== null;
  const predictors = found.filter((variable) => !isIdentifier(variable));
  const levels = Array.from({ length: levelCount(context) }, (_, position) => position + 1);
  const section = (id: string, title: string, variables: readonly ContextVariable[]): VariableSection => ({
    id,
    title,
    count: variables.length,
    rows: variables.slice(0, rowsShown).map((variable) => rowOf(model, variable)),
  });
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

function rowOf(model: WorkingModel, variable: ContextVariable): VariableRow {
  return {
    name: variable.name,
    label: variable.label === "" ? codesOf(variable) : variable.label,
    ...iconOf(variable),
    badges: badgesOf(model, variable.name),
  };
}

/** A variable without a label is known by its codes: "0 = public". */
function codesOf({ isCategorical, storage, categories }: ContextVariable): string {
  const [first] = categories ?? [];
  return isCategorical && storage === "number" && first !== undefined ? `${first.value} = ${first.label}` : "";
}

function iconOf({ storage, measure }: ContextVariable): Pick<VariableRow, "icon" | "kind"> {
  switch (storage) {
    case "date":
      return { icon: "calendar", kind: "date" };
    case "time":
      return { icon: "clock", kind: "time" };
    case "text":
      return { icon: "text", kind: "text" };
    case "number":
      if (measure === "nominal") return { icon: "category", kind: "nominal" };
      return measure === "ordinal" ? { icon: "ordinal", kind: "ordinal" } : { icon: "number", kind: "scale" };
  }
}

function badgesOf(model: WorkingModel, name: string): readonly Badge[] {
  const { context, draft } = model;
  if (draft.outcome === name) return [{ kind: "outcome", text: "outcome", spoken: "outcome" }];
  const identified = levelIdentifiedBy(context, name);
  if (identified !== null)
    return [{ kind: "level", text: `level ${identified}`, spoken: `identifies level ${identified}` }];
  if (unitsIdentifiedBy(context, name) !== null)
    return [{ kind: "level", text: "crossed", spoken: "identifies a crossed factor" }];
  const centering = centeringBadges(model, name);
  return [...centering, ...symbolBadges(model, name, centering.length === 0)];
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
function symbolBadges({ equations, context }: WorkingModel, name: string, showsLower: boolean): readonly Badge[] {
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
  const ofHighest = mixedEquation(equations, context).fixed.flatMap(({ symbol, path }) =>
    (path.at(-1) ?? []).some((variable) => variable.name === name) ? [symbol] : [],
  );
  const symbols = showsLower ? [...ofLower, ...ofHighest] : ofHighest;
  if (symbols.length === 0) return [];
  return [{ kind: "symbols", text: symbolsText(symbols), spoken: `coefficients ${symbolsText(symbols)}` }];
}

const symbolsShown = 2;

function symbolsText(symbols: readonly ModelSymbol[]): string {
  const texts = symbols.map((symbol) => symbolText({ ...symbol, units: "" }));
  return texts.length <= symbolsShown + 1
    ? texts.join(" ")
    : `${texts.slice(0, symbolsShown).join(" ")} +${texts.length - symbolsShown}`;
}
