import { capitalized } from "../../src-wording/capitalized.ts";
import { chartWords } from "../../src-wording/charts.ts";
import { listed } from "../../src-wording/failure/sentences.ts";
import type { ColumnFactor, DesignColumn } from "../design/columns.ts";
import type { Design } from "../design/design.ts";
import { nameInEquation } from "../design/equations.ts";
import { categoryGiven, type ModelContext, nounOfLevel } from "../specification/context.ts";
import { unitOf } from "../specification/predictor-name.ts";
import type { ContinuousVariable, ResolvedVariable } from "../specification/specification.ts";

/** Columns of a design in the user's words. */
export interface ColumnNames {
  /** "Socioeconomic status × Sector: Catholic"; the intercept: "Intercept". */
  label(column: Pick<DesignColumn, "factors">): string;
  /** A product without its categories: "Socioeconomic status × Sector". */
  termLabel(variables: readonly ResolvedVariable[]): string;
  /** A variable without its centering, power or category. */
  variableLabel(variable: ResolvedVariable): string;
  /** "Socioeconomic status, centered at the school mean": what its values on a chart's axis are. */
  axisLabel(variable: ResolvedVariable): string;
  /** "centered at the school mean"; null: not centered. */
  centeringOf(variable: ContinuousVariable): string | null;
  /** The same for a column known by its name in the result document only. */
  labelOf(name: string): string;
  /** "Socioeconomic status and Minority are centered at the school mean", one sentence for each way of centering, without variables whose labels say it. */
  readonly centerings: readonly string[];
  /** "Public (Sector)" for each categorical variable compared with a reference, once. */
  readonly references: readonly string[];
}

/** `beside`: designs of models that stand beside this one, from whose columns its own are told apart, too. */
export function columnNames(context: ModelContext, design: Design, beside: readonly Design[] = []): ColumnNames {
  const columns = columnsOf(design);
  const shown = [columns, ...beside.map(columnsOf)].flat();
  const continuous = distinct(
    shown.flatMap(({ factors }) =>
      factors.flatMap(({ variable }) => (variable.kind === "continuous" ? [variable] : [])),
    ),
  );
  // Where a variable enters in two forms, its name alone does not tell which one is meant.
  const ambiguous = new Set(
    continuous.map((variable) => baseName(context, variable)).filter((name, index, all) => all.indexOf(name) !== index),
  );
  const formLabel = (variable: ResolvedVariable): string => {
    if (variable.kind === "categorical") return labelOfVariable(context, variable.name);
    const base = baseName(context, variable);
    const centering = centeringNote(context, variable);
    const name = ambiguous.has(base) && centering !== null ? `${base} (${centering})` : base;
    return variable.power === 1 ? name : `${name}${powerText(variable.power)}`;
  };
  const factorLabel = ({ variable, category }: ColumnFactor): string => {
    if (variable.kind === "continuous") return formLabel(variable);
    const known = context.variables.get(variable.name)?.categories?.find(({ value }) => String(value) === category);
    return `${formLabel(variable)}: ${known?.label ?? category}`;
  };
  const label = ({ factors }: Pick<DesignColumn, "factors">) =>
    factors.length === 0 ? "Intercept" : factors.map(factorLabel).join(" × ");
  const variableLabel = (variable: ResolvedVariable) =>
    variable.kind === "categorical" ? labelOfVariable(context, variable.name) : baseName(context, variable);
  const byName = new Map(
    columns.flatMap((column) => [column.name, nameInEquation(column)].map((name) => [name, label(column)] as const)),
  );
  return {
    label,
    termLabel: (variables) => (variables.length === 0 ? "Intercept" : variables.map(formLabel).join(" × ")),
    variableLabel,
    axisLabel: (variable) =>
      chartWords.axis(
        variableLabel(variable),
        variable.kind === "categorical" ? null : centeringNote(context, variable),
      ),
    centeringOf: (variable) => centeringNote(context, variable),
    labelOf: (name) => byName.get(name) ?? (name === "(Intercept)" ? "Intercept" : labelOfVariable(context, name)),
    centerings: centeringSentences(
      continuous.flatMap((variable) => {
        const note = centeringNote(context, variable);
        const name = baseName(context, variable);
        return note === null || ambiguous.has(name) ? [] : [{ name, note }];
      }),
    ),
    references: distinct(
      shown.flatMap(({ factors }) =>
        factors.flatMap(({ variable }) => {
          if (variable.kind !== "categorical" || variable.coding !== "dummy") return [];
          const categories = context.variables.get(variable.name)?.categories ?? [];
          const reference = categoryGiven(categories, variable.reference);
          const compared = reference ?? categories[0];
          return compared === undefined ? [] : [`${compared.label} (${labelOfVariable(context, variable.name)})`];
        }),
      ),
    ),
  };
}

function columnsOf({ fixed, random, zeros }: Design): readonly DesignColumn[] {
  return [...fixed, ...random.flatMap((part) => part.columns), ...(zeros?.columns ?? [])];
}

/** A variable's label, or its name where it has none. */
export function labelOfVariable({ variables }: ModelContext, name: string): string {
  const label = variables.get(name)?.label ?? "";
  return label === "" ? name : label;
}

/** "Socioeconomic status"; a mean: "School mean of socioeconomic status". */
function baseName(context: ModelContext, { name, meanBy }: ContinuousVariable): string {
  const label = labelOfVariable(context, name);
  return meanBy === null ? label : `${capitalized(unitOf(context, meanBy))} mean of ${label}`;
}

function centeringSentences(centered: readonly { readonly name: string; readonly note: string }[]): readonly string[] {
  return distinct(centered.map(({ note }) => note)).map((note) => {
    const names = distinct(centered.filter((one) => one.note === note).map(({ name }) => name));
    return `${listed(names, names.length)} ${names.length === 1 ? "is" : "are"} ${note}`;
  });
}

function centeringNote(context: ModelContext, { centering }: ContinuousVariable): string | null {
  switch (centering.kind) {
    case "none":
      return null;
    case "grand":
      return `centered at the mean of all ${nounOfLevel(context, 1).plural}`;
    case "group":
      return `centered at the ${unitOf(context, centering.by)} mean`;
    case "value":
      return `centered at ${centering.value}`;
  }
}

const superscripts = "⁰¹²³⁴⁵⁶⁷⁸⁹";

function powerText(power: number): string {
  const text = String(power);
  return /^\d+$/.test(text) ? [...text].map((digit) => superscripts[Number(digit)] ?? digit).join("") : `^${text}`;
}

function distinct<Item>(items: readonly Item[]): readonly Item[] {
  const seen = new Set<string>();
  return items.filter((item) => {
    const key = JSON.stringify(item);
    if (seen.has(key)) return false;
    seen.add(key);
    return true;
  });
}
