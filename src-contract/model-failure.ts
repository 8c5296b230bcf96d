import type { Distribution, NamedLink } from "./analysis.ts";

/** Everything wrong with a model before its data are looked at, all of it at once. */
export type SpecificationFailure =
  | { readonly code: "outcome-not-chosen" }
  | { readonly code: "specification-invalid"; readonly problems: readonly SpecificationProblem[] };

/** `at`: the path in the analysis file ("model.random[0].group"). */
export type SpecificationProblem = { readonly at: string } & (
  | { readonly code: "unknown-variable"; readonly name: string; readonly suggestion: string | null }
  | { readonly code: "outcome-as-predictor"; readonly name: string }
  | { readonly code: "outcome-not-numeric"; readonly name: string }
  | { readonly code: "text-as-continuous"; readonly name: string }
  | { readonly code: "categorical-centered"; readonly name: string }
  | { readonly code: "categorical-power"; readonly name: string }
  /** A coding or a reference category of what enters as a number. */
  | { readonly code: "number-coded"; readonly name: string; readonly setting: "coding" | "reference" }
  | { readonly code: "centering-without-group"; readonly name: string }
  | { readonly code: "duplicate-term"; readonly name: string }
  | { readonly code: "duplicate-random-term"; readonly name: string; readonly group: string }
  | { readonly code: "random-without-terms"; readonly group: string }
  | { readonly code: "model-empty" }
  | { readonly code: "not-available"; readonly feature: UnavailableFeature }
  | { readonly code: "kenward-roger-needs-reml" }
  | { readonly code: "residual-without-subjects"; readonly structure: string }
  | { readonly code: "residual-without-groups" }
  | { readonly code: "residual-without-predictors" }
  /** Random effects of the subjects and this structure say the same. */
  | { readonly code: "residual-confounded"; readonly structure: string; readonly group: string }
  /** Of a new row: whatever the data have, the model does not. */
  | { readonly code: "variable-not-in-model"; readonly name: string; readonly suggestion: string | null }
  /** Of a new row; `known`: categories of the data, in order. */
  | {
      readonly code: "category-not-in-data";
      readonly name: string;
      readonly value: string;
      readonly known: readonly string[];
    }
  /** Of a new row. */
  | { readonly code: "value-not-a-number"; readonly name: string; readonly value: string }
  | { readonly code: "unknown-coefficient"; readonly name: string; readonly suggestion: string | null }
  /** Several coefficients have this name: one variable in several forms. */
  | { readonly code: "ambiguous-coefficient"; readonly name: string }
  | { readonly code: "hypothesis-aliased"; readonly hypothesis: string; readonly name: string }
  | { readonly code: "hypothesis-row-empty"; readonly hypothesis: string; readonly row: number }
  /** `row` follows from the rows before it. */
  | { readonly code: "hypothesis-dependent"; readonly hypothesis: string; readonly row: number }
  | { readonly code: "duplicate-hypothesis"; readonly hypothesis: string }
  | {
      readonly code: "link-impossible";
      readonly distribution: Distribution;
      readonly link: string;
      /** Those that can be fitted. */
      readonly allowed: readonly (NamedLink | "power")[];
    }
  | { readonly code: "setting-without-use"; readonly setting: string; readonly distribution: string }
  | { readonly code: "trials-missing" }
  | { readonly code: "exposure-without-log"; readonly link: string }
  | { readonly code: "method-impossible"; readonly method: string; readonly distribution: string }
  | { readonly code: "quasi-likelihood-zeros" }
  | { readonly code: "overdispersion-method"; readonly method: string }
  | { readonly code: "starting-residual-missing" }
  | { readonly code: "starting-residual-without-normal"; readonly distribution: string }
  | { readonly code: "method-several-equations"; readonly method: string }
  | { readonly code: "quadrature-groups"; readonly groups: number }
  | { readonly code: "df-impossible"; readonly df: string; readonly distribution: string }
  | { readonly code: "intervals-impossible"; readonly intervals: string; readonly distribution: string }
  | { readonly code: "variance-tests-impossible"; readonly distribution: string }
  | { readonly code: "robust-cr2-impossible"; readonly distribution: string }
  | { readonly code: "residual-without-normal"; readonly distribution: string }
);

/** Parts of the public format that this version cannot fit yet. */
export type UnavailableFeature =
  | { readonly kind: "distribution"; readonly value: string }
  | { readonly kind: "link"; readonly value: string }
  | { readonly kind: "estimation"; readonly value: string }
  | { readonly kind: "weights"; readonly value: string };

export type DesignFailure =
  | {
      readonly code: "no-rows-left";
      readonly rows: number;
      readonly byVariable: readonly { readonly name: string; readonly rows: number }[];
    }
  | { readonly code: "outcome-constant"; readonly name: string; readonly category: string }
  /** All outcomes of one kind: no event, or no other. */
  | { readonly code: "outcome-one-category"; readonly name: string; readonly category: string }
  | {
      readonly code: "outcome-categories-many";
      readonly name: string;
      readonly categories: number;
      readonly limit: number;
    }
  /** A category of the outcome that the order does not list. */
  | { readonly code: "order-incomplete"; readonly name: string; readonly category: string }
  | { readonly code: "outcome-not-two"; readonly name: string; readonly categories: number }
  | {
      readonly code: "event-unknown";
      readonly name: string;
      readonly event: string;
      readonly categories: readonly string[];
    }
  /** `others`: so many more rows are refused for the same reason. */
  | {
      readonly code: "exposure-not-positive";
      readonly name: string;
      readonly row: number;
      readonly others: number;
      readonly value: number;
    }
  | {
      readonly code: "quadrature-too-large";
      readonly points: number;
      readonly effects: number;
      readonly limit: number;
    }
  | { readonly code: "between-within-crossed" }
  | { readonly code: "outcome-constant-within"; readonly name: string; readonly group: string }
  | { readonly code: "one-unit"; readonly group: string; readonly unit: string }
  | { readonly code: "one-row-per-unit"; readonly group: string; readonly units: number }
  | {
      readonly code: "too-many-random-effects";
      readonly group: string;
      readonly effects: number;
      readonly rows: number;
    }
  | {
      readonly code: "crossed-too-large";
      readonly groups: readonly string[];
      readonly effects: number;
      readonly limit: number;
    }
  | { readonly code: "too-few-rows"; readonly rows: number; readonly coefficients: number }
  /** Its equation has as many coefficients as there are units. */
  | {
      readonly code: "units-explained";
      readonly name: string;
      readonly group: string;
      readonly units: number;
      readonly coefficients: number;
    }
  | { readonly code: "groups-same-units"; readonly first: string; readonly second: string }
  | { readonly code: "slope-constant-within"; readonly name: string; readonly group: string }
  | {
      readonly code: "random-terms-aliased";
      readonly name: string;
      readonly group: string;
      readonly others: readonly string[];
    }
  | {
      readonly code: "reference-unknown";
      readonly name: string;
      readonly reference: string;
      readonly categories: readonly string[];
    }
  | { readonly code: "too-many-categories"; readonly name: string; readonly categories: number; readonly limit: number }
  | { readonly code: "value-not-finite"; readonly name: string; readonly row: number }
  /** `value`: what is to be raised to the power, after centering. */
  | {
      readonly code: "power-undefined";
      readonly name: string;
      readonly power: number;
      readonly row: number;
      readonly value: number;
    }
  | { readonly code: "weight-not-positive"; readonly name: string; readonly row: number; readonly value: number }
  /** A value that the distribution cannot have. */
  | {
      readonly code: "outcome-outside";
      readonly name: string;
      readonly distribution: Distribution;
      readonly range: "number" | "binary" | "count" | "positive" | "proportion";
      /** What would make shares of all values: to divide them by 100, or to move those inwards that are 0 or 1. */
      readonly remedy: "divide" | "inwards" | null;
      readonly row: number;
      readonly others: number;
      readonly value: number;
    }
  /** Of a link that has positive means only. */
  | { readonly code: "outcome-mean-not-positive"; readonly name: string; readonly link: string; readonly mean: number }
  | {
      readonly code: "trials-impossible";
      readonly name: string;
      readonly row: number;
      readonly others: number;
      readonly value: number;
    }
  | {
      readonly code: "trials-fewer";
      readonly name: string;
      readonly trials: string;
      readonly row: number;
      readonly others: number;
      readonly successes: number;
      readonly count: number;
    }
  | { readonly code: "residual-subject-spread"; readonly subject: string; readonly group: string }
  /** `order` is empty where occasions are counted. */
  | {
      readonly code: "residual-occasion-repeated";
      readonly subject: string;
      readonly unit: string;
      readonly order: string;
      readonly occasion: string;
    }
  | {
      readonly code: "residual-too-many-occasions";
      readonly order: string;
      readonly occasions: number;
      readonly limit: number;
    }
  /** A predictor of the zero part that the others (or a constant) already say. */
  | { readonly code: "zero-predictor-aliased"; readonly name: string }
  | { readonly code: "no-zeros"; readonly name: string; readonly lowest: number }
  | { readonly code: "residual-uneven-occasions"; readonly order: string }
  /** A predictor of the residual variance that the others (or a constant) already say. */
  | { readonly code: "residual-predictor-aliased"; readonly name: string }
  /** `group` null: as many lists of variances as there are random entries are needed. */
  | {
      readonly code: "starting-variances-mismatch";
      readonly group: string | null;
      readonly given: number;
      readonly needed: number;
    }
  /** "count": not one covariance for each pair of effects; "indefinite": no random effects have such variances and covariances. */
  | {
      readonly code: "starting-covariances-impossible";
      readonly group: string;
      readonly problem: "count" | "indefinite";
    };

export type FitFailure =
  | { readonly code: "nothing-to-compare" }
  | { readonly code: "perfect-fit"; readonly outcome: string }
  /** Predictors and random effects together leave no rest. */
  | { readonly code: "no-residual-variance"; readonly outcome: string; readonly groups: readonly string[] }
  /** Student's t: so many of all rows are fitted as good as exactly, and the likelihood grows without end as its scale goes to zero. */
  | { readonly code: "exact-rows"; readonly outcome: string; readonly exact: number; readonly rows: number }
  /** A residual variance of its own goes to zero: of `by`’s category, or of some rows. */
  | {
      readonly code: "residual-variance-vanishes";
      readonly outcome: string;
      readonly by: string | null;
      readonly category: string | null;
    }
  /** Some residuals of a subject follow exactly from its others: those of these categories of `by`, which is null where occasions are counted, or some. */
  | {
      readonly code: "residual-matrix-singular";
      readonly outcome: string;
      readonly by: string | null;
      readonly categories: readonly string[];
    }
  /** The likelihood has no finite value where a search could begin. */
  | { readonly code: "fit-not-finite"; readonly outcome: string }
  /** By quasi-likelihood: the outcome is the same wherever these matter, in every row. */
  | { readonly code: "completely-separated"; readonly outcome: string; readonly effects: readonly string[] }
  /** Values beyond the edge of a link that has means of one sign lead the search there. */
  | {
      readonly code: "link-edge";
      readonly outcome: string;
      readonly link: string;
      readonly sign: "positive" | "negative";
      readonly beyond: number;
      readonly rows: number;
    }
  /** Adaptive quadrature with two factors that are not nested, or that have several effects. */
  | { readonly code: "quadrature-factors" };
