import { expect, test } from "vitest";
import { golden } from "../support/golden-cases.ts";
import { stepSections } from "../support/steps-cases.ts";
import {
  adjustedSections,
  afterFitSections,
  awkwardSections,
  bootstrapSections,
  hypothesisSections,
  intervalSections,
  kenwardRogerSections,
  linearSections,
  residualSections,
  varianceTestSections,
} from "../support/validation-linear.ts";
import { outcomeComparisons } from "../support/validation-outcomes.ts";
import { chapterPage, summaryTable, type ValidationChapter } from "../support/validation-section.ts";

const chapters = (): readonly ValidationChapter[] => [
  {
    file: "linear",
    title: "Linear mixed models",
    reference: `lme4, lmerTest and pbkrtest. What no package prints (HLM's chi-square tests, reliabilities, standard errors of variances, R²)
is computed in R by its formula. \`test/golden/linear-mixed.R\` makes everything again.`,
    sections: linearSections(),
  },
  {
    file: "awkward",
    title: "Awkward data",
    reference: `lme4, lmerTest, pbkrtest and clubSandwich, nlme for the marginal model (\`test/golden/awkward.R\`): units of one row, slopes that
most units say nothing of, nearly collinear slopes, several entries of one factor, five levels, cells of crossed factors, empty cells.`,
    sections: awkwardSections(),
  },
  {
    file: "residuals",
    title: "Residual structures",
    reference: `nlme's gls and lme, and for structures that nlme does not fit the likelihood itself, maximized in R
(\`test/golden/residual-structures.R\`); for Kenward and Roger's method with them their formulas with whole matrices
(\`test/golden/kenward-roger-residual.R\`).`,
    sections: [...residualSections(), ...kenwardRogerSections()],
  },
  {
    file: "tests",
    title: "Tests of the fixed part",
    reference: `clubSandwich, lmerTest and pbkrtest (\`test/golden/hypotheses.R\`); for sandwiches of weighted rows and of residual structures
clubSandwich and its formulas with whole matrices (\`test/golden/cr2-rows.R\`), of crossed factors clubSandwich (\`test/golden/robust-crossed.R\`).`,
    sections: [...hypothesisSections(), ...adjustedSections()],
  },
  {
    file: "intervals",
    title: "Intervals",
    reference: `For profile intervals lme4's confint, for Wald intervals of variances second differences of the likelihood in R
(\`test/golden/intervals.R\`, \`intervals-wald.R\`). Differences are in widths of the interval.`,
    sections: intervalSections(),
  },
  {
    file: "bootstrap",
    title: "Bootstrap intervals",
    reference: `Percentiles of lme4's bootMer with 4,000 samples, 1,000 for large data (\`test/golden/intervals.R\`), here of 1,000 from seed 1.
Both are random: such percentiles scatter by some 4 % of the interval's width, in which the differences are.`,
    sections: bootstrapSections(),
  },
  {
    file: "variances",
    title: "Tests of variances",
    reference: `For likelihood-ratio tests lme4 with and without the variance, for the homogeneity of level 1 lm in each unit
(\`test/golden/variance-tests.R\`).`,
    sections: varianceTestSections(),
  },
  {
    file: "after",
    title: "After the fit",
    reference: `emmeans and formulas in R (\`test/golden/after.R\`, \`after-means.R\`, \`after-residuals.R\`, \`after-influence.R\`); for the test of parallel
lines ordinal, and the likelihood integrated in R (\`test/golden/parallel-lines.R\`); for predictions and checks of outcomes that are
not normal also integrals over the random effects (\`test/golden/after-outcomes.R\`), for the
influence of their units refits (\`test/golden/outcome-influence.R\`).`,
    sections: afterFitSections(),
  },
  {
    file: "outcomes",
    title: "Outcomes that are not normal",
    reference: `glmmTMB by Laplace's approximation and lme4 by quadrature (\`test/golden/generalized.R\`,
\`generalized-others.R\`, \`generalized-more.R\`), for less usual links likelihoods written down in R (\`test/golden/links.R\`), and for pairs
and structures that no package has (multinomial crossed or nested, slopes of ordinal outcomes over three levels …) in TMB (\`likelihoods.R\`); for offsets lme4, glmmTMB and emmeans (\`offsets.R\`); for ordinal outcomes ordinal's clmm and
clm, for counts with a zero part glmmTMB, for multinomial ones nnet and the likelihood in R (\`test/golden/ordinal.R\`, \`zeros.R\`,
\`multinomial.R\`); for survival in periods glmmTMB (\`test/golden/survival.R\`).`,
    sections: outcomeComparisons(),
  },
  {
    file: "steps",
    title: "Data preparation",
    reference:
      "data.table and base R (`test/golden/steps.R`): sums of the columns that steps make, and their missing values.",
    sections: stepSections(),
  },
];

/** `npm run validation` writes the pages anew; otherwise they must be what the engine gives today. */
test("docs/validation.md and its pages show what the engine gives beside what R gives", {
  timeout: 240_000,
}, async () => {
  const all = chapters();
  await expect(firstPage(all)).toMatchFileSnapshot("../../docs/validation.md");
  for (const chapter of all) {
    await expect(chapterPage(chapter)).toMatchFileSnapshot(`../../docs/validation/${chapter.file}.md`);
  }
});

function firstPage(all: readonly ValidationChapter[]): string {
  return `# Validation

Made by \`npm run validation\`; \`npm test\` fails when it no longer holds. Each page has every quantity as Crosslevel gives it
beside the reference, and their difference: relative, that of estimates in standard errors. Here is how many of the quantities come how close:

${summaryTable(all)}

Where a reference stops a little short of the maximum (its log-likelihood is the smaller one), the difference is its own.
Bootstrap intervals are random here and there: what they differ by is what two runs of the same program do.
References: ${golden.source}.

Published tables (Raudenbush & Bryk 2002, chapter 4; Singer 1998; Snijders & Bosker 1999 by HLM 5; two examples of SAS’s manual) are checked digit by digit in \`test/published\`, degenerate
data in \`test/degenerate\`, what must not matter (order, units, offsets) in \`test/invariance\`, NIST's reference data sets in
\`test/nist\`, and random designs in \`test/fuzz\`, a thousand beside lme4, two hundred with residual structures beside nlme, seven hundred of other outcomes beside glmmTMB,
sixty multinomial ones beside their likelihood in TMB, and five hundred whose maximum is on a boundary beside likelihoods written out in R.
`;
}
