import { type CodeLanguage, codeLanguages, type ModelDraft } from "../../src-contract/project.ts";
import { rFormula } from "./r/formula.ts";
import { hasMixed, spssSyntax } from "./spss/spss-syntax.ts";
import type { WorkingModel } from "./working-model.ts";

/** The programs that have such outcomes. */
export function languagesFor(draft: ModelDraft): readonly CodeLanguage[] {
  return hasMixed(draft) ? codeLanguages : ["r"];
}

/** A model as code for other programs; empty where they have nothing for it. */
export type ModelCode = Readonly<Record<CodeLanguage, string>>;

export function modelCode({ draft, context }: Pick<WorkingModel, "draft" | "context">): ModelCode {
  const { definitions, call, library } = rFormula(draft, context);
  return {
    r: [...(library === null ? [] : [`library(${library})`]), ...definitions, call].join("\n"),
    spss: spssSyntax(draft, context).commands.join("\n"),
  };
}
