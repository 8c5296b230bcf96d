import { expect, test } from "vitest";
import type { Inference } from "../../../../src-contract/analysis.ts";
import { analyse } from "../../../../src-engine/analyse.ts";
import { goldenData } from "../../../support/golden-data.ts";

/** Tests of the fixed part have nothing to do with what else is asked for. */
test.each<Inference>([{ intervals: "profile" }, { varianceTests: ["likelihood-ratio"] }])(
  "degrees of freedom stay what they are beside %j",
  (asked) => {
    const alone = degrees({});
    expect(degrees(asked)).toEqual(alone.map((df) => expect.closeTo(df ?? 0, 6)));
  },
);

function degrees(inference: Inference): readonly (number | null)[] {
  const terms = [{ variables: [] }, { variables: [{ name: "Days" }] }];
  const model = { outcome: "Reaction", fixed: terms, random: [{ group: "Subject", terms }], inference };
  const analysis = analyse(goldenData("sleepstudy"), model);
  if (!analysis.ok) throw new Error(JSON.stringify(analysis.failure));
  return analysis.value.result.fixed.map(({ df }) => df);
}
