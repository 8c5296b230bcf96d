import { build } from "../../scripts/build.mjs";
import { buildStandIn } from "./build-stand-in.ts";
import keepTemporaryFiles from "./temporary-files.ts";

/** Before the journeys: the application as it is now, and the stand-in for Electron. */
export default async function setUp(): Promise<() => void> {
  await build({ names: ["renderer", "engine", "web", "main", "preload"] });
  await buildStandIn();
  return keepTemporaryFiles();
}
