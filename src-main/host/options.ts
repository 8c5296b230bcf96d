import type { DataSource } from "../../src-contract/data-import.ts";
import type {
  DialogAnswer,
  OpenDialog,
  RecentFile,
  SaveDialog,
  StartInformation,
} from "../../src-contract/host-api.ts";
import type { EngineConnection } from "./engine/engine-connection.ts";

/** All that a host is told of the machine and the program around it. */
export interface HostOptions {
  readonly version: string;
  readonly kind: StartInformation["host"];
  readonly platform: StartInformation["platform"];
  readonly nativeMenu: boolean;
  readonly folders: {
    /** Settings and recent files. */
    readonly settings: string;
    /** One folder for each running or dead session. */
    readonly sessions: string;
    /** The samples that ship with the program, with their list `examples.json`. */
    readonly samples: string;
  };
  /** The built engine process, started in whichever way this program starts processes. */
  readonly startEngine: () => EngineConnection;
  /** Null: the window asks with a dialog of its own. */
  readonly dialogs: FileDialogs | null;
  readonly window: WindowControls;
  /** What was asked for at the start. */
  readonly open: DataSource | null;
  /** For what nobody sees otherwise: why an engine died, a bug in a handler. */
  readonly log: (line: string) => void;
  readonly now?: () => Date;
}

/** The system's own file dialogs. */
export interface FileDialogs {
  open(dialog: OpenDialog): Promise<DialogAnswer>;
  save(dialog: SaveDialog): Promise<DialogAnswer>;
}

/** What is around the page: its window and its native menu. A browser has little of it. */
export interface WindowControls {
  showCommands(commands: { readonly enabled: readonly string[]; readonly checked: readonly string[] }): void;
  showTitle(title: { readonly title: string; readonly unsaved: boolean }): void;
  showRecentFiles(files: readonly RecentFile[]): void;
  /** The window may be closed now. */
  close(): void;
}
