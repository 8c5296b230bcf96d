/** Which columns identify the units of each level, and what a unit is called. */
export interface LevelsDefinition {
  /** What one row is: a student, an occasion. */
  readonly first: UnitNoun;
  /** Level 2 first, then level 3 … */
  readonly upper: readonly UpperLevel[];
  /** Units that cross the levels instead of lying in each other, in no order. */
  readonly crossed?: readonly UpperLevel[] | undefined;
}

/** All kinds of units above the rows. */
export function allUnits({ upper, crossed = [] }: LevelsDefinition): readonly UpperLevel[] {
  return [...upper, ...crossed];
}

export interface UpperLevel extends UnitNoun {
  /** The identifying variable; several: the combination of their values. */
  readonly id: readonly string[];
}

export interface UnitNoun {
  readonly singular: string;
  readonly plural: string;
}

export interface LevelSuggestion {
  readonly id: readonly string[];
  readonly units: number;
  readonly reasons: readonly LevelReason[];
  readonly noun: UnitNoun;
}

/** Why a variable looks like the identifier of units; worded in `src-wording/levels.ts`. */
export type LevelReason =
  | { readonly code: "name-says-so"; readonly name: string }
  | { readonly code: "label-says-so"; readonly name: string }
  /** One of several identifiers whose values mean something only within those of the others. */
  | { readonly code: "starts-again"; readonly name: string; readonly within: readonly string[] }
  | { readonly code: "values-repeat"; readonly units: number; readonly rowsPerUnit: number }
  | { readonly code: "constant-within"; readonly variables: readonly string[]; readonly units: number }
  | { readonly code: "rows-together" }
  /** Each of so many units of the level below belongs to one unit. */
  | { readonly code: "contains"; readonly inner: UnitNoun; readonly units: number }
  /** Most of so many units of level 2 meet several of these, and these several of them. */
  | { readonly code: "crosses"; readonly inner: UnitNoun; readonly units: number };

export interface LevelSuggestions {
  /** What one row seems to be. */
  readonly first: UnitNoun;
  /** The program's proposal for level 2 (and those above); empty: no column repeats in a way that looks like units. */
  readonly proposal: readonly LevelSuggestion[];
  /** Beside the proposed levels: units that cross them. */
  readonly crossed?: readonly LevelSuggestion[] | undefined;
  /** Every column that could identify units, best first. */
  readonly candidates: readonly LevelSuggestion[];
}

/** What the Levels screen shows. */
export interface LevelsReport {
  readonly rows: number;
  readonly units: readonly UnitsReport[];
  /** Of the factors that cross the levels, in their order. */
  readonly crossed?: readonly UnitsReport[] | undefined;
  readonly nesting: readonly NestingReport[];
  readonly variables: readonly VariableByLevel[];
}

export interface UnitsReport {
  readonly id: readonly string[];
  readonly count: number;
  /** Rows per unit. */
  readonly sizes: SizeSummary;
  /** Units with a single row. */
  readonly singletons: number;
  /** Rows in which the identifier is missing; they cannot be used. */
  readonly rowsWithoutId: number;
}

export interface SizeSummary {
  readonly min: number;
  readonly lowerQuartile: number;
  readonly median: number;
  readonly mean: number;
  readonly upperQuartile: number;
  readonly max: number;
  readonly histogram: readonly { readonly from: number; readonly to: number; readonly units: number }[];
}

/**
 * How two identifiers stand to each other. `inner` is that of the lower level, unless only the other way round they are
 * nested.
 */
export interface NestingReport {
  readonly inner: readonly string[];
  readonly outer: readonly string[];
  readonly relation: "nested" | "crossed" | "same";
  /** Inner units that occur in more than one outer unit, and an example of one. */
  readonly split: number;
  readonly example: string | null;
}

export interface VariableByLevel {
  readonly name: string;
  /** The highest level at which the variable still varies: 1 within level-2 units, 2 only between them …; 0: constant. */
  readonly level: number;
  /** Varies within the units of every level, but not within those of this crossed factor (its place among them). */
  readonly crossedFactor?: number | null | undefined;
  readonly missing: number;
  /** By upper level: units in which every value is missing. */
  readonly unitsMissing: readonly number[];
  /** By upper level: units in which the variable has more than one value; very few: typing errors, perhaps. */
  readonly unitsVarying: readonly number[];
  /** It gives each row a number of its own, of which a mean says nothing. */
  readonly numbersRows?: true | undefined;
  /** Null for texts and where nothing is valid. */
  readonly descriptives: Descriptives | null;
}

export interface Descriptives {
  readonly n: number;
  readonly mean: number;
  readonly sd: number | null;
  readonly min: number;
  readonly max: number;
  /** By upper level: of the unit means, and of the deviations from them. */
  readonly between: readonly {
    readonly units: number;
    /** Of the unit means, each counted once; null without units. */
    readonly mean: number | null;
    readonly sdBetween: number | null;
    readonly sdWithin: number | null;
    readonly icc: number | null;
  }[];
}
