/** Why a change is not possible now; the window words it beside the disabled item. */
export type Obstacle =
  | { readonly code: "unknown-variable"; readonly name: string }
  | { readonly code: "is-outcome"; readonly name: string }
  | { readonly code: "is-identifier"; readonly name: string; readonly units: string }
  | { readonly code: "is-constant"; readonly name: string }
  | { readonly code: "has-no-values"; readonly name: string }
  | { readonly code: "is-text"; readonly name: string }
  | { readonly code: "is-in-equation"; readonly predictor: string }
  | { readonly code: "is-in-model"; readonly predictor: string }
  | { readonly code: "is-not-in-equation"; readonly predictor: string }
  | { readonly code: "is-not-there" }
  | { readonly code: "is-not-in-model" }
  /** The variable has several values within one unit of the equation's level. */
  | { readonly code: "varies-below"; readonly name: string; readonly units: string }
  /** The variable has one value for all units of the equation's level that belong together. */
  | { readonly code: "varies-above"; readonly name: string; readonly units: string }
  | { readonly code: "no-levels" }
  | { readonly code: "same-within"; readonly name: string; readonly units: string }
  | { readonly code: "categories-have-no-mean"; readonly name: string }
  | { readonly code: "categories-have-no-power"; readonly name: string }
  | { readonly code: "is-first" }
  | { readonly code: "is-last" }
  | { readonly code: "nothing-else-in-equation" }
  | { readonly code: "shares-variable"; readonly name: string };
