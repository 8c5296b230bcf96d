import type { EngineCalls } from "./engine/engine-calls.ts";
import type { DataSources } from "./files/data-sources.ts";
import type { RecentFiles } from "./files/recent-files.ts";
import type { HostOptions } from "./options.ts";
import type { SampleWithFile } from "./samples.ts";
import type { Workspace } from "./workspace/workspace.ts";

/** What the host's calls are made of. */
export interface HostParts {
  readonly options: HostOptions;
  readonly engine: EngineCalls;
  readonly workspace: Workspace;
  readonly sources: DataSources;
  readonly recent: RecentFiles;
  readonly samples: () => Promise<readonly SampleWithFile[]>;
}
