import { fork } from "node:child_process";
import type { EngineConnection } from "./engine-connection.ts";

/** Starts the engine as a node process of its own, from its built file. Not for Electron, which has utility processes. */
export function forkEngine(file: string): EngineConnection {
  const child = fork(file, { serialization: "advanced" });
  let reason: string | null = null;
  const closed: (() => void)[] = [];
  const end = (why: string) => {
    if (reason !== null) return;
    reason = why;
    for (const told of closed) told();
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
      if (reason === null) closed.push(told);
      else told();
    },
    kill: () => {
      child.kill("SIGKILL");
    },
    exitReason: () => reason,
  };
}
