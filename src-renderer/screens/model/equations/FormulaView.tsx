import { type FormulaGap, lmerFormula } from "../../../../src-engine/specification/formula.ts";
import type { WorkingModel } from "../../../../src-engine/specification/working-model.ts";
import { ScrollRegion } from "../../../parts/ScrollRegion.tsx";
import { useWorkbench } from "../workbench.ts";

/** The model as a reviewer with R would write it. */
export function FormulaView() {
  const { model } = useWorkbench();
  const { gaps } = lmerFormula(model.draft, model.context);
  return (
    <div className="formula">
      <ScrollRegion label="R code" className="formula-code">
        <code>{formulaText(model)}</code>
      </ScrollRegion>
      {gaps.map((gap) => (
        <p key={JSON.stringify(gap)} className="equations-note">
          {gapText(gap)}
        </p>
      ))}
    </div>
  );
}

/** The R statements, to show and to copy. */
export function formulaText({ draft, context }: WorkingModel): string {
  const { definitions, call, library } = lmerFormula(draft, context);
  return [`library(${library})`, ...definitions, call].join("\n");
}

function gapText(gap: FormulaGap): string {
  switch (gap.kind) {
    case "covariance":
      return `lme4 cannot say the covariance structure “${gap.structure}” of the random effects.`;
    case "residual":
      return `lme4 cannot say the residual structure “${gap.structure}”.`;
    case "weights":
      return "lme4 uses weights in another sense; they are left out.";
    case "distribution":
      return `The outcome’s distribution, ${gap.distribution}, is left out: lme4 and glmmTMB do not have it with this link.`;
  }
}
