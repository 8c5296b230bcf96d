import type { InferredGeneralizedFit } from "../../fit/generalized/generalized-inference.ts";
import { normalQuantile } from "../../math/normal-distribution.ts";
import { rowPredictors } from "./row-predictors.ts";

/** How well predicted probabilities tell events from the others, and whether they are right. */
export interface Classification {
  readonly cutPoint: number;
  /** By the random effects’ modes too, then by the fixed part alone; one where there are no random effects. */
  readonly predictions: readonly ClassifiedPrediction[];
}

export interface ClassifiedPrediction {
  readonly kind: "conditional" | "fixed";
  /** Trials by what was observed and what is predicted: an event where its probability is the cut point or more. */
  readonly truePositives: number;
  readonly falseNegatives: number;
  readonly falsePositives: number;
  readonly trueNegatives: number;
  /** The probability that a trial with the event has the higher prediction of two (ties count half). */
  readonly areaUnderCurve: number;
  /** Mean squared difference of event and prediction (Brier 1950). */
  readonly brier: number;
  /** (1 − specificity, sensitivity) over all cut points. */
  readonly curve: readonly (readonly [number, number])[];
  readonly groups: readonly CalibrationGroup[];
}

/** Trials of about equal predictions, low to high (Hosmer & Lemeshow 1980). */
export interface CalibrationGroup {
  readonly trials: number;
  readonly predicted: number;
  readonly events: number;
  /** Wilson's (1927) interval of the share of events, as if trials were independent. */
  readonly interval: readonly [number, number];
}

const defaultCutPoint = 0.5;
const groupCount = 10;

/** Of Bernoulli and binomial outcomes; null for others. */
export function classification(fit: InferredGeneralizedFit, cutPoint = defaultCutPoint): Classification | null {
  const { design, state, own } = fit;
  const { distribution: name } = design.specification;
  if (name !== "bernoulli" && name !== "binomial") return null;
  const { fixed, conditional } = rowPredictors(fit);
  const { distribution } = state.problem;
  const trials = design.trials ?? new Float64Array(fixed.length).fill(1);
  const classified = (kind: ClassifiedPrediction["kind"], eta: Float64Array): ClassifiedPrediction => {
    const predicted = new Float64Array(eta.length);
    distribution.mean(eta, own, predicted);
    const rows: TrialRows = {
      predicted,
      trials,
      events: distribution.response.map((share, row) => share * trials[row]),
    };
    return {
      kind,
      ...crossed(rows, cutPoint),
      ...discrimination(rows),
      groups: calibration(rows, design.specification.confidenceLevel),
    };
  };
  return {
    cutPoint,
    predictions: [
      ...(design.random.length > 0 ? [classified("conditional", conditional)] : []),
      classified("fixed", fixed),
    ],
  };
}

/** Shares of the events and of the others that are predicted as such, and of all. */
export function rates(
  counts: Pick<ClassifiedPrediction, "truePositives" | "falseNegatives" | "falsePositives" | "trueNegatives">,
): { readonly sensitivity: number; readonly specificity: number; readonly correct: number } {
  const { truePositives, falseNegatives, falsePositives, trueNegatives } = counts;
  const events = truePositives + falseNegatives;
  const others = falsePositives + trueNegatives;
  return {
    sensitivity: truePositives / events,
    specificity: trueNegatives / others,
    correct: (truePositives + trueNegatives) / (events + others),
  };
}

/** Rows of trials with the same predicted probability of an event. */
interface TrialRows {
  readonly predicted: Float64Array;
  readonly trials: Float64Array;
  readonly events: Float64Array;
}

function crossed({ predicted, trials, events }: TrialRows, cutPoint: number) {
  const counts = { truePositives: 0, falseNegatives: 0, falsePositives: 0, trueNegatives: 0 };
  for (const [row, probability] of predicted.entries()) {
    const others = trials[row] - events[row];
    if (probability >= cutPoint) {
      counts.truePositives += events[row];
      counts.falsePositives += others;
    } else {
      counts.falseNegatives += events[row];
      counts.trueNegatives += others;
    }
  }
  return counts;
}

function discrimination({ predicted, trials, events }: TrialRows) {
  const order = [...predicted.keys()].toSorted((a, b) => predicted[b] - predicted[a]);
  const allEvents = events.reduce((sum, value) => sum + value, 0);
  const allOthers = trials.reduce((sum, value) => sum + value, 0) - allEvents;
  const curve: (readonly [number, number])[] = [[0, 0]];
  let [found, falseAlarms, area, squares] = [0, 0, 0, 0];
  for (let at = 0; at < order.length; ) {
    const probability = predicted[order[at]];
    let [tiedEvents, tiedOthers] = [0, 0];
    for (; at < order.length && predicted[order[at]] === probability; at++) {
      const row = order[at];
      const others = trials[row] - events[row];
      tiedEvents += events[row];
      tiedOthers += others;
      squares += events[row] * (1 - probability) ** 2 + others * probability ** 2;
    }
    area += tiedOthers * (found + tiedEvents / 2);
    found += tiedEvents;
    falseAlarms += tiedOthers;
    curve.push([falseAlarms / allOthers, found / allEvents]);
  }
  return { areaUnderCurve: area / (allEvents * allOthers), brier: squares / (allEvents + allOthers), curve };
}

/** Rows in order of their predictions, divided where so many tenths of the trials are reached; equal predictions stay together. */
function calibration({ predicted, trials, events }: TrialRows, confidenceLevel: number): readonly CalibrationGroup[] {
  const order = [...predicted.keys()].toSorted((a, b) => predicted[a] - predicted[b]);
  const total = trials.reduce((sum, value) => sum + value, 0);
  const groups: { trials: number; sum: number; events: number }[] = [];
  let [before, group] = [0, -1];
  for (const [at, row] of order.entries()) {
    const isTied = at > 0 && predicted[row] === predicted[order[at - 1]];
    const place = Math.min(Math.floor((groupCount * before) / total), groupCount - 1);
    if (place > group && !isTied) {
      group = place;
      groups.push({ trials: 0, sum: 0, events: 0 });
    }
    const current = groups[groups.length - 1];
    current.trials += trials[row];
    current.sum += trials[row] * predicted[row];
    current.events += events[row];
    before += trials[row];
  }
  return groups.map(({ trials: count, sum, events: happened }) => ({
    trials: count,
    predicted: sum / count,
    events: happened,
    interval: wilson(happened / count, count, confidenceLevel),
  }));
}

function wilson(share: number, count: number, confidenceLevel: number): readonly [number, number] {
  const z = normalQuantile((1 + confidenceLevel) / 2);
  const center = (share + (z * z) / (2 * count)) / (1 + (z * z) / count);
  const margin = (z * Math.sqrt((share * (1 - share)) / count + (z * z) / (4 * count * count))) / (1 + (z * z) / count);
  return [Math.max(0, center - margin), Math.min(1, center + margin)];
}
