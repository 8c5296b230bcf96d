import type { EngineConnection } from "../host/engine/engine-connection.ts";
import type { ElectronModule } from "./electron-module.ts";

/** Starts the engine as Electron's kind of node process: no page, and it ends with the program. */
export function startEngine({ utilityProcess }: ElectronModule, file: string): EngineConnection {
  const child = utilityProcess.fork(file, [], { serviceName: "Crosslevel engine" });
  let reason: string | null = null;
  const closed: (() => void)[] = [];
  // Its end follows; an error nobody listens to would end the program.
  let fatal = "";
  child.on("error", (type, location) => {
    fatal = ` (${type} in ${location})`;
  });
  child.on("exit", (code) => {
    reason = `exit code ${code}${fatal}`;
    for (const told of closed) told();
  });
  return {
    send: (bytes) => {
      if (reason === null) child.postMessage(bytes);
    },
    onMessage: (receive) =>
      child.on("message", (message: unknown) => {
        if (message instanceof Uint8Array) receive(message);
      }),
    onClose: (told) => {
      if (reason === null) closed.push(told);
      else told();
    },
    kill: () => {
      // Not `child.kill()`, which asks first: the engine may be past answering.
      if (reason === null && child.pid !== undefined) process.kill(child.pid, "SIGKILL");
    },
    exitReason: () => reason,
  };
}
