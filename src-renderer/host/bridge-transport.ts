import { refuse, succeed } from "../../src-contract/outcome.ts";
import type { WindowBridge } from "../../src-contract/window-connection.ts";
import type { Transport } from "./transport.ts";

/** Electron: messages pass through the preload script's bridge, files are named by their path. */
export function bridgeTransport(bridge: WindowBridge): Transport {
  return {
    open: () => Promise.resolve({ kind: "open", channel: bridge }),
    sourceOf: (file) => {
      const path = bridge.pathOfFile(file);
      return Promise.resolve(
        path === null
          ? refuse({ code: "file-not-readable", path: file.name, reason: "other" })
          : succeed({ kind: "path", path }),
      );
    },
  };
}
