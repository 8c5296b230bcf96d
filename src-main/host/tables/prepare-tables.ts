import { tablesIn } from "../../../src-contract/data-steps.ts";
import type { EngineApi, PrepareRequest } from "../../../src-contract/engine-api.ts";
import type { ProjectTable } from "../../../src-contract/project.ts";
import type { Client } from "../../../src-contract/rpc.ts";
import type { Variable } from "../../../src-contract/variable.ts";

/** What an engine is told about a table beside its values. */
export interface TableContent {
  /** Of its source. */
  readonly variables: readonly Variable[];
  /** Null: nothing was done to it. */
  readonly preparation: PrepareRequest | null;
}

export function contentOf({ id, variables, levels, preparation }: ProjectTable): TableContent {
  if (preparation === undefined) return { variables, preparation: null };
  const { source, steps } = preparation;
  const identifiers = levels?.upper.map((level) => level.id) ?? [];
  const request = { table: id, variables: source.variables, steps, levels: identifiers };
  return { variables: source.variables, preparation: request };
}

/**
 * Has an engine that holds the tables' sources do their steps, a table after those that it takes from. Steps that cannot
 * be done say so to the window, which asks again.
 */
export async function prepareTables(engine: Client<EngineApi>, requests: readonly PrepareRequest[]): Promise<void> {
  for (const request of inOrder(requests)) await engine.prepareTable(request);
}

function inOrder(requests: readonly PrepareRequest[]): readonly PrepareRequest[] {
  const ordered = new Set<PrepareRequest>();
  const visited = new Set<PrepareRequest>();
  const visit = (request: PrepareRequest) => {
    if (visited.has(request)) return;
    visited.add(request);
    const sources = tablesIn(request.steps);
    for (const other of requests) if (sources.includes(other.table)) visit(other);
    ordered.add(request);
  };
  for (const request of requests) visit(request);
  return [...ordered];
}
