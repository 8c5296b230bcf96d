import { homedir } from "node:os";
import { join } from "node:path";

/**
 * Where the program keeps settings, recent files and unsaved work: the folder that Electron gives its programs, so that
 * both hosts find the same.
 */
export function userFolder(
  platform: NodeJS.Platform = process.platform,
  environment: NodeJS.ProcessEnv = process.env,
  home = homedir(),
): string {
  if (platform === "darwin") return join(home, "Library", "Application Support", "Crosslevel");
  if (platform === "win32") return join(environment.APPDATA ?? join(home, "AppData", "Roaming"), "Crosslevel");
  return join(environment.XDG_CONFIG_HOME || join(home, ".config"), "Crosslevel");
}
