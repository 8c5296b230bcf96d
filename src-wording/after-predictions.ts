import { plain } from "./text-pieces.ts";
import { title } from "./title-case.ts";

/** What the table of predictions for new rows says. */

export const predictionTitle = (outcome: string) => title`Predictions of ${outcome}`;

export const predictionHeads = {
  row: [plain("Row")],
  predicted: [plain("Predicted")],
  newRow: (level: string) => [plain(`${level} prediction interval`)],
  newRowSet: (level: string) => [plain(`${level} prediction set`)],
} as const;

export const predictionNotes = {
  mean: "mean",
  newUnit: "new",
  general: (row: string) =>
    `The confidence interval holds for the mean of all rows like it, the prediction interval for the outcome of one ${row}. Predictors without a value are at their means, in units of the data at the units’ own; the random effects of new units are zero on average, and add to the prediction interval (Henderson, 1975).`,
  offset: "The offset is as the row says, else at its mean.",
  unknown: "Empty: a value that does not occur in the data.",
};

export const explainPrediction = {
  estimate: (outcome: string) => `The ${outcome} that the model predicts for this row.`,
  se: "The standard error of the mean of all rows like it.",
  interval: (level: string) =>
    `Intervals made in this way contain the true mean of rows like it in ${level} of studies.`,
  rowInterval: (level: string) =>
    `Intervals made in this way contain the outcome of a row like it in ${level} of cases.`,
};
