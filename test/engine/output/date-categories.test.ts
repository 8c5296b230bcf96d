import { expect, test } from "vitest";
import type { ModelSpecification } from "../../../src-contract/analysis.ts";
import type { RichText } from "../../../src-contract/output.ts";
import { defaultOutputSettings } from "../../../src-contract/project.ts";
import { fitModel } from "../../../src-engine/analyse.ts";
import { madeData } from "../../support/made-data.ts";

const rows = Array.from({ length: 60 }, (_, row) => row);
const firstOfMarch = 19_783;
const data = madeData(
  {
    unit: rows.map((row) => row % 5),
    y: rows.map((row) => (row * 7919) % 101),
    day: rows.map((row) => firstOfMarch + (row % 3)),
  },
  { day: { storage: "date" } },
);

test.each([["2024-03-02"], [firstOfMarch + 1]])(
  "tables call dates and their reference (%s) by their dates",
  (reference) => {
    const day = { name: "day", type: "categorical", reference } as const;
    const model: ModelSpecification = {
      outcome: "y",
      fixed: [{ variables: [] }, { variables: [day] }],
      random: [{ group: "unit", terms: [{ variables: [] }] }],
    };
    const request = { id: "m", name: "M", revision: 1, table: "t", levels: null, model, output: defaultOutputSettings };
    const answer = fitModel(data, request);
    if (!answer.ok) throw new Error(JSON.stringify(answer.failure));
    const fixed = answer.value.output.tables.find(({ kind }) => kind === "fixed-effects");
    expect(fixed?.rows.map(({ cells }) => textOf(cells[0]?.text ?? []))).toEqual([
      "Intercept, γ00",
      "day: 2024-03-01, γ10",
      "day: 2024-03-03, γ20",
    ]);
    expect(textOf(fixed?.notes[0] ?? [])).toContain("Reference category: 2024-03-02 (day).");
  },
);

function textOf(text: RichText): string {
  return text
    .map((piece) => piece.text)
    .join("")
    .replaceAll("\u00a0", " ");
}
