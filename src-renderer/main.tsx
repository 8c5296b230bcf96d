import { bridgeName, type WindowBridge } from "../src-contract/window-connection.ts";
import { mount } from "./app/mount.tsx";
import { bridgeTransport } from "./host/bridge-transport.ts";
import { connectHost } from "./host/connect-host.ts";
import { socketTransport } from "./host/socket-transport.ts";

const bridge = (globalThis as { readonly [bridgeName]?: WindowBridge })[bridgeName];
const transport = bridge === undefined ? socketTransport(new URL(location.href)) : bridgeTransport(bridge);
const root = document.getElementById("root");
if (root === null) throw new Error("the page has no element #root");
mount(root, await connectHost(transport));
