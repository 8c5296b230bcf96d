import { type ReportBlock, reportBlocks } from "../../../src-print/report-blocks.ts";
import type { AppState } from "../../state/app-state.ts";
import { isPieceAwaited } from "./awaited-pieces.ts";
import { type KnownOutputs, knownOutputs } from "./report-outputs.ts";

/** The report's pieces with what the window knows now; of one that is not there it says so when it is on its way. */
export function knownBlocks(state: AppState, outputs: KnownOutputs = knownOutputs(state)): readonly ReportBlock[] {
  const { present } = state.history;
  return reportBlocks(present, outputs).map((block, index) => {
    const item = present.report[index];
    const isOnItsWay = block.kind === "missing" && item !== undefined && isPieceAwaited(item, state);
    return isOnItsWay ? { ...block, missing: { reason: "awaited" } } : block;
  });
}
