import { contextBridge, ipcRenderer, webUtils } from "electron";
import { bridgeName, type WindowBridge } from "../../src-contract/window-connection.ts";
import { bytesChannel, helloChannel } from "./bridge-channels.ts";

/** All that the page gets of Electron: bytes to and from the host, and the path of a file dropped on it. */
const bridge: WindowBridge = {
  send: (bytes) => ipcRenderer.send(bytesChannel, bytes),
  onMessage: (receive) => {
    ipcRenderer.on(bytesChannel, (_event, bytes: unknown) => {
      if (bytes instanceof Uint8Array) receive(bytes);
    });
  },
  // The host is the main process: the page does not outlive it.
  onClose: () => {},
  pathOfFile: (file) => webUtils.getPathForFile(file) || null,
};

ipcRenderer.send(helloChannel);
contextBridge.exposeInMainWorld(bridgeName, bridge);
