import type { Equation } from "../../../../src-engine/specification/equations/equation.ts";
import type { Path } from "../../../../src-engine/specification/term.ts";

/** The menu that is open on the screen, and the element it hangs on. */
export interface OpenMenu {
  readonly anchor: Element;
  readonly content: MenuContent;
}

export type MenuContent =
  | { readonly kind: "variable"; readonly name: string }
  /** A variable that was dropped on an equation. */
  | { readonly kind: "addition"; readonly name: string; readonly equation: Equation }
  | { readonly kind: "any-addition"; readonly equation: Equation }
  | { readonly kind: "outcome" }
  | { readonly kind: "predictor"; readonly path: Path }
  | { readonly kind: "intercept"; readonly path: Path };
