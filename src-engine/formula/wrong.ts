import type { FormulaProblem, FormulaProblemContent } from "../../src-contract/formula-problem.ts";
import type { Place } from "./syntax.ts";

/** What is wrong with a formula, and where. Thrown and caught inside the checker only. */
export class Wrong extends Error {
  readonly problem: FormulaProblem;
  constructor({ at, length }: Place, content: FormulaProblemContent) {
    super(content.code);
    this.problem = { at, length, ...content };
  }
}
