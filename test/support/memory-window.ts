import { mount } from "../../src-renderer/app/mount.tsx";
import { memoryHost } from "./memory-host.ts";

/**
 * The window over the in-memory host, for developing and looking: `npx vite --config test/support/vite.config.ts`, then
 * /test/support/memory-window.html. Scripts reach the app as `crosslevelApp` and its host as `crosslevelHost`.
 */
const root = document.getElementById("root");
if (root === null) throw new Error("the page has no element #root");
const host = memoryHost();
Object.assign(globalThis, { crosslevelHost: host, crosslevelApp: mount(root, host) });
