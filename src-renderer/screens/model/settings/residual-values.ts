import type { GroupReference, ResidualSpecification, Term } from "../../../../src-contract/analysis.ts";
import type { ModelDraft } from "../../../../src-contract/project.ts";
import { groupOfLevel, levelCount, type ModelContext } from "../../../../src-engine/specification/context.ts";

/** What the page Residuals asks; empty texts where nothing is chosen. */
export interface ResidualValues {
  readonly structure: ResidualSpecification["structure"];
  /** The level whose units are the subjects, from 2 up. */
  readonly level: number;
  readonly order: string;
  readonly by: string;
  /** Of the logarithm of the variance. */
  readonly predictors: readonly Term[];
  readonly weight: string;
  /** Whether other structures are fitted beside it. */
  readonly compares: boolean;
}

export const defaultResiduals: ResidualValues = {
  structure: "independent",
  level: 2,
  order: "",
  by: "",
  predictors: [],
  weight: "",
  compares: false,
};

export function residualsOf({ residual, weights, inference }: ModelDraft, context: ModelContext): ResidualValues {
  const subjects = JSON.stringify(residual?.within ?? null);
  const level = subjectLevels(context).find((one) => JSON.stringify(groupOfLevel(context, one)) === subjects);
  return {
    structure: residual?.structure ?? "independent",
    level: level ?? defaultResiduals.level,
    order: residual?.order ?? "",
    by: residual?.by ?? "",
    predictors: residual?.predictors ?? [],
    weight: weights?.level1 ?? "",
    compares: (inference?.compareResiduals ?? []).length > 0,
  };
}

/** The levels whose units can be the subjects. */
export function subjectLevels(context: ModelContext): readonly number[] {
  return Array.from({ length: levelCount(context) - 1 }, (_, index) => index + 2);
}

/** In the public form; null: independent residuals. */
export function residualOf(values: ResidualValues, context: ModelContext): ResidualSpecification | null {
  const { structure, order, by, level, predictors } = values;
  if (structure === "independent") return null;
  if (structure === "by-group") return { structure, ...(by !== "" && { by }) };
  if (structure === "log-linear") return { structure, ...(predictors.length > 0 && { predictors }) };
  const within: GroupReference | undefined = subjectLevels(context).includes(level)
    ? groupOfLevel(context, level)
    : undefined;
  return { structure, ...(within !== undefined && { within }), ...(order !== "" && { order }) };
}
