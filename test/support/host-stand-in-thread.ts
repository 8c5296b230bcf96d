import { parentPort } from "node:worker_threads";
import { serveThread } from "../../src-engine/process/serve-thread.ts";
import { standInWork } from "./host-stand-in-work.ts";

if (parentPort === null) throw new Error("the stand-in thread is started by the engine's desk");
serveThread(parentPort, standInWork, () => [].values());
