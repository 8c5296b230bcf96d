import { useMemo } from "react";
import type { TableId } from "../../../../src-contract/data-import.ts";
import { useAppState } from "../../../state/app-context.ts";
import { otherTables } from "../../../state/preparation.ts";

/** The tables that this one can take rows or variables from. */
export function useOtherTables(id: TableId) {
  const document = useAppState((state) => state.history.present);
  return useMemo(() => otherTables(document, id), [document, id]);
}
