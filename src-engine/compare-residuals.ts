import type { ModelSpecification, ResidualSpecification } from "../src-contract/analysis.ts";
import { type Outcome, refuse, succeed } from "../src-contract/outcome.ts";
import type { StructureResult } from "../src-contract/result.ts";
import { failureText } from "../src-wording/failures.ts";
import { buildDesign } from "./design/design.ts";
import { parameterCount } from "./fit/inference/likelihood-ratio.ts";
import { fitLinearMixedModel } from "./fit/linear-mixed-model.ts";
import type { Watch } from "./fit/watch.ts";
import { resolve } from "./specification/resolve/resolve.ts";
import { groupKey, groupOf } from "./specification/specification.ts";
import type { DataSet } from "./table/data-set.ts";

type Structure = ResidualSpecification["structure"];

/**
 * The model with each of the residual structures that it asks to be compared (HMLM's ladder of models): one fixed part and one
 * method, so that deviances and information criteria compare, restricted ones too. A structure that has a covariance of its own
 * for the rows of a subject at every distance takes the place of the subjects' random effects.
 */
export function compareResiduals(
  data: DataSet,
  model: ModelSpecification,
  { stop, progress }: Watch,
): Outcome<readonly StructureResult[]> {
  const structures = model.inference?.compareResiduals ?? [];
  const results: StructureResult[] = [];
  for (const structure of structures) {
    results.push(resultWith(data, model, structure, stop));
    if (stop()) return refuse({ code: "cancelled" });
    progress(results.length / structures.length);
  }
  return succeed(results);
}

/** Those that leave nothing for random effects of the same subjects to say. */
const complete: readonly Structure[] = [
  "compound-symmetry",
  "compound-symmetry-heterogeneous",
  "toeplitz",
  "toeplitz-heterogeneous",
  "unstructured",
];

function resultWith(
  data: DataSet,
  model: ModelSpecification,
  structure: Structure,
  stop: () => boolean,
): StructureResult {
  const fitted = fitWith(data, withStructure(model, structure), stop);
  const randomEffects = withStructure(model, structure).random.length === model.random.length;
  if (!fitted.ok) return { structure, randomEffects, failure: failureText(fitted.failure) };
  const { deviance, search, design } = fitted.value;
  const parameters = parameterCount(fitted.value);
  return {
    structure,
    randomEffects,
    deviance,
    parameters,
    aic: deviance + 2 * parameters,
    bic: deviance + Math.log(design.rows.length) * parameters,
    converged: search.converged,
  };
}

function withStructure(model: ModelSpecification, structure: Structure): ModelSpecification {
  const within = model.residual?.within ?? model.random[0]?.group;
  const subjects = within === undefined ? null : groupKey(groupOf(within));
  const random = complete.includes(structure)
    ? model.random.filter(({ group }) => groupKey(groupOf(group)) !== subjects)
    : model.random;
  return {
    ...model,
    random,
    residual: { ...model.residual, structure, ...(within !== undefined && { within }) },
    inference: { df: "infinite" },
  };
}

function fitWith(data: DataSet, model: ModelSpecification, stop: () => boolean) {
  const specification = resolve(model, data.variables);
  if (!specification.ok) return specification;
  const design = buildDesign(data, specification.value);
  if (!design.ok) return design;
  const method = specification.value.method === "ML" ? "ML" : "REML";
  return fitLinearMixedModel(design.value, { method, maxEvaluations: 500, stop });
}
