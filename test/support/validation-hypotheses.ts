import type { Inference } from "../../src-contract/analysis.ts";
import type { ResultDocument, TermResult } from "../../src-contract/result.ts";
import { analyse } from "../../src-engine/analyse.ts";
import { goldenData } from "./golden-data.ts";
import type { ExpectedTest, HypothesisCase } from "./hypothesis-cases.ts";

/** A quantity as Crosslevel gives it, and the reference. */
export type Comparison = readonly [quantity: string, own: number, reference: number];

/** Everything that a case of tests of the fixed part compares, for docs/validation.md. */
export function hypothesisComparisons({ data, model, hypotheses, expected }: HypothesisCase): readonly Comparison[] {
  const result = (inference: Inference): ResultDocument => {
    const analysis = analyse(goldenData(data), { ...model, inference: { ...inference, hypotheses } });
    if (!analysis.ok) throw new Error(JSON.stringify(analysis.failure));
    return analysis.value.result;
  };
  const byModel = result({});
  const kenwardRoger = model.estimation?.method === "ML" ? byModel : result({ df: "kenward-roger" });
  const adjusted = result({ standardErrors: "robust-cr2" });
  const chiSquare = result({ df: "infinite" });
  return [
    ...adjusted.fixed.flatMap(({ name, se, df }, k): readonly Comparison[] =>
      expected.cr2 === undefined
        ? []
        : [
            [`${name}: SE (CR2)`, se, expected.cr2.se[k] ?? Number.NaN],
            [`${name}: df (CR2)`, df ?? Number.NaN, expected.cr2.df[k] ?? Number.NaN],
          ],
    ),
    ...termComparisons(byModel, "Satterthwaite", expected.terms),
    ...termComparisons(kenwardRoger, "Kenward–Roger", expected.termsKenwardRoger),
    ...expected.hypotheses.flatMap((reference, index) => {
      const name = hypotheses[index]?.name ?? "";
      return [
        ...testComparisons(`“${name}”: F, Satterthwaite`, byModel.hypotheses[index], reference.satterthwaite),
        ...testComparisons(`“${name}”: F, Kenward–Roger`, kenwardRoger.hypotheses[index], reference.kenwardRoger),
        ...testComparisons(`“${name}”: F, CR2 (HTZ)`, adjusted.hypotheses[index], reference.cr2),
        ...testComparisons(`“${name}”: χ²`, chiSquare.hypotheses[index], reference.chiSquare),
      ];
    }),
  ];
}

function termComparisons(
  { terms }: ResultDocument,
  method: string,
  expected: HypothesisCase["expected"]["terms"],
): readonly Comparison[] {
  return Object.entries(expected ?? {}).flatMap(([name, reference]) =>
    testComparisons(
      `${name}: type III F, ${method}`,
      terms.find((term) => term.name === name),
      reference,
    ),
  );
}

function testComparisons(
  name: string,
  own: Pick<TermResult, "statistic" | "df"> | undefined,
  reference: ExpectedTest | undefined,
): readonly Comparison[] {
  if (reference === undefined) return [];
  const denominator = reference.df[1];
  return [
    [name, own?.statistic ?? Number.NaN, reference.statistic],
    ...(denominator === undefined
      ? []
      : [[`${name}: denominator df`, own?.df[1] ?? Number.NaN, denominator] satisfies Comparison]),
  ];
}
