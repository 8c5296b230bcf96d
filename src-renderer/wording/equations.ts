import type { OutcomeLetters } from "../../src-engine/specification/equations/outcome-letters.ts";
import { listed } from "../../src-wording/failure/sentences.ts";

/** What stands below the equations of an outcome. */
export const equationWords = {
  letters: (letters: OutcomeLetters): string => {
    switch (letters.kind) {
      case "categories":
        return `m = ${listed(letters.own)}; M = ${letters.reference}. Each m has all these coefficients and random effects of its own.`;
      case "thresholds":
        return `k = ${listed(letters.below)}; θₖ is the threshold above category k. The thresholds stand in the place of the intercept, which is zero.`;
      case "certain-zeros":
        return "ψ is the probability of a certain zero, beside the zeros that the counts have of themselves.";
      case "zeros":
        return "ψ is the probability of a zero; λ is of the counts above zero.";
    }
  },
};
