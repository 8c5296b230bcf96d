import type { Notice, NoticeContent } from "../src-contract/notice.ts";

/** "What does this mean?": the background to a notice, for people who meet it for the first time. */
export function noticeExplanation(notice: Notice): string | null {
  return explanations[notice.code] ?? null;
}

const endlessExplanation =
  "A normal density has no upper limit where its variance goes to zero. Where a model has variances or correlations of its own for so few rows that others of its parameters can fit these rows exactly, the likelihood can be made as large as one likes, with estimates that mean nothing. Programs then report a lower maximum, if their search ends there, mostly without a word. It is a sensible estimate if simpler models say much the same.";

const explanations: Partial<Record<NoticeContent["code"], string>> = {
  "not-converged":
    "Most often the data are too few for the random effects of the model. Laplace’s approximation can also have jumps where the likelihood itself has none, as where units’ effects are hardly known from one side; adaptive quadrature follows the likelihood more closely.",
  "variance-zero":
    "A variance cannot be negative. When units differ even less than chance alone would make them differ, zero is the most likely value. The fit is valid; the random effect just does nothing in it.",
  "correlation-one":
    "A correlation of exactly 1 or −1 means that one random effect is a multiple of the other in this fit. Mostly it shows that the data are too few to estimate both variances and their covariance.",
  "covariance-singular":
    "Some combination of these random effects has no variance at all in this fit. Mostly it shows that the data are too few for so many random effects at once.",
  "residual-bound":
    "A correlation cannot be above 1 or below −1, and correlations of several occasions with each other limit each other further. The fit is valid; the best value is at that end.",
  "likelihood-endless-variance": endlessExplanation,
  "likelihood-endless": endlessExplanation,
  "correlation-bound":
    "Compound symmetry gives all pairs of these random effects one correlation, which cannot be above 1, nor so low that the sum of the effects would have a negative variance. The fit is valid; the best value is at that end.",
  "variance-small":
    "The test asks whether the units’ own slopes scatter more around the average slope than chance would make them. If they do not, a model with the slope fixed is simpler and says the same; keep the random slope if theory asks for it.",
  separation:
    "Where an outcome is always 1 (or always 0, or a count always zero) in a category or beyond some value of a predictor, the likelihood goes on growing as the effect does: there is no best estimate. The search stops at some large number with a huge standard error, which means nothing. No robust standard error exists there, so the model’s stands in its place.",
  "zero-separation":
    "The log-odds of a probability that is 0 (or 1) have no end: the estimate stops at some large number with a huge standard error, which means nothing. Without an excess of zeros the zero part has nothing to explain, and the counts alone fit as well.",
  "at-edge":
    "By this link not every value of the linear predictor is a probability or a mean that can be, and the likelihood goes on growing up to where it ends. Rows there are fitted with certainty. Standard errors know only of the directions along the edge; estimates of other samples would lie on it or inside. By a link without an edge every estimate has a surrounding, and its standard error means what it says.",
  "distribution-limit":
    "The distribution has a parameter of its own for what a simpler one does not allow. Where the data do not ask for it, the most likely value lies at the very end of its range, which has no standard error. The fit is valid; all other estimates are those of the simpler distribution.",
  "quasi-likelihood":
    "The method replaces the outcome by a linearized one, which is another one in every model: likelihood-ratio tests would compare what is not alike. It also pulls variances, and with them effects, towards zero where units are small and outcomes are 0 or 1.",
  "few-units":
    "The number of units, not of rows, decides how well variances between them are known. With fewer than about 10 the estimates are unstable; with fewer than about 30 their standard errors tend to be too small.",
  "variances-undetermined":
    "Some of these parameters say the same about the outcome: where one goes up and another down, the likelihood stays as it is. A random intercept and a residual correlation that never fades, for example, both say that rows of the same unit are alike.",
  "profile-unfinished":
    "A profile likelihood interval ends where the likelihood has fallen by a given amount while everything else is estimated anew. Where that new estimate cannot be found, as at the edge of what a link allows, the end is not known. The estimates themselves are not touched by it.",
  "few-events":
    "How much an outcome tells does not follow from the number of rows, but from how often the rarer thing happens. With fewer than about five cases for each coefficient, estimates are drawn away from zero, standard errors and intervals are unreliable, and variances between units rest on which of them happen to have a case.",
  "few-rows":
    "With fewer than two rows for every estimated parameter a model can describe the rows that are there, but nothing that would hold for others.",
  "aliased-predictor":
    "When one predictor can be computed from the others, there is no way to tell their effects apart, so no program can estimate all of them.",
};
