import type { IntervalKind } from "../../../src-contract/analysis.ts";

/** Lower and upper end. */
export type Interval = readonly [number, number];

/** Intervals of what is estimated, in the user's units; null where there is none. */
export interface Intervals {
  readonly kind: IntervalKind;
  /** By coefficient; null: those of the t tests. */
  readonly fixed: readonly (Interval | null)[] | null;
  /** By hypothesis and row; null: those of the t tests. */
  readonly hypotheses: readonly (readonly (Interval | null)[])[] | null;
  /** By random part. Those of variances are these of standard deviations squared. */
  readonly random: readonly RandomIntervals[];
  /** Of the residual standard deviation. */
  readonly residual: Interval | null;
  /** By name, of the parameters of a residual structure. */
  readonly parameters: Readonly<Record<string, Interval | null>>;
  readonly bootstrap: BootstrapRun | null;
}

export interface RandomIntervals {
  /** By effect, of standard deviations. */
  readonly sd: readonly (Interval | null)[];
  /** By effect and effect before it. */
  readonly correlation: readonly (readonly (Interval | null)[])[];
}

export interface BootstrapRun {
  readonly samples: number;
  /** Those whose refit did not come to an end. */
  readonly failed: number;
  readonly seed: number;
}
