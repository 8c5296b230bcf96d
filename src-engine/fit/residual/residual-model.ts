import type { Design } from "../../design/design.ts";
import type { ResidualDesign } from "../../design/residual-design.ts";
import type { Basis } from "../basis.ts";
import type { DevianceProblem } from "../profiled-deviance.ts";
import type { ReachedEnd } from "./residual-ends.ts";
import type { ResidualAt, ResidualStructure } from "./residual-matrix.ts";
import { residualSlope } from "./residual-slope.ts";
import { residualStructure } from "./residual-structure.ts";
import { type SubjectBlocks, subjectBlocks } from "./subject-blocks.ts";
import { type UnitCovariances, unitCovariances } from "./unit-covariances.ts";
import { weighted, whiten } from "./whitening.ts";

/** A family of problems: one for each member of the residuals' family of covariance matrices. */
export interface ResidualModel {
  readonly structure: ResidualStructure;
  /** The problem whose rows are whitened at η; null where R is not positive definite to rounding. */
  problemAt(eta: Float64Array): DevianceProblem | null;
  /**
   * ∂f/∂η at `problem`'s last elimination, f = ln |V| + g([X̃ ỹ]'V⁻¹[X̃ ỹ]) with `adjoint` = ∂g; null where subjects
   * are very long: differences have to do then.
   */
  slopeAt(eta: Float64Array, problem: DevianceProblem, adjoint: Float64Array): Float64Array | null;
  /** The rows before they are whitened, U of the basis with precision weights, and what R is made of; null as above. */
  readonly columns: readonly Float64Array[];
  readonly blocks: SubjectBlocks | null;
  /** For searches; null where units are large or crossed. */
  readonly units: UnitCovariances | null;
  /** How many rows each occasion has. */
  readonly occasionRows: Int32Array;
  /** With independent residuals. */
  readonly plain: DevianceProblem;
  /** Of the same rows. */
  withStructure(structure: ResidualStructure): ResidualModel;
}

/** The residuals' family at the estimates. */
export interface ResidualState {
  readonly model: ResidualModel;
  /** Finite: next to where R would be singular. */
  readonly eta: Float64Array;
  /** ±∞ where a parameter is at its end; and the residuals there. */
  readonly limit: Float64Array;
  readonly at: ResidualAt;
  /** Correlations that are at an end of what they can be. */
  readonly ends: readonly ReachedEnd[];
}

/** `problemOf` makes the problem of columns and ln |R|. */
export function residualModel(
  design: Design,
  basis: Basis,
  problemOf: (columns: readonly Float64Array[], logDeterminant: number) => DevianceProblem,
): { readonly plain: DevianceProblem; readonly model: ResidualModel | null } {
  const { weights, residual } = design;
  const { columns } = basis;
  const base = weights === null ? { columns, logDeterminant: 0 } : weighted(columns, weights);
  const plain = problemOf(base.columns, base.logDeterminant);
  const structure = residualStructure(residual);
  if (structure === null) return { plain, model: null };
  const blocks = subjectBlocks(residual);
  const occasionRows = rowsOfOccasions(residual);
  const units = unitCovariances(design, basis, base.columns, blocks, plain);
  const withStructure = (structure: ResidualStructure): ResidualModel => ({
    structure,
    plain,
    occasionRows,
    columns: base.columns,
    blocks,
    units,
    withStructure,
    slopeAt(eta, { effects }, adjoint) {
      if (blocks === null) return null;
      return residualSlope(structure, blocks, base.columns, effects, eta, adjoint);
    },
    problemAt(eta) {
      const whitened = whiten(base.columns, residual, structure.at(eta));
      return whitened && problemOf(whitened.columns, base.logDeterminant + whitened.logDeterminant);
    },
  });
  return { plain, model: withStructure(structure) };
}

function rowsOfOccasions(residual: ResidualDesign): Int32Array {
  if (residual.kind === "independent") return new Int32Array(0);
  const { codes, labels } = residual.occasions;
  const rows = new Int32Array(labels.length);
  for (const code of codes) rows[code]++;
  return rows;
}
