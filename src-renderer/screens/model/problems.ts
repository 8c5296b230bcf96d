import type { Term } from "../../../src-contract/analysis.ts";
import type { Failure } from "../../../src-contract/failure.ts";
import type { SpecificationProblem } from "../../../src-contract/model-failure.ts";
import { termVariableName } from "../../../src-engine/specification/coefficients.ts";
import { levelCount, type ModelContext } from "../../../src-engine/specification/context.ts";
import type { RestItem } from "../../../src-engine/specification/equations/equation-tree.ts";
import type { ModelChange } from "../../../src-engine/specification/model-change.ts";
import { groupName, groupOf } from "../../../src-engine/specification/specification.ts";
import { levelOfVariable, type Path, splitTerm } from "../../../src-engine/specification/term.ts";
import { randomPath, type WorkingModel } from "../../../src-engine/specification/working-model.ts";
import { failureText, specificationProblemText } from "../../../src-wording/failures.ts";
import { isPassing } from "../../state/asked.ts";
import { inLabels } from "../../wording/in-labels.ts";

/** A refusal of the engine at the part of the model that caused it. */
export interface PlacedProblem {
  readonly place: Place;
  readonly text: string;
  /** What mends it in one click, where one click can. */
  readonly remedy: Remedy | null;
}

export type Place =
  | { readonly kind: "outcome" }
  | { readonly kind: "coefficient"; readonly path: Path }
  | { readonly kind: "effect"; readonly prefix: Path }
  /** A term outside the equations. */
  | { readonly kind: "rest"; readonly item: RestItem }
  | { readonly kind: "settings"; readonly page: "outcome" | "estimation" | "residuals" | "tests" | "hypotheses" }
  | { readonly kind: "model" };

export interface Remedy {
  readonly label: string;
  readonly change: ModelChange;
}

/** Where a failed fit's reasons belong; nothing for failures that say nothing about the model. */
export function placeProblems(model: WorkingModel, failure: Failure | null): readonly PlacedProblem[] {
  if (failure === null || failure.code === "outcome-not-chosen" || isPassing(failure)) return [];
  if (failure.code === "specification-invalid") {
    return failure.problems.map((problem) => {
      const text = specificationProblemText(inLabels(problem, model.context));
      return { place: placeOfPath(model, problem.at), text, remedy: specificationRemedy(model, problem) };
    });
  }
  const place = placeOfFailure(model, failure);
  const text = failureText(inLabels(failure, model.context));
  return [{ place, text, remedy: failureRemedy(place, failure) }];
}

// ── By the path in the analysis file.

function placeOfPath(model: WorkingModel, at: string): Place {
  const { draft, context } = model;
  const fixed = /^model\.fixed\[(\d+)\](?:\.variables\[(\d+)\])?/.exec(at);
  if (fixed !== null) return placeOfTerm(context, draft.fixed[Number(fixed[1])], fixed[2]);
  const random = /^model\.random\[(\d+)\](?:\.terms\[(\d+)\])?/.exec(at);
  if (random !== null) return placeOfEffect(model, Number(random[1]), Number(random[2] ?? 0));
  if (at.startsWith("model.outcome")) return { kind: "outcome" };
  if (/^model\.(?:distribution|link|trials|exposure|offset|event|order|reference)/.test(at))
    return { kind: "settings", page: "outcome" };
  if (at.startsWith("model.estimation")) return { kind: "settings", page: "estimation" };
  if (/^model\.(?:residual|weights)/.test(at)) return { kind: "settings", page: "residuals" };
  if (at.startsWith("model.inference.hypotheses")) return { kind: "settings", page: "hypotheses" };
  if (at.startsWith("model.inference")) return { kind: "settings", page: "tests" };
  return { kind: "model" };
}

/** A variable's problem is at its own level's coefficient, a whole term's at the highest. */
function placeOfTerm(context: ModelContext, term: Term | undefined, variable: string | undefined): Place {
  if (term === undefined) return { kind: "model" };
  const path = splitTerm(context, term);
  const named = variable === undefined ? undefined : term.variables[Number(variable)];
  if (named !== undefined) return { kind: "coefficient", path: path.slice(0, levelOfVariable(context, named)) };
  const highest = path.findLastIndex((part) => part.length > 0);
  return { kind: "coefficient", path: path.slice(0, Math.max(highest, 0) + 1) };
}

function placeOfEffect({ draft, context, equations }: WorkingModel, entry: number, term: number): Place {
  const item = equations.rest.find(
    (outside) => outside.kind === "random" && outside.source.entry === entry && outside.source.term === term,
  );
  if (item !== undefined) return { kind: "rest", item };
  const found = draft.random[entry];
  const path = found === undefined ? null : randomPath(context, found.group, found.terms[term] ?? { variables: [] });
  if (path === null) return { kind: "model" };
  return path.length < levelCount(context) ? { kind: "effect", prefix: path } : { kind: "coefficient", path };
}

// ── By the names in a failure of the design.

function placeOfFailure(model: WorkingModel, failure: Failure): Place {
  switch (failure.code) {
    case "outcome-constant":
    case "outcome-one-category":
    case "outcome-outside":
    case "perfect-fit":
    case "no-residual-variance":
    case "exact-rows":
      return { kind: "outcome" };
    case "outcome-not-two":
    case "event-unknown":
    case "exposure-not-positive":
    case "trials-impossible":
    case "trials-fewer":
    case "fit-not-finite":
    case "link-edge":
      return { kind: "settings", page: "outcome" };
    case "quadrature-factors":
    case "quadrature-too-large":
      return { kind: "settings", page: "estimation" };
    case "slope-constant-within":
    case "random-terms-aliased":
      return placeOfSlope(model, failure.name, failure.group);
    case "reference-unknown":
    case "too-many-categories":
    case "value-not-finite":
      return placeOfVariable(model, failure.name);
    case "too-many-random-effects":
      return placeOfGroup(model, failure.group);
    case "starting-variances-mismatch":
    case "starting-covariances-impossible":
      return { kind: "settings", page: "estimation" };
    case "residual-predictor-aliased":
    case "residual-variance-vanishes":
    case "residual-matrix-singular":
      return { kind: "settings", page: "residuals" };
    default:
      return { kind: "model" };
  }
}

function placeOfSlope(model: WorkingModel, name: string, group: string): Place {
  for (const [entry, candidate] of model.draft.random.entries()) {
    if (groupName(groupOf(candidate.group)) !== group) continue;
    const term = candidate.terms.findIndex((each) => nameOfTerm(each) === name.replace(/\[[^\]]*\]/g, ""));
    if (term >= 0) return placeOfEffect(model, entry, term);
  }
  return { kind: "model" };
}

function placeOfGroup(model: WorkingModel, group: string): Place {
  const entry = model.draft.random.findIndex((candidate) => groupName(groupOf(candidate.group)) === group);
  const last = (model.draft.random[entry]?.terms.length ?? 0) - 1;
  return last < 0 ? { kind: "model" } : placeOfEffect(model, entry, last);
}

function placeOfVariable({ draft, context }: WorkingModel, name: string): Place {
  if (draft.outcome === name) return { kind: "outcome" };
  for (const term of draft.fixed) {
    const position = term.variables.findIndex((variable) => variable.name === name);
    if (position >= 0) return placeOfTerm(context, term, String(position));
  }
  return { kind: "model" };
}

/** A term as the engine names it in results. */
function nameOfTerm({ variables }: Term): string {
  return variables.map(termVariableName).join(":");
}

// ── What mends it.

function specificationRemedy({ draft }: WorkingModel, problem: SpecificationProblem): Remedy | null {
  switch (problem.code) {
    case "unknown-variable":
    case "outcome-as-predictor":
      return problem.at.startsWith("model.outcome")
        ? null
        : { label: "Remove it", change: { kind: "remove-variable", name: problem.name } };
    case "text-as-continuous":
    case "categorical-centered":
    case "categorical-power": {
      const terms = [...draft.fixed, ...draft.random.flatMap((entry) => entry.terms)];
      const from = terms.flatMap(({ variables }) => variables).find(({ name }) => name === problem.name);
      const change = { kind: "change-form", to: { name: problem.name, type: "categorical" } } as const;
      return from === undefined ? null : { label: "Enter as categories", change: { ...change, from } };
    }
    default:
      return hypothesisRemedy(draft, problem.at);
  }
}

function hypothesisRemedy({ inference }: WorkingModel["draft"], at: string): Remedy | null {
  const index = /^model\.inference\.hypotheses\[(\d+)\]/.exec(at)?.[1];
  const hypotheses = inference?.hypotheses ?? [];
  if (index === undefined) return null;
  const change = { kind: "set-hypotheses", hypotheses: hypotheses.toSpliced(Number(index), 1) } as const;
  return { label: "Remove the hypothesis", change };
}

function failureRemedy(place: Place, failure: Failure): Remedy | null {
  const isSlope = failure.code === "slope-constant-within" || failure.code === "random-terms-aliased";
  if (!isSlope) return null;
  const label = "Make the slope fixed";
  if (place.kind === "rest") return { label, change: { kind: "remove-rest", item: place.item } };
  return place.kind === "effect" ? { label, change: { kind: "switch-effect", prefix: place.prefix } } : null;
}
