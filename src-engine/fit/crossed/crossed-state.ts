import type { DenseSystem } from "../../math/dense/dense-system.ts";
import type { CrossedDesign } from "./crossed-design.ts";
import type { CrossedProducts } from "./crossed-products.ts";

/** What an elimination leaves behind, for everything that looks back at it. */
export interface CrossedState {
  readonly design: CrossedDesign;
  readonly products: CrossedProducts;
  /** Λ by factor, the first factor's first. */
  factors: readonly Float64Array[];
  /** L⁻¹b of every unit of the first factor, stored like b; M = LL'. */
  readonly solved: Float64Array;
  /** S = rest'V₁⁻¹[rest, fixed] with the first factor's variances only: by its pattern, and fixed × rest. */
  readonly square: Float64Array;
  readonly cross: Float64Array;
  /** I + Λ'SΛ, factorized, with Λ'S of the fixed columns appended: (L⁻¹Λ'S)' of them after it. */
  readonly system: DenseSystem;
  /** [X̃ ỹ]'V⁻¹[X̃ ỹ]. */
  readonly corner: Float64Array;
  /** Not null: (I + Λ'SΛ)⁻¹, lower triangle with the system's stride, for the Λ of the last elimination. */
  inverse: Float64Array | null;
  /** Not null: Y = (I + Λ'SΛ)⁻¹Λ'S of the fixed columns, by column, for the same Λ. */
  modes: readonly Float64Array[] | null;
  /** Not null: the last gradient that was asked for, at the same Λ: inference begins where the search ended. */
  gradient: { readonly adjoint: Float64Array; readonly sums: readonly Float64Array[] } | null;
}
