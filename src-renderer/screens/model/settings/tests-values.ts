import type { InferenceSettings } from "../../../../src-engine/specification/change/inference.ts";

/** What is wrong with the confidence level; null: nothing. */
export function confidenceProblem({ confidenceLevel }: InferenceSettings): string | null {
  return confidenceLevel > 0 && confidenceLevel < 1 ? null : "Choose a percentage above 0 and below 100.";
}

const sampleLimits = { least: 20, most: 100_000 } as const;

/** What is wrong with the number of samples; null: nothing. */
export function samplesProblem({ samples }: InferenceSettings): string | null {
  const { least, most } = sampleLimits;
  return Number.isInteger(samples) && samples >= least && samples <= most
    ? null
    : `Choose a whole number from ${least} to ${most.toLocaleString("en-US")}.`;
}

export function seedProblem({ seed }: InferenceSettings): string | null {
  return Number.isInteger(seed) && seed >= 0 && seed < 2 ** 32 ? null : "Choose a whole number, not negative.";
}

export function areTestsRight(values: InferenceSettings): boolean {
  const bootstrap = values.intervals !== "bootstrap" || (samplesProblem(values) ?? seedProblem(values)) === null;
  return confidenceProblem(values) === null && bootstrap;
}
