import type { Inference } from "../../src-contract/analysis.ts";
import type { ResultDocument, TermResult } from "../../src-contract/result.ts";
import { analyse } from "../../src-engine/analyse.ts";
import { goldenData } from "./golden-data.ts";
import type { ExpectedErrors, ExpectedTest, HypothesisCase } from "./hypothesis-cases.ts";

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
  const sandwiches = [
    ["CR2", result({ standardErrors: "robust-cr2" }), "cr2"],
    ["CR0", result({ standardErrors: "robust" }), "cr0"],
  ] as const;
  const chiSquare = result({ df: "infinite" });
  return [
    ...sandwiches.flatMap(([kind, { fixed }, key]) => errorComparisons(kind, fixed, expected[key])),
    ...termComparisons(byModel, "Satterthwaite", expected.terms),
    ...termComparisons(kenwardRoger, "Kenward–Roger", expected.termsKenwardRoger),
    ...expected.hypotheses.flatMap((reference, index) => {
      const name = hypotheses[index]?.name ?? "";
      return [
        ...testComparisons(`“${name}”: F, Satterthwaite`, byModel.hypotheses[index], reference.satterthwaite),
        ...testComparisons(`“${name}”: F, Kenward–Roger`, kenwardRoger.hypotheses[index], reference.kenwardRoger),
        ...sandwiches.flatMap(([kind, own, key]) =>
          testComparisons(`“${name}”: F, ${kind} (HTZ)`, own.hypotheses[index], reference[key]),
        ),
        ...testComparisons(`“${name}”: χ²`, chiSquare.hypotheses[index], reference.chiSquare),
      ];
    }),
  ];
}

function errorComparisons(
  kind: string,
  fixed: ResultDocument["fixed"],
  expected: ExpectedErrors | undefined,
): readonly Comparison[] {
  if (expected === undefined) return [];
  return fixed.flatMap(({ name, se, df }, k): readonly Comparison[] => [
    [`${name}: SE (${kind})`, se, expected.se[k] ?? Number.NaN],
    [`${name}: df (${kind})`, df ?? Number.NaN, expected.df[k] ?? Number.NaN],
  ]);
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
