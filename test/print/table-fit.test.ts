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
