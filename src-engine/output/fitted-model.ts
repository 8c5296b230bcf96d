import type { ModelSpecification } from "../../src-contract/analysis.ts";
import type { LevelsDefinition } from "../../src-contract/levels.ts";
import type { OutputSettings } from "../../src-contract/project.ts";
import type { Names } from "../../src-wording/names.ts";
import type { ModelFit } from "../fit/model-fit.ts";
import type { ModelContext } from "../specification/context.ts";
import type { LevelEquations } from "../specification/equations/equation-levels.ts";
import { levelEquations } from "../specification/equations/level-equations.ts";
import type { DataSet } from "../table/data-set.ts";
import { type ColumnNames, columnNames } from "./column-names.ts";
import { type ColumnSymbols, columnSymbols } from "./column-symbols.ts";
import { levelsShown, usedContext } from "./context.ts";
import { userNames } from "./user-names.ts";

/** A fit together with everything needed to speak of it: what tables, charts and sentences are made from. */
export interface FittedModel {
  readonly name: string;
  readonly model: ModelSpecification;
  readonly fit: ModelFit;
  readonly settings: OutputSettings;
  readonly context: ModelContext;
  readonly equations: LevelEquations;
  readonly names: Names;
  readonly columns: ColumnNames;
  readonly symbols: ColumnSymbols;
  readonly outcomeLabel: string;
}

export function fittedModel(
  data: DataSet,
  name: string,
  model: ModelSpecification,
  levels: LevelsDefinition | null,
  settings: OutputSettings,
  fit: ModelFit,
): FittedModel {
  const context = usedContext(data, levelsShown(levels, fit.design), fit.design);
  const equations = levelEquations(model, context);
  const columns = columnNames(context, fit.design);
  return {
    name,
    model,
    fit,
    settings,
    context,
    equations,
    columns,
    symbols: columnSymbols(context, equations, fit.design),
    names: userNames(context, columns, fit.design),
    outcomeLabel: labelOf(data, model.outcome),
  };
}

function labelOf(data: DataSet, name: string): string {
  const label = data.byName.get(name)?.label ?? "";
  return label === "" ? name : label;
}
