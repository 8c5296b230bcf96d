import { type FormulaGap, rFormula, rText } from "../../../../src-engine/specification/r/formula.ts";
import { useWorkbench } from "../workbench.ts";
import { CodeView } from "./CodeView.tsx";

/** The model as a reviewer with R would write it. */
export function FormulaView() {
  const { model } = useWorkbench();
  const formula = rFormula(model.draft, model.context);
  return <CodeView label="R code" code={rText(formula)} notes={formula.gaps.map(gapText)} />;
}

function gapText(gap: FormulaGap): string {
  switch (gap.kind) {
    case "covariance":
      return `lme4 cannot say the covariance structure “${gap.structure}” of the random effects, nor nlme beside the rest of the model: the call leaves it out.`;
    case "residual":
      return `Neither lme4 nor nlme can say the residual structure “${gap.structure}” beside the rest of the model: the call leaves it out.`;
    case "distribution":
      return `lme4 and glmmTMB do not have the outcome’s distribution, ${gap.distribution}, with this link: there is the formula, but no call.`;
    case "other-estimator":
      return "lme4 and glmmTMB have no multinomial outcomes. mblogit of mclogit has, but by penalized quasi-likelihood, not by maximum likelihood: its estimates differ.";
    case "quasi-likelihood":
      return "The call maximizes the likelihood by Laplace’s approximation; here estimates are by penalized quasi-likelihood.";
    case "full-quasi-likelihood":
      return "glmmPQL is by full penalized quasi-likelihood, here it is by restricted: variances differ a little, the more the fewer units there are.";
    case "expected-curvature":
      return "With this link lme4 approximates the likelihood by the expected curvature, here it is by the observed one: estimates differ a little.";
    case "quadrature":
      return `${gap.library} has Laplace’s approximation only, not the quadrature used here.`;
  }
}
