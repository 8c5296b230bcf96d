import type { ModelSpecification } from "../../../src-contract/analysis.ts";
import type { SpecificationProblem } from "../../../src-contract/model-failure.ts";
import type { Variable } from "../../../src-contract/variable.ts";

/** The model as written, the variables there are, and where to say what is wrong. */
export interface ResolveContext {
  readonly model: ModelSpecification;
  readonly lookUp: (name: string, at: string) => Variable | null;
  readonly report: (problem: SpecificationProblem) => void;
}
