import { spawnSync } from "node:child_process";
import { join } from "node:path";
import { repository } from "./build/bundles.mjs";
import { builderProgram, prepare } from "./package/prepare.mjs";

/**
 * `npm run package [-- electron-builder's flags]`: builds the installers of this system into dist/. Needs Electron's
 * binaries, which electron-builder fetches from GitHub.
 */
await prepare();
const words = [builderProgram, "--publish", "never", ...process.argv.slice(2)];
const { status } = spawnSync(process.execPath, words, { cwd: join(repository), stdio: "inherit" });
process.exitCode = status ?? 1;
