import type { HostApi } from "../../../src-contract/host-api.ts";
import { succeed } from "../../../src-contract/outcome.ts";
import type { Handlers } from "../../../src-contract/rpc.ts";
import type { HostParts } from "../host-parts.ts";
import { findRecoveries } from "../sessions/recoveries.ts";
import { readSettings, writeSettings } from "../settings.ts";

type ApplicationCalls = Pick<
  Handlers<HostApi>,
  "start" | "startIsOver" | "changeSettings" | "showCommands" | "showTitle" | "close"
>;

/** Calls about the application itself and its window. */
export function applicationCalls({ options, workspace, recent, samples }: HostParts): ApplicationCalls {
  const { version, kind, platform, nativeMenu, folders, window } = options;
  let { open } = options;
  return {
    start: async () => {
      // The place first: looking for dead sessions must not meet a session of our own that is half made.
      await workspace.place();
      const [settings, recentList, sampleList, recoveries] = await Promise.all([
        readSettings(folders.settings),
        recent.list(),
        samples(),
        findRecoveries(folders.sessions),
      ]);
      return succeed({
        version,
        host: kind,
        platform,
        nativeMenu,
        settings,
        recent: recentList,
        samples: sampleList.map(({ file: _file, ...sample }) => sample),
        recoveries,
        present: workspace.present(),
        open,
      });
    },
    startIsOver: () => {
      open = null;
      return Promise.resolve(succeed(null));
    },
    changeSettings: (settings) => writeSettings(folders.settings, settings),
    showCommands: async (commands) => {
      window.showCommands(commands);
      return succeed(null);
    },
    showTitle: async (title) => {
      window.showTitle(title);
      return succeed(null);
    },
    close: async () => {
      await workspace.giveUp();
      window.close();
      return succeed(null);
    },
  };
}
