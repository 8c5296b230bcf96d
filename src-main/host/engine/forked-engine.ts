import { fork } from "node:child_process";
import type { EngineConnection } from "./engine-connection.ts";

/** Starts the engine as a node process of its own, from its built file. Not for Electron, which has utility processes. */
export function forkEngine(file: string): EngineConnection {
  const child = fork(file, { serialization: "advanced", execArgv: [] });
  let reason: string | null = null;
  let closed = () => {};
  const end = (why: string) => {
    if (reason !== null) return;
    reason = why;
    closed();
  };
  child.on("error", (error) => end(error.message));
  child.on("exit", (code, signal) => end(signal === null ? `exit code ${code}` : `signal ${signal}`));
  return {
    send: (bytes) => {
      // The channel may break before the end of the process is known; that follows and is told by `onClose`.
      if (child.connected) child.send(bytes, () => {});
    },
    onMessage: (receive) =>
      child.on("message", (message) => {
        if (message instanceof Uint8Array) receive(message);
      }),
    onClose: (told) => {
      closed = told;
      if (reason !== null) told();
    },
    kill: () => {
      child.kill("SIGKILL");
    },
    exitReason: () => reason,
  };
}
