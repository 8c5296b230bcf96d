import type { RichText } from "../src-contract/output.ts";
import { plain } from "./text-pieces.ts";
import { title } from "./title-case.ts";

/** The table of the test of parallel lines of an ordinal outcome. */

export const parallelLinesWords = {
  title: (outcome: string) => title`Test of parallel lines for ${outcome}`,
  allTogether: "All predictors together",
  eachPredictor: "each predictor",
  note: (isLogit: boolean): RichText => [
    plain(
      `Likelihood-ratio tests of a model in which the coefficients of the predictor differ from threshold to threshold against the fitted one, in which they are the same (${
        isLogit ? "proportional odds" : "parallel lines"
      }). A small `,
    ),
    { text: "p", style: "italic" },
    plain(
      " speaks against one coefficient for all thresholds; in large samples it does so for differences that do not matter.",
    ),
  ],
  notFound:
    "Empty: the search for the estimates of the model with a coefficient for each threshold did not come to an end.",
  explainChiSquare: (effect: string) =>
    `By how much the deviance falls when ${effect} may have a coefficient of its own at each threshold.`,
  explainDf: "How many coefficients the wider model has more.",
  explainP: (effect: string) =>
    `The probability of a fall at least as large if ${effect} had one coefficient at all thresholds.`,
};
