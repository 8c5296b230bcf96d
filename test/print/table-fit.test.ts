import { expect, test } from "vitest";
import type { OutputTable } from "../../src-contract/output.ts";
import { defaultReportLayout } from "../../src-contract/project.ts";
import { cellPadding, fitTable } from "../../src-print/table-fit.ts";
import { textWidth } from "../../src-print/text-width.ts";

test("a spanner over one narrow column breaks between its words only", () => {
  const table: OutputTable = {
    kind: "variance-components",
    title: "Variance Components",
    columns: [
      { id: "effect", head: [{ text: "Random effect" }], align: "label" },
      {
        id: "correlation",
        head: [{ text: "u" }],
        align: "number",
        spanner: [{ text: "Correlation with" }],
      },
    ],
    rows: [
      {
        kind: "data",
        indent: 0,
        cells: [
          { text: [{ text: "Slope ".repeat(40) }], value: null },
          { text: [{ text: ".39" }], value: 0.39 },
        ],
      },
    ],
    notes: [],
  };
  const { columns, size } = fitTable(table, defaultReportLayout);
  const word = textWidth([{ text: "Correlation" }], defaultReportLayout.font) * size;
  expect((columns[1]?.width ?? 0) - 2 * cellPadding).toBeGreaterThan(word);
});

test("notes that do not fit beside the rows go over to the next page, rather than the rows", () => {
  const models = Array.from({ length: 6 }, (_, model) => `model-${model}`);
  const cell = { text: [{ text: "12.64 (0.24)***" }], value: 12.64 };
  const rows = Array.from({ length: 40 }, (_, row) => ({
    kind: "data" as const,
    indent: 1 as const,
    cells: [{ text: [{ text: `Predictor ${row}` }], value: null }, ...models.map(() => cell)],
  }));
  const table: OutputTable = {
    kind: "comparison",
    title: "Multilevel Models",
    columns: [
      { id: "effect", head: [{ text: "Effect" }], align: "label" },
      ...models.map((id) => ({ id, head: [{ text: "b (SE)" }], align: "number" as const })),
    ],
    rows,
    notes: [],
  };
  const notes = [[{ text: "Deviances are from maximum likelihood fits. ".repeat(60) }]];
  expect(fitTable({ ...table, notes }, defaultReportLayout)).toMatchObject({ orientation: "portrait", size: 8 });
});
