import type { HostApi } from "../../../src-contract/host-api.ts";
import { succeed } from "../../../src-contract/outcome.ts";
import type { Handlers } from "../../../src-contract/rpc.ts";
import { listFolder } from "../files/folder-listing.ts";
import type { HostParts } from "../host-parts.ts";

type FileCalls = Pick<Handlers<HostApi>, "chooseFileToOpen" | "chooseFileToSave" | "listFolder">;

/** Calls with which the user chooses files. */
export function fileCalls({ options: { dialogs } }: HostParts): FileCalls {
  return {
    chooseFileToOpen: async (dialog) =>
      succeed(dialogs === null ? { kind: "window-must-ask" } : await dialogs.open(dialog)),
    chooseFileToSave: async (dialog) =>
      succeed(dialogs === null ? { kind: "window-must-ask" } : await dialogs.save(dialog)),
    listFolder: ({ path }) => listFolder(path),
  };
}
