import type { RichText } from "../src-contract/output.ts";
import { capitalized, uncapitalized } from "./capitalized.ts";
import { withArticle } from "./nouns.ts";
import { italic, plain, superscript } from "./text-pieces.ts";
import { title } from "./title-case.ts";

/** Titles, heads, rows and notes of what is worked out after a fit, each with its source. */

export const afterTitles = {
  varianceExplained: (outcome: string) => title`Variance of ${outcome} explained`,
  decomposition: (outcome: string) => title`Decomposition of the variance of ${outcome}`,
  partition: (outcome: string) => title`Variance of ${outcome} by level`,
  partitionBy: (outcome: string, predictor: string) => title`Variance of ${outcome} by level, over ${predictor}`,
  effectSizes: (outcome: string) => title`Effect sizes on ${outcome}`,
  unitEffects: (unitPlural: string, outcome: string) => title`Random effects of ${unitPlural} on ${outcome}`,
  intervals: (effect: string, unitPlural: string) => title`${effect}: random effects of ${unitPlural}`,
};

const r2: RichText = [italic("R"), superscript("2")];

export const afterHeads = {
  component: [plain("Variance")],
  nullModel: [plain("Null model")],
  thisModel: [plain("This model")],
  explained: [plain("Explained")],
  source: [plain("Source")],
  ofTotal: [plain("Of total")],
  ofWithin: [plain("Within")],
  ofBetween: [plain("Between")],
  level: [plain("Level")],
  vpc: [plain("VPC")],
  icc: [plain("ICC")],
  meanSize: [plain("Mean size")],
  designEffect: [plain("Design effect")],
  effectiveRows: [plain("Effective "), italic("N")],
  standardized: [plain("β")],
  d: [italic("d")],
  size: [italic("n")],
  estimate: [plain("EB")],
  se: [italic("SE")],
  own: [plain("OLS")],
  distance: [italic("D"), superscript("2")],
  expected: [plain("Expected")],
  mahalanobis: [plain("Mahalanobis")],
} as const;

export const explainedRows = {
  explained: (where: string) => `Variance explained ${where}`,
  residual: (rowPlural: string) => `Between ${rowPlural} (residual)`,
  between: (unitPlural: string) => `Between ${unitPlural}`,
  ofRow: (row: string): RichText => [...r2, plain(` for ${withArticle(row)}`)],
  ofMean: (unit: string): RichText => [...r2, plain(` for ${withArticle(unit)} mean`)],
  marginal: [plain("Marginal "), ...r2] as RichText,
  conditional: [plain("Conditional "), ...r2] as RichText,
};

export const decompositionRows = {
  fixed: "Predictors",
  fixedWithin: (unitPlural: string) => `Predictors within ${unitPlural}`,
  fixedBetween: (unitPlural: string) => `Predictors between ${unitPlural}`,
  slopes: "Random slopes",
  intercepts: "Random intercepts",
  slopesOf: (unitPlural: string) => `Random slopes of ${unitPlural}`,
  interceptsOf: (unitPlural: string) => `Random intercepts of ${unitPlural}`,
  residual: "Residual",
};

export const partitionRows = {
  rows: (plural: string) => capitalized(plural),
};

/** Why predictors are not divided by level. */
const notDivided = {
  "by-level": "",
  mixed:
    " Predictors are not divided into within and between: at least one varies both ways. Center it at the unit’s mean and add the mean.",
  crossed: "",
};

export const afterNotes = {
  explained: (snijders: { readonly level2: number | null } | null): RichText => [
    plain(
      "Explained: proportion reduction in variance against the null model on the same rows (Raudenbush & Bryk, 2002); it can be negative. ",
    ),
    ...(snijders === null
      ? []
      : [
          ...r2,
          plain(
            ` for predicting a single outcome${snijders.level2 === null ? "" : " and a unit’s mean"} from models with random intercepts only (Snijders & Bosker, 2012). `,
          ),
        ]),
    plain("Marginal and conditional "),
    ...r2,
    plain(" (Nakagawa & Schielzeth, 2013; Johnson, 2014)."),
  ],
  decomposition: (predictors: "by-level" | "mixed" | "crossed") =>
    `Shares of the variance that the model implies (Rights & Sterba, 2019).${notDivided[predictors]}`,
  partition: (hasSlopes: boolean): RichText => [
    plain(
      `VPC = variance partition coefficient, a level’s share of the variance that the predictors leave; ICC = correlation of two outcomes of the same unit.${
        hasSlopes ? " With random slopes both depend on the predictors: first at the predictors’ means." : ""
      } Design effect: 1 + (mean size − 1) × ICC of the null model; effective `,
    ),
    italic("N"),
    plain(": "),
    italic("N"),
    plain(" divided by it (Kish, 1965)."),
  ],
  effectSizes: (hasDifferences: boolean): RichText => [
    plain("β: "),
    italic("b"),
    plain(" × "),
    italic("SD"),
    plain(" of the predictor / "),
    italic("SD"),
    plain(" of the outcome, over the rows (Hox et al., 2018); its interval is scaled alike."),
    ...(hasDifferences
      ? [
          plain(" "),
          italic("d"),
          plain(
            ": difference between the categories in standard deviations that the predictors leave, all levels together (Hedges, 2007).",
          ),
        ]
      : []),
  ],
  unitEffects: (hasOwn: boolean): RichText => [
    plain(
      `EB = empirical Bayes estimate (conditional mode), with its standard error of prediction.${
        hasOwn
          ? " OLS: deviation of the unit’s own least-squares coefficient from what the fixed part predicts; empty where a unit has too few rows."
          : ""
      } `,
    ),
    ...afterHeads.distance,
    plain(
      " = squared Mahalanobis distance of the unit’s effects from zero; expected: the chi-square quantile of its rank (Raudenbush & Bryk, 2002).",
    ),
  ],
  farthest: (shown: string, all: string) => `Shown: the ${shown} farthest from what the model expects, of ${all}.`,
};

export const explainAfter = {
  size: (unit: string) => `The number of rows of this ${unit}.`,
  meanSize: (unit: string) => `The number of rows of ${withArticle(unit)}, on average.`,
  distanceP:
    "If the unit were like the others, a distance at least as large as this would come about with this probability.",
  explained: (what: string) =>
    `By how much the variance ${what} falls from the null model to this one, as a share of the null model’s.`,
  variance: (what: string) => `The variance ${what}.`,
  ofRow: (row: string) =>
    `By how much smaller the mean squared error of predicting the outcome of a single ${row} is than by the null model, as a share of that.`,
  ofMean: (unit: string) =>
    `By how much smaller the mean squared error of predicting the mean outcome of ${withArticle(unit)} is than by the null model, as a share of that.`,
  share: (what: string, outcome: string, side: "within" | "between" | null) =>
    `The share of the variance of ${outcome}${side === null ? "" : ` ${side} units`} that this accounts for: ${uncapitalized(what)}.`,
  vpc: (unitPlural: string) => `The share of the variance left by the predictors that lies between ${unitPlural}.`,
  icc: (unit: string) => `The correlation expected between two outcomes of the same ${unit}.`,
  designEffect: "How many times larger the variance of a mean is than it would be with as many independent rows.",
  effectiveRows: "As many independent rows would tell the mean as precisely.",
  standardized: (effect: string) =>
    `The change in the outcome, in standard deviations, with one standard deviation more in ${effect}.`,
  d: (effect: string) =>
    `The difference that ${effect} stands for, in standard deviations of what the predictors leave.`,
  estimate: (effect: string, unit: string) =>
    `The deviation of this ${unit} from what the fixed part predicts: ${effect}.`,
  se: "The standard error of this estimate, with the uncertainty of the fixed coefficients.",
  own: "The same deviation from the unit’s own rows alone, without shrinking.",
  distance: "How far the unit’s effects together are from zero, by their own covariance matrix.",
  expected: "What a distance of this rank would be if the random effects were normal.",
};

export const afterChartWords = {
  partitionSubtitle: "shares of the variance that the predictors leave",
  vpcAxis: "VPC",
  partitionNote: "Other predictors with random slopes are held at their means (Goldstein et al., 2002).",
  intervalsSubtitle: (level: string) => `empirical Bayes estimates with ${level} intervals`,
  rankAxis: (unitPlural: string) => `${capitalized(unitPlural)}, from lowest to highest`,
  zero: "As the fixed part predicts",
  comparison: "Intervals use the standard errors of prediction.",
};
