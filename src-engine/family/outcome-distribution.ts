import { type Outcome, refuse, succeed } from "../../src-contract/outcome.ts";
import { composition } from "./composition.ts";
import type { ConditionalDistribution, OutcomeRows } from "./conditional-distribution.ts";
import { beta } from "./densities/beta.ts";
import { binomial } from "./densities/binomial.ts";
import { type Density, momentsOf } from "./densities/density.ts";
import { gamma } from "./densities/gamma.ts";
import { inverseGaussian } from "./densities/inverse-gaussian.ts";
import { lognormal } from "./densities/lognormal.ts";
import { negativeBinomial } from "./densities/negative-binomial.ts";
import { negativeBinomialLinear } from "./densities/negative-binomial-linear.ts";
import { normal } from "./densities/normal.ts";
import { poisson } from "./densities/poisson.ts";
import { studentT } from "./densities/student-t.ts";
import { linkFunction } from "./links/named-link.ts";
import type { OutcomeChoice } from "./outcome-choice.ts";
import { checkOutcomeRange } from "./outcome-range.ts";
import { binomialLogit } from "./pairs/binomial-logit.ts";
import { poissonLog } from "./pairs/poisson-log.ts";

/**
 * The distribution of an outcome given η. Refuses values that it cannot have, by their row in the table: `positions` are
 * those of the rows. Bernoulli outcomes are 0 and 1 here.
 */
export function conditionalDistribution(
  choice: OutcomeChoice,
  rows: OutcomeRows,
  positions: Int32Array,
): Outcome<ConditionalDistribution> {
  const problem = checkOutcomeRange(choice, rows, positions);
  if (problem !== null) return refuse(problem);
  return succeed(boundDistribution(choice, rows));
}

/** The distribution bound to values that are known to lie in its range. */
export function boundDistribution(choice: OutcomeChoice, rows: OutcomeRows): ConditionalDistribution {
  const { distribution, link } = choice;
  if (link === "logit" && (distribution === "bernoulli" || distribution === "binomial")) {
    return binomialLogit(rows);
  }
  if (link === "log" && distribution === "poisson") return poissonLog(rows);
  const density = densityOf(choice, rows);
  return composition(density, linkFunction(link, momentsOf(density.response).mean < 0 ? -1 : 1), rows);
}

function densityOf({ distribution, degreesOfFreedom }: OutcomeChoice, rows: OutcomeRows): Density {
  switch (distribution) {
    case "normal":
      return normal(rows);
    case "lognormal":
      return lognormal(rows);
    case "student-t":
      return studentT(rows, degreesOfFreedom);
    case "bernoulli":
      return binomial({ ...rows, trials: null });
    case "binomial":
      return binomial(rows);
    case "beta":
      return beta(rows);
    case "poisson":
      return poisson(rows);
    case "negative-binomial":
      return negativeBinomial(rows, null);
    case "negative-binomial-linear":
      return negativeBinomialLinear(rows);
    case "geometric":
      return negativeBinomial(rows, 1);
    case "gamma":
      return gamma(rows, null);
    case "exponential":
      return gamma(rows, 1);
    case "inverse-gaussian":
      return inverseGaussian(rows);
  }
}
