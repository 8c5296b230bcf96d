import type { DenseSystem } from "../../../math/dense/dense-system.ts";
import type { CrossedDesign } from "../../crossed/crossed-design.ts";
import type { LocalColumns } from "../../crossed/crossed-occurrences.ts";

export type CrossedStructure = Pick<CrossedDesign, "starts" | "z" | "rest">;

/** H of crossed factors after `factorize`, with A = Z'WZ: the first factor's effects unit by unit, the rest together. */
export interface CrossedState extends LocalColumns {
  readonly structure: CrossedStructure;
  readonly units: number;
  /** Columns of the rest. */
  readonly size: number;
  /** By row and effect of the rest: its place among the columns of the row's unit. */
  readonly places: Int32Array;
  factors: readonly Float64Array[];
  /** By unit: A₁₁, q × q; A₁ᵣ at the columns that occur, q rows; L with LL' = I + Λ₁'A₁₁Λ₁; Y = L⁻¹Λ₁'A₁ᵣ. */
  readonly own: Float64Array;
  readonly cross: Float64Array;
  readonly lower: Float64Array;
  readonly solved: Float64Array;
  /** S = Aᵣᵣ − Y'Y, lower triangle. */
  readonly schur: Float64Array;
  /** G = I + Λᵣ'SΛᵣ, factorized. */
  readonly system: DenseSystem;
}
