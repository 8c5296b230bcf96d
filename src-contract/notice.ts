import type { Link } from "./analysis.ts";
import type { ImportProblem } from "./data-import.ts";
import type { JoinReport } from "./step-report.ts";

/**
 * A doubt about a result, or something done that a user should know. Worded in `src-wording/notices.ts`.
 * `info`: nothing to do; `warning`: read before you use the numbers; `serious`: do not report these numbers.
 */
export type Notice = { readonly severity: "info" | "warning" | "serious" } & NoticeContent;

export type NoticeContent =
  /** On the command line, where no preview tells it before. */
  | { readonly code: "file-mended"; readonly file: string; readonly problem: ImportProblem }
  /** On the command line: what a join of data files found. */
  | ({ readonly code: "joined" } & JoinReport)
  | {
      readonly code: "rows-excluded";
      readonly excluded: number;
      readonly rows: number;
      readonly byVariable: readonly MissingCount[];
    }
  | { readonly code: "units-excluded"; readonly group: string; readonly excluded: number; readonly count: number }
  | ({
      readonly code: "aliased-predictor";
      readonly combination: readonly (ColumnInWords & { readonly coefficient: number })[];
    } & ColumnInWords)
  | ({
      readonly code: "nearly-aliased-predictor";
      readonly combination: readonly (ColumnInWords & { readonly coefficient: number })[];
    } & ColumnInWords)
  | { readonly code: "constant-predictor"; readonly name: string; readonly value: number }
  /** A categorical predictor, fixed or random, that leaves no column. */
  | { readonly code: "one-category"; readonly name: string; readonly category: string | number }
  | ({ readonly code: "variance-zero"; readonly group: string } & EffectInWords)
  /** Of `by`’s category, or of some rows. */
  | { readonly code: "residual-variance-zero"; readonly by: string | null; readonly category: string | null }
  /** A parameter of the residuals’ correlations (`theta`: the moving average) at the upper or lower end of what it can be. */
  | { readonly code: "residual-bound"; readonly parameter: string; readonly side: 1 | -1; readonly value: number }
  /** The likelihood grows without end as `by`’s category’s (or some rows’) residual variance goes to zero; the estimates are another maximum. */
  | {
      readonly code: "likelihood-endless-variance";
      readonly by: string | null;
      readonly category: string | null;
      /** What is left of it when the residuals of the occasions before are known. */
      readonly conditional: boolean;
    }
  /** The same as a parameter of the residuals’ correlations goes to an end. */
  | { readonly code: "likelihood-endless"; readonly parameter: string; readonly side: 1 | -1 }
  | {
      readonly code: "correlation-one";
      readonly group: string;
      readonly first: EffectInWords;
      readonly second: EffectInWords;
      readonly sign: 1 | -1;
    }
  /** Random effects of which some are sums of the others in every unit. */
  | {
      readonly code: "covariance-singular";
      readonly group: string;
      readonly dimension: number;
      readonly rank: number;
      readonly dependent: readonly DependentEffectInWords[];
    }
  /** Compound symmetry of several random effects: the correlation of all pairs is at a bound. */
  | {
      readonly code: "correlation-bound";
      readonly group: string;
      readonly effects: readonly EffectInWords[];
      readonly correlation: number;
    }
  /** Variances between units of these groups, and of the residuals, of which the data tell only a combination. */
  | {
      readonly code: "variances-undetermined";
      readonly groups: readonly string[];
      readonly residual: "variance" | "structure" | null;
    }
  | {
      readonly code: "variance-small";
      readonly group: string;
      readonly name: string;
      readonly variance: number;
      readonly chiSquare: number;
      readonly df: number;
      readonly p: number;
    }
  | { readonly code: "kenward-roger-undefined" }
  /** There are no clusters that all rows of a unit of every group lie in. */
  | { readonly code: "robust-undefined"; readonly crossed: boolean }
  /** CR2 of clusters too large for matrices of their rows: rows are adjusted as weights and correlations make them. */
  | { readonly code: "robust-of-whitened-rows" }
  /** CR2 of crossed factors in clusters too large for it: standard errors are those without its correction. */
  | { readonly code: "robust-uncorrected" }
  /** CR2: a coefficient, or a hypothesis, that rests on one cluster. */
  | { readonly code: "robust-undetermined"; readonly names: readonly string[] }
  /** Coefficients without a finite estimate: the outcome is always the same where they matter. */
  | {
      readonly code: "separation";
      readonly effects: readonly EffectInWords[];
      readonly outcome: string;
      /** All of them are periods of a baseline hazard. */
      readonly ofBaseline?: true;
    }
  /** The same in the zero part of a count. */
  | {
      readonly code: "zero-separation";
      readonly effects: readonly EffectInWords[];
      readonly kind: "inflated" | "hurdle";
      /** No certain zeros at all: the counts alone say the same. */
      readonly isNeedless: boolean;
    }
  /** The distribution goes over into a simpler one, where its own parameter has no finite estimate. */
  | {
      readonly code: "distribution-limit";
      readonly outcome: string;
      readonly parameter: string;
      readonly limit: "zero" | "infinity";
      readonly into: "poisson" | "normal" | "logarithmic";
    }
  /** The likelihood is largest where the means of some rows are at an end of what the link allows. */
  | {
      readonly code: "at-edge";
      readonly outcome: string;
      readonly link: Link;
      readonly rows: number;
      /** Of so many, the first of them, as the table counts. */
      readonly of: number;
      readonly first: number;
      readonly mean: "0" | "1" | "0 or 1" | "∞";
      readonly isProbability: boolean;
      /** What leads there: the fixed effects alone, with effects of units, or by quasi-likelihood, which may go beyond. */
      readonly by: "fixed" | "units" | "linearized";
    }
  /** Profile likelihood intervals without an end that could be found; `edgeOf`: the link whose edge fitted means reach on the way. */
  | {
      readonly code: "profile-unfinished";
      readonly effects: readonly EffectInWords[];
      readonly deviations: readonly DeviationInWords[];
      readonly edgeOf: Link | null;
    }
  | { readonly code: "quasi-likelihood" }
  | { readonly code: "crossed-groups"; readonly inner: string; readonly outer: string }
  | { readonly code: "few-units"; readonly group: string; readonly count: number }
  /** Of an outcome that is nearly always the same: what is rare of it, for so many coefficients (of a category, in its equation). */
  | ({
      readonly code: "few-events";
      readonly outcome: string;
      readonly rows: number;
      readonly coefficients: number;
    } & RareOutcome)
  /** Rows for what is estimated: coefficients, variances, correlations. */
  | { readonly code: "few-rows"; readonly rows: number; readonly parameters: number }
  | {
      readonly code: "not-converged";
      readonly evaluations: number;
      /** The limit of evaluations where there were as many; else null. */
      readonly limit: number | null;
      readonly expectedGain: number;
      /** Whether quadrature in place of Laplace's approximation could come to rest. */
      readonly canIntegrate: boolean;
      /** Units whose effect has several likely values, between which Laplace's approximation jumps; null: none, or not looked for. */
      readonly severalModes: UnitsInWords | null;
    }
  | { readonly code: "comparison-different-rows"; readonly models: readonly string[] }
  | { readonly code: "comparison-not-nested"; readonly smaller: string; readonly larger: string };

/** The standard deviation of a random effect. */
export type DeviationInWords = EffectInWords & { readonly group: string };

/** So many of a group's units, and the first of them. */
export interface UnitsInWords {
  readonly group: string;
  readonly count: number;
  readonly of: number;
  readonly first: string | number;
}

/** What there is least of: rows with the event, or without it; successes or failures; all that was counted; a category. */
export interface RareOutcome {
  readonly rare: "event" | "no-event" | "successes" | "failures" | "counts" | "category";
  /** The event, or the category, as the data have it. */
  readonly category: string | number | null;
  readonly count: number;
}

/** A coefficient or random effect: its column’s name, without the category that a multinomial outcome’s equation is of. */
export interface EffectInWords {
  readonly name: string;
  readonly equation?: string | number;
}

/** A random effect that equals the sum of others times their coefficients. */
export interface DependentEffectInWords {
  readonly effect: EffectInWords;
  readonly equals: readonly (EffectInWords & { readonly coefficient: number })[];
}

export interface MissingCount {
  readonly name: string;
  readonly rows: number;
}

/** A column of the model; with its factors where another column of the model has the same name. */
export interface ColumnInWords {
  readonly name: string;
  readonly factors?: readonly FactorInWords[];
}

/** A category of a variable, or the variable as it is centered. */
export type FactorInWords =
  | { readonly name: string; readonly category: string }
  | { readonly name: string; readonly centering: CenteringInWords };

export type CenteringInWords =
  | { readonly kind: "none" | "grand" }
  | { readonly kind: "group"; readonly group: string }
  | { readonly kind: "value"; readonly value: number };
