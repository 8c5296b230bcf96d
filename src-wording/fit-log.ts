import { powerText } from "./number-text.ts";

/** What the log of a fit says. */
export const fitLogWords = {
  evaluation: "Evaluation",
  deviance: "Deviance",
  logAbove: "log₁₀ of the deviance above the lowest",
  subtitle: "each evaluation of the likelihood, in order",
  note: (converged: boolean, gain: number) =>
    `Evaluations that look at the curvature, try a step too far, or look for a lower place elsewhere stand above those before them; a search that ended higher than another stands before it. ${
      converged ? "The search ended" : "The search was given up"
    } where another step could be expected to lower the deviance by ${gainText(gain)}.`,
  linearized:
    "Each deviance is that of the outcome as it was linearized then, so that they can rise from one linearization to the next.",
};

function gainText(gain: number): string {
  if (!Number.isFinite(gain)) return "an unknown amount";
  if (gain === 0) return "nothing";
  return powerText(gain, 2);
}
