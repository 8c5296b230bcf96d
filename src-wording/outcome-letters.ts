import { listed } from "./failure/sentences.ts";

/** What the letters m, M, k, ψ and σ² in the equations of an outcome stand for. */
export type OutcomeLetters =
  | { readonly kind: "categories"; readonly own: readonly string[]; readonly reference: string }
  | { readonly kind: "thresholds"; readonly below: readonly string[] }
  | { readonly kind: "certain-zeros" | "zeros" | "overdispersion" };

/** Stands below the equations, on the screen and on paper. */
export function outcomeLettersText(letters: OutcomeLetters): string {
  switch (letters.kind) {
    case "categories": {
      const own = letters.own.map((category, index) => `${index + 1} (${category})`);
      return `m = ${listed(own)}; M = ${letters.reference}. Each m has all these coefficients and random effects of its own.`;
    }
    case "thresholds":
      return `k = ${listed(letters.below)}; θₖ is the threshold above category k. The thresholds stand in the place of the intercept, which is zero.`;
    case "certain-zeros":
      return "ψ is the probability of a certain zero, beside the zeros that the counts have of themselves.";
    case "zeros":
      return "ψ is the probability of a zero; λ is of the counts above zero.";
    case "overdispersion":
      return "Overdispersed: the variance is σ² times that of this distribution, σ² estimated.";
  }
}
