import { EventEmitter } from "node:events";

/** Gives a forked node process the `process.parentPort` that Electron gives a utility process. */
const port = new EventEmitter();
const early: unknown[] = [];
const deliver = (data: unknown) => port.emit("message", { data, ports: [] });
// Messages wait for the first listener, as Electron's do.
process.on("message", (data) => {
  if (port.listenerCount("message") === 0) early.push(data);
  else deliver(data);
});
port.on("newListener", () => queueMicrotask(() => early.splice(0).forEach(deliver)));
process.on("disconnect", () => process.exit(0));
Object.assign(process, {
  parentPort: Object.assign(port, {
    postMessage: (message: unknown) => {
      // The program may be gone between the two.
      if (process.connected) process.send?.(message, undefined, undefined, () => {});
    },
  }),
});
