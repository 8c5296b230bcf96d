import { type SpssGap, spssSyntax, spssText } from "../../../../src-engine/specification/spss/spss-syntax.ts";
import { useWorkbench } from "../workbench.ts";
import { CodeView } from "./CodeView.tsx";

/** The model as a reviewer with SPSS would write it. */
export function SpssView() {
  const { model } = useWorkbench();
  const syntax = spssSyntax(model.draft, model.context);
  return <CodeView label="SPSS syntax" code={spssText(syntax)} notes={syntax.gaps.map(gapText)} />;
}

function gapText(gap: SpssGap): string {
  switch (gap.kind) {
    case "no-outcome":
      return "Choose the outcome first.";
    case "distribution":
      return "MIXED of SPSS fits normal outcomes only. GENLINMIXED fits others, but by an approximation of its own, so that it would not give these results: for a reviewer there is the code for R.";
    case "coding":
      return "SPSS has no simple command for one of the predictors: its categories are coded as trends, are dates, or are not known.";
    case "residual":
      return `MIXED does not have the residual structure “${gap.structure}”: the syntax leaves it out.`;
    case "standard-errors":
      return "The syntax leaves out the robust standard errors: MIXED prints those of the model.";
    case "degrees-of-freedom":
      return `MIXED does not have ${gap.method === "infinite" ? "z tests" : "the between-within degrees of freedom"}: it takes Satterthwaite’s degrees of freedom.`;
    case "newer-version":
      return "DFMETHOD needs a version of SPSS after 25.";
    case "counted-occasions":
      return `MIXED counts the values of ${gap.order} as first, second, third occasion; here their distances count. Where some are further apart than others the results differ.`;
  }
}
