import { parentPort } from "node:worker_threads";
import { engineWork } from "./engine-work.ts";
import { rehearsal } from "./rehearsal.ts";
import { serveThread } from "./serve-thread.ts";

if (parentPort === null) throw new Error("a thread is started by the engine's desk, not by itself");
serveThread(parentPort, engineWork(), rehearsal);
