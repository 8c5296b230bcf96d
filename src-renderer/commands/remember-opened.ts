import type { RecentFile } from "../../src-contract/host-api.ts";
import { rememberRecent } from "../state/files.ts";
import type { Store } from "../state/store.ts";

/** Puts a file among the recent ones, as the host does for the next start. */
export function rememberOpened(store: Store, path: string, kind: RecentFile["kind"]): void {
  const now = new Date().toISOString();
  store.update((state) => rememberRecent(state, path, kind, now));
}
