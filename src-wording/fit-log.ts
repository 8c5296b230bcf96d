/** What the log of a fit says. */
export const fitLogWords = {
  evaluation: "Evaluation",
  deviance: "Deviance",
  logAbove: "log₁₀ of the deviance above the lowest",
  subtitle: "each evaluation of the likelihood, in order",
  note: (converged: boolean, gain: number) =>
    `Evaluations that look at the curvature or try a step too far stand above those before them. ${
      converged ? "The search ended" : "The search was given up"
    } where another step could be expected to lower the deviance by ${gainText(gain)}.`,
};

function gainText(gain: number): string {
  if (!Number.isFinite(gain)) return "an unknown amount";
  if (gain === 0) return "nothing";
  const [digits = "", power = ""] = gain.toExponential(1).split("e");
  return `${digits} × 10^${power.replace("-", "−").replace("+", "")}`;
}
