import { join } from "node:path";

/** Where the program's parts are. */
export interface ProgramFiles {
  /** The built window. */
  readonly page: string;
  readonly preload: string;
  readonly engine: string;
  readonly samples: string;
  /** For systems that take a window's icon from the window (Linux). */
  readonly icon: string;
}

/**
 * In a checkout everything is where it was built. Packed, the program is in an archive; what other processes and threads
 * start from, and what users may look for, lies beside it.
 */
export function programFiles(appPath: string, isPackaged: boolean, resourcesPath: string): ProgramFiles {
  const beside = isPackaged ? `${appPath}.unpacked` : appPath;
  return {
    page: join(appPath, "out/renderer"),
    preload: join(appPath, "out/preload/preload.cjs"),
    engine: join(beside, "out/engine/engine.mjs"),
    samples: isPackaged ? join(resourcesPath, "examples") : join(appPath, "assets/examples"),
    icon: isPackaged ? join(resourcesPath, "icon.png") : join(appPath, "assets/icons/linux/512x512.png"),
  };
}
