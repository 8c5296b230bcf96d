import type { IpcMainEvent, WebContents } from "electron";
import type { Channel } from "../../src-contract/rpc.ts";
import { bytesChannel, helloChannel } from "./bridge-channels.ts";
import type { ElectronModule } from "./electron-module.ts";
import { pageAddress } from "./page-protocol.ts";

/**
 * Calls `connected` with a channel for every page the window loads. The channel closes when that page is gone: another
 * one took its place, it crashed, or its window was closed.
 */
export function onWindowPage(
  { ipcMain }: ElectronModule,
  contents: WebContents,
  connected: (channel: Channel) => void,
): void {
  let page: PageChannel | null = null;
  const isOurs = (event: IpcMainEvent) => event.sender === contents && isPage(event);
  const end = () => {
    page?.close();
    page = null;
  };
  const hello = (event: IpcMainEvent) => {
    if (!isOurs(event)) return;
    end();
    page = pageChannel(contents);
    connected(page);
  };
  const bytes = (event: IpcMainEvent, message: unknown) => {
    if (isOurs(event) && message instanceof Uint8Array) page?.receive(message);
  };
  ipcMain.on(helloChannel, hello);
  ipcMain.on(bytesChannel, bytes);
  contents.on("render-process-gone", end);
  contents.once("destroyed", () => {
    ipcMain.off(helloChannel, hello);
    ipcMain.off(bytesChannel, bytes);
    end();
  });
}

/** The page itself, not a frame in it and not another page that got into the window. */
function isPage({ senderFrame }: IpcMainEvent): boolean {
  return senderFrame !== null && senderFrame.parent === null && senderFrame.url.startsWith(pageAddress);
}

interface PageChannel extends Channel {
  receive(bytes: Uint8Array): void;
  close(): void;
}

function pageChannel(contents: WebContents): PageChannel {
  let open = true;
  let received: (bytes: Uint8Array) => void = () => {};
  const closed: (() => void)[] = [];
  return {
    send: (bytes) => {
      if (open && !contents.isDestroyed()) contents.send(bytesChannel, bytes);
    },
    onMessage: (receive) => {
      received = receive;
    },
    onClose: (told) => {
      closed.push(told);
    },
    receive: (bytes) => {
      if (open) received(bytes);
    },
    close: () => {
      open = false;
      for (const told of closed) told();
    },
  };
}
