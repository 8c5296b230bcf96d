import { expect, it } from "vitest";
import type { ModelDraft } from "../../src-contract/project.ts";
import { equationLines } from "../../src-engine/specification/equations/equation-lines.ts";
import { workingModel } from "../../src-engine/specification/working-model.ts";
import { equationsHtml } from "../../src-print/equations-mathml.ts";
import { hsb } from "../engine/specification/contexts.ts";
import { hsbModels } from "../engine/specification/equation-texts.ts";

const linesOf = (draft: Partial<ModelDraft>) =>
  equationLines(workingModel({ ...hsbModels.null, ...draft }, hsb.context));

it("equations of an outcome that is not normal say on paper what their letters stand for", () => {
  const zeros = { kind: "inflated" } as const;
  expect(equationsHtml(linesOf({ distribution: "poisson", zeros }))).toContain(
    "ψ is the probability of a certain zero",
  );
  expect(equationsHtml(linesOf({ distribution: "poisson", overdispersion: true }))).toContain(
    "the variance is σ² times that of this distribution",
  );
  expect(equationsHtml(linesOf({}))).not.toContain('<p class="note">');
});
