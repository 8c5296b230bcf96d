import { useMemo } from "react";
import type { ProjectTable } from "../../../src-contract/project.ts";
import { type ModelContext, modelContext } from "../../../src-engine/specification/context.ts";
import { useAppState } from "../../state/app-context.ts";
import { knowledgeOf } from "../../state/knowledge.ts";

/** What is known so far about the data that a table's models are made of. */
export function useModelContext({
  id,
  variables,
  levels,
}: Pick<ProjectTable, "id" | "variables" | "levels">): ModelContext {
  const report = useAppState((state) => knowledgeOf(state, id).levels.answer);
  const summaries = useAppState((state) => knowledgeOf(state, id).summaries.answer);
  return useMemo(() => modelContext({ variables, levels, report, summaries }), [variables, levels, report, summaries]);
}
