import { expect, test } from "vitest";
import { chartKinds, tableKinds } from "../../src-contract/output.ts";
import type { ProjectDocument } from "../../src-contract/project.ts";
import { projectSchema } from "../../src-contract/project-schema.ts";
import { hsbProject } from "../support/hsb-project.ts";

test("a project keeps every table and chart that a report can hold", () => {
  const piece = { model: "model-4", title: null };
  const project: ProjectDocument = {
    ...hsbProject,
    report: [
      ...tableKinds.map((table) => ({ ...piece, kind: "table", id: `table ${table}`, table }) as const),
      ...chartKinds.map((chart) => ({ ...piece, kind: "chart", id: `chart ${chart}`, chart }) as const),
    ],
  };
  expect(projectSchema.parse(project).report).toHaveLength(tableKinds.length + chartKinds.length);
});
