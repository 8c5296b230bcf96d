import type { Term } from "../../../src-contract/analysis.ts";
import { type ModelChange, obstacleTo } from "../model-change.ts";
import { intercept, type Path, splitTerm, termKey } from "../term.ts";
import type { WorkingModel } from "../working-model.ts";
import { coefficientAt } from "./level-equations.ts";

/**
 * A product that is in the model without one of its parts, or a random slope without its fixed part: possible, seldom
 * meant.
 */
export interface MissingPart {
  /** The coefficient that is there. */
  readonly of: Path;
  /** The coefficient that is not. */
  readonly missing: Path;
}

/** What is missing below the products and random slopes of the model, each part once. */
export function missingParts({ draft, context }: WorkingModel): readonly MissingPart[] {
  const seen = new Set(draft.fixed.map((term) => termKey(context, term)));
  const slopes = draft.random.flatMap(({ terms }) => terms.filter(({ variables }) => variables.length > 0));
  const needed = [
    ...draft.fixed.flatMap((term) => subterms(term).map((part) => ({ of: term, part }))),
    ...slopes.map((slope) => ({ of: slope, part: slope })),
  ];
  return needed.flatMap(({ of, part }) => {
    const key = termKey(context, part);
    if (seen.has(key)) return [];
    seen.add(key);
    return [{ of: splitTerm(context, of), missing: splitTerm(context, part) }];
  });
}

/** The products of all variables but one; none of a single variable or the intercept. */
function subterms({ variables }: Term): readonly Term[] {
  if (variables.length < 2) return [];
  return variables.map((_, position) => ({ variables: variables.toSpliced(position, 1) }));
}

/** The change that puts a missing part where it belongs, as a predictor or an intercept; null: no single change can. */
export function changeThatAdds(model: WorkingModel, missing: Path): ModelChange | null {
  const highest = missing.findLastIndex((part) => part.length > 0);
  const [variable, ...others] = missing[highest] ?? [];
  if (variable === undefined || others.length > 0) return null;
  const asPredictor: ModelChange = { kind: "add-predictor", prefix: missing.slice(0, highest), variable };
  if (obstacleTo(model, asPredictor) === null) return asPredictor;
  const lengths = Array.from({ length: missing.length - 1 - highest }, (_, step) => highest + 1 + step);
  const prefix = lengths
    .map((length) => missing.slice(0, length))
    .find((candidate) => coefficientAt(model.context, model.equations, [...candidate, intercept]) === null);
  return prefix === undefined ? null : { kind: "switch-intercept", prefix };
}
