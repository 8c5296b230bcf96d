import type { LevelsReport } from "../../../src-contract/levels.ts";

export interface NearlyConstantVariable {
  readonly name: string;
  /** Position of the upper level in whose units it is nearly constant. */
  readonly level: number;
  /** Units in which it has more than one value. */
  readonly varying: number;
  readonly units: number;
}

/** A larger share of units is no oversight any more. */
const largestShare = 0.03;

/** Variables with one value in almost every unit of a level that has enough units to tell. */
export function nearlyConstant({ units, variables }: LevelsReport): readonly NearlyConstantVariable[] {
  return variables.flatMap(({ name, unitsVarying }) =>
    unitsVarying.flatMap((varying, level) => {
      const count = units[level]?.count ?? 0;
      return varying > 0 && varying <= largestShare * count ? [{ name, level, varying, units: count }] : [];
    }),
  );
}
