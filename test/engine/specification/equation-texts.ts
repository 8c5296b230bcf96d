import type { Term, TermVariable } from "../../../src-contract/analysis.ts";
import type { ModelDraft } from "../../../src-contract/project.ts";
import type { ModelContext } from "../../../src-engine/specification/context.ts";
import { levelEquations } from "../../../src-engine/specification/equations/level-equations.ts";
import { symbolText } from "../../../src-engine/specification/equations/symbol.ts";
import { factorsName } from "../../../src-engine/specification/predictor-name.ts";

/** The equations in plain text, one line each: "β₀ⱼ = γ₀₀ + γ₀₁ SECTOR + u₀ⱼ". A fixed coefficient shows no u. */
export function equationTexts(draft: ModelDraft, context: ModelContext): readonly string[] {
  return levelEquations(draft, context)
    .levels.flat()
    .flatMap(({ rows, effect, crossed }) =>
      rows.map((row) => {
        const summands = row.summands.map(({ symbol, factors }) =>
          factors.length === 0 ? symbolText(symbol) : `${symbolText(symbol)} ${factorsName(context, factors)}`,
        );
        const hasEffect = effect.kind === "residual" || effect.source !== null;
        const ofCrossed = row.crossed.filter((_, index) => crossed[index]?.source !== null).map(symbolText);
        const right = [...summands, ...(hasEffect ? [symbolText(row.effect)] : []), ...ofCrossed];
        return `${row.left === null ? "Y" : symbolText(row.left)} = ${right.join(" + ")}`;
      }),
    );
}

export function term(...variables: readonly (string | TermVariable)[]): Term {
  return { variables: variables.map((variable) => (typeof variable === "string" ? { name: variable } : variable)) };
}

export const sesWithin: TermVariable = { name: "ses", center: "group", by: "school" };

/** The models of Raudenbush & Bryk (2002), chapter 4. */
export const hsbModels = {
  null: { outcome: "mathach", fixed: [term()], random: [{ group: "school", terms: [term()] }] },
  meansAsOutcomes: {
    outcome: "mathach",
    fixed: [term(), term("meanses")],
    random: [{ group: "school", terms: [term()] }],
  },
  randomCoefficients: {
    outcome: "mathach",
    fixed: [term(), term(sesWithin)],
    random: [{ group: "school", terms: [term(), term(sesWithin)] }],
  },
  slopesAsOutcomes: {
    outcome: "mathach",
    fixed: [
      term(),
      term("meanses"),
      term("sector"),
      term(sesWithin),
      term("meanses", sesWithin),
      term("sector", sesWithin),
    ],
    random: [{ group: "school", terms: [term(), term(sesWithin)], covariance: "unstructured" }],
  },
} as const satisfies Readonly<Record<string, ModelDraft>>;
