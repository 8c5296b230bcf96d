import { useCallback, useEffect, useRef, useState } from "react";
import type { Failure } from "../../../../src-contract/failure.ts";
import type { FolderListing } from "../../../../src-contract/host-api.ts";
import { useApp } from "../../../state/app-context.ts";
import { changeView } from "../../../state/views.ts";

export interface Folder {
  readonly listing: FolderListing | null;
  readonly failure: Failure | null;
  readonly isBusy: boolean;
  /** Null: where the user keeps files. */
  readonly open: (path: string | null) => Promise<void>;
  /** The folder in sight, once what was asked for has come; null: none can be opened. */
  readonly settled: () => Promise<FolderListing | null>;
  /** Whether a file is there, in this folder or another one. */
  readonly holds: (folder: string, path: string) => Promise<boolean>;
}

/** The folder that the dialog shows. One that cannot be opened leaves the last one in sight. */
export function useFolder(): Folder {
  const { host, store } = useApp();
  const [listing, setListing] = useState<FolderListing | null>(null);
  const [failure, setFailure] = useState<Failure | null>(null);
  const [isBusy, setBusy] = useState(true);
  const latest = useRef(0);
  const coming = useRef<Promise<FolderListing | null>>(Promise.resolve(null));

  const open = useCallback(
    async (path: string | null) => {
      const request = ++latest.current;
      setBusy(true);
      const asked = host.calls.listFolder({ path });
      const before = coming.current;
      coming.current = asked.then((answer) => (answer.ok ? answer.value : before));
      const answer = await asked;
      if (request !== latest.current) return;
      setBusy(false);
      setFailure(answer.ok ? null : answer.failure);
      if (!answer.ok) return;
      setListing(answer.value);
      store.update((state) => changeView(state, { folder: answer.value.path }));
    },
    [host, store],
  );
  useEffect(() => {
    void open(store.getState().view.folder);
  }, [open, store]);
  const holds = async (folder: string, path: string) => {
    const answer = folder === listing?.path ? null : await host.calls.listFolder({ path: folder });
    const entries = answer === null ? listing?.entries : answer.ok ? answer.value.entries : undefined;
    return entries?.some((entry) => entry.path === path) ?? false;
  };
  return { listing, failure, isBusy, open, settled: () => coming.current, holds };
}
