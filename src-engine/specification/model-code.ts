import { type CodeLanguage, codeLanguages, type ModelDraft } from "../../src-contract/project.ts";
import { rFormula, rText } from "./r/formula.ts";
import { hasMixed, spssSyntax, spssText } from "./spss/spss-syntax.ts";
import type { WorkingModel } from "./working-model.ts";

/** The programs that have such outcomes. */
export function languagesFor(draft: ModelDraft): readonly CodeLanguage[] {
  return hasMixed(draft) ? codeLanguages : ["r"];
}

/** A model as code for other programs; empty where they have nothing for it. */
export type ModelCode = Readonly<Record<CodeLanguage, string>>;

export function modelCode({ draft, context }: Pick<WorkingModel, "draft" | "context">): ModelCode {
  return { r: rText(rFormula(draft, context)), spss: spssText(spssSyntax(draft, context)) };
}
