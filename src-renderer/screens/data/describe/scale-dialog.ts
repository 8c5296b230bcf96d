import type { TableId } from "../../../../src-contract/data-import.ts";
import { writtenName } from "../../../../src-engine/formula/tokens.ts";
import type { Dialog } from "../../../state/dialog.ts";

/** Compute, with the mean of items begun: missing where fewer than half of them are answered. */
export function scaleDialog(table: TableId, items: readonly string[]): Dialog {
  const answered = Math.ceil(items.length / 2);
  const formula = `mean(${items.map(writtenName).join(", ")}, valid: ${answered})`;
  const content = { kind: "compute", variables: [{ name: "", formula }] } as const;
  return { kind: "prepare", table, step: "compute", edit: null, draft: { content, opened: null } };
}
