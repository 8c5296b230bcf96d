import type { AfterSettings } from "../../src-contract/after.ts";
import type {
  AnalysisFile,
  DataReference,
  ModelSpecification,
  Term,
  TermVariable,
} from "../../src-contract/analysis.ts";
import type { Variable } from "../../src-contract/variable.ts";
import { formIsCategorical, isCategoricalByDefault } from "./context.ts";

/**
 * The analysis file of a model whose data stand in a file that knows neither labels nor measures: a number that enters as
 * categories because of them says so itself, so that the command line finds what the window found.
 */
export function writtenAnalysis(
  model: ModelSpecification,
  variables: readonly Variable[],
  data: DataReference,
  after: AfterSettings | undefined,
): AnalysisFile {
  const known = new Map(variables.map((variable) => [variable.name, variable]));
  const typed = (variable: TermVariable): TermVariable => {
    const own = known.get(variable.name);
    const isCoded = own !== undefined && own.storage !== "text" && isCategoricalByDefault(own);
    return isCoded && formIsCategorical(own.storage, true, variable) ? { ...variable, type: "categorical" } : variable;
  };
  const written = (terms: readonly Term[]) => terms.map(({ variables: own }) => ({ variables: own.map(typed) }));
  const { zeros, residual } = model;
  return {
    format: "crosslevel-analysis",
    version: 1,
    data,
    model: {
      ...model,
      fixed: written(model.fixed),
      random: model.random.map((entry) => ({ ...entry, terms: written(entry.terms) })),
      ...(zeros?.predictors && { zeros: { ...zeros, predictors: written(zeros.predictors) } }),
      ...(residual?.predictors && { residual: { ...residual, predictors: written(residual.predictors) } }),
    },
    ...(after !== undefined && { after }),
  };
}
