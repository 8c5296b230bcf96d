import { rowBlock } from "../table/rows.ts";
import { parentChannel } from "./parent-channel.ts";
import { serveEngine } from "./serve-engine.ts";

/** The engine process. Threads run the file that is built beside this one. */
const host = parentChannel();
host.onClose(() => process.exit());
serveEngine(host, new URL("./thread.mjs", import.meta.url), rowBlock);
