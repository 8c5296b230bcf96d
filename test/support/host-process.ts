import { parentChannel } from "../../src-engine/process/parent-channel.ts";
import { runHost } from "./host-harness.ts";

/** A host in a process of its own, to be killed: `host.mjs <engine> <folder>`. Its window is the process that forked it. */
const [engine = "", folder = ""] = process.argv.slice(2);
const { host } = runHost(engine, folder);
host.connectWindow(parentChannel());
